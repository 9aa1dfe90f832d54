import type { Language } from '../../graph/errors.ts'
import { english } from './messages-en.ts'
import { chinese } from './messages-zh.ts'

/** What the commands say. A sentence that one language lacks does not compile. */
export const messages: Record<Language, typeof english> = { en: english, zh: chinese }
