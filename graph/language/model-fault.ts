import type { Sentences } from '../errors.ts'
import { sha256 } from '../ids.ts'
import type { FetchedFile } from './model-definition.ts'

/** Why a file is not what it should be, in words that fit in brackets. */
export type Fault = Sentences

/** Why these bytes are not the file, or `null` when they are. */
export function faultOf(bytes: Uint8Array, expected: FetchedFile): Fault | null {
  if (bytes.length !== expected.bytes) return wrongSize(bytes.length, expected)
  const found = sha256(bytes)
  return found === expected.sha256 ? null : wrongDigest(found, expected)
}

export const wrongSize = (found: number, { bytes }: FetchedFile): Fault => ({
  en: `${found} bytes, expected ${bytes}`,
  zh: `${found} 字节，应为 ${bytes} 字节`,
})

export const wrongDigest = (found: string, { sha256: expected }: FetchedFile): Fault => ({
  en: `sha256 ${found}, expected ${expected}`,
  zh: `sha256 为 ${found}，应为 ${expected}`,
})

export const otherVocabulary = ({ en, zh }: Fault): Fault => ({ en: `${en}; other vocabulary`, zh: `${zh}；词表不同` })

export const NOT_JSON: Fault = { en: 'not a JSON object', zh: '不是 JSON 对象' }

/** What the system said, which it says in English only. */
export const said = (reason: string): Fault => ({ en: reason, zh: reason })
