import { readFileSync } from 'node:fs'
import { problem } from '../graph/errors.ts'
import { packageFile } from '../graph/package-file.ts'

/** The columns of each row of `corpus/lexicon/<name>`; blank lines and lines that begin with `#` are left out. */
export function lexiconRows(name: string, columns: number): string[][] {
  const lines = readFileSync(packageFile(`corpus/lexicon/${name}`), 'utf8').split('\n')
  return lines.flatMap((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return []
    const row = line.split('\t').map((cell) => cell.trim())
    if (row.length !== columns) throw problem('LEXICON_INVALID', name, index + 1, `expected ${columns} columns`)
    return [row]
  })
}

/** The first column of a word list. */
export const lexiconWords = (name: string): string[] => lexiconRows(name, 1).map(([word]) => word!)
