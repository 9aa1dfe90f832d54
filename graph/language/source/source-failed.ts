import { problem, type ZhengmaiError } from '../../errors.ts'

/** `MODEL_SOURCE_FAILED`, in words that stand after the source's name. */
export function sourceFailed(en: string, zh: string): ZhengmaiError {
  return problem('MODEL_SOURCE_FAILED', { en, zh })
}
