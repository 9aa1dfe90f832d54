import { hash } from 'node:crypto'

/** What an id is for; the prefix of every id says it. */
export type IdKind = 'doc' | 'par' | 'ent' | 'men' | 'rel' | 'obs' | 'rep'

/** The same parts give the same id on every machine, e.g. `idOf('par', documentId, ordinal, text)`; 80 bits of SHA-256. */
export function idOf(kind: IdKind, ...parts: (string | number | null)[]): string {
  return `${kind}_${sha256(JSON.stringify(parts)).slice(0, 20)}`
}

/** The id of the document whose file has this SHA-256: known before the file is read. */
export const documentIdOf = (sourceHash: string): string => idOf('doc', sourceHash)

/** The entity that a regulation's name alone stands for, whoever's it is: what a citation by that name is of. */
export const regulationId = (name: string): string => idOf('ent', 'regulation', name, null)

/** Lower-case hexadecimal SHA-256. */
export function sha256(data: string | Uint8Array): string {
  return hash('sha256', data, 'hex')
}
