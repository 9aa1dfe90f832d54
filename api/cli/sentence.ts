import type { Language, ZhengmaiError } from '../../graph/errors.ts'

/** How a problem is printed: its code, the same in both languages, and its sentence. */
export const sentence = ({ code, sentences }: ZhengmaiError, language: Language): string =>
  `${code}: ${sentences[language]}`
