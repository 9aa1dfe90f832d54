import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { problem } from '../graph/errors.ts'
import { packageFile } from '../graph/package-file.ts'

/** Files are looked at this often at most: reading a document must not wait for the disk. */
const LOOK_EVERY_MS = 1000

let folder = packageFile('corpus/lexicon')
/** Rises whenever the lists are read anew. */
let generation = 0
let seen = stateOf(folder)
let lookedAt = Date.now()

/** The columns of each row of `corpus/lexicon/<name>`; blank lines and lines that begin with `#` are left out. */
export function lexiconRows(name: string, columns: number): string[][] {
  const lines = readFileSync(path.join(folder, name), 'utf8').split('\n')
  return lines.flatMap((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return []
    const row = line.split('\t').map((cell) => cell.trim())
    if (row.length !== columns) {
      const [en, zh] = [
        `${columns} columns are expected, not ${row.length}`,
        `应有 ${columns} 列，实有 ${row.length} 列`,
      ]
      throw problem('LEXICON_INVALID', name, index + 1, { en, zh })
    }
    return [row]
  })
}

/** The first column of a word list. */
export const lexiconWords = (name: string): string[] => lexiconRows(name, 1).map(([word]) => word!)

/**
 * What is made of lists, made at the first call and again once the lists have changed:
 * `const UNITS = lexicon(() => lexiconRows('units.tsv', 2))`, then `UNITS()`.
 */
export function lexicon<T>(make: () => T): () => T {
  let made: { value: T; of: number } | null = null
  return () => {
    if (made?.of !== generation) made = { value: make(), of: generation }
    return made.value
  }
}

/** Sees to it that lists which were edited since are read anew; `from` another folder. A running server needs no restart. */
export function reloadLexicons(from: string = folder): void {
  folder = from
  seen = stateOf(folder)
  lookedAt = Date.now()
  generation++
}

/** The same where a file has another time or size than before; looks once a second at most. */
export function reloadChangedLexicons(): void {
  if (Date.now() - lookedAt < LOOK_EVERY_MS) return
  lookedAt = Date.now()
  if (stateOf(folder) !== seen) reloadLexicons()
}

/** Names, times and sizes of the files of a folder. */
function stateOf(where: string): string {
  return readdirSync(where)
    .sort()
    .map((name) => {
      const stats = statSync(path.join(where, name), { throwIfNoEntry: false })
      return `${name} ${stats?.mtimeMs} ${stats?.size}`
    })
    .join('\n')
}
