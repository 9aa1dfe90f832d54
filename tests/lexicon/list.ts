/** A public package that a list is taken from. `file` is what is read of it. */
export type Source = {
  registry: 'npm' | 'PyPI'
  name: string
  version: string
  licence: string
  files: string[]
}

/** A list of the lexicon that is nothing but what public packages say. */
export type List = {
  file: string
  /** What it is and what its columns are, a sentence or two. */
  head: string
  sources: Source[]
  /** From the contents of the sources' files, by their paths in the packages, to the rows. The same gives the same. */
  rows: (contents: (path: string) => string) => string[][]
}

/** The file as it is committed. */
export function textOf({ head, sources }: List, rows: string[][]): string {
  const from = sources.map(({ registry, name, version, licence }) => `${registry} ${name} ${version} (${licence})`)
  const lines = [`# ${head}`, `# Facts from ${from.join(', ')}; built by \`npm run lexicon\`, not by hand.`]
  return `${[...lines, ...rows.map((row) => row.join('\t'))].join('\n')}\n`
}

/** The rows of a CSV file behind its first line, cells without commas inside, quoted or not. */
export function csvRows(text: string): string[][] {
  const [, ...lines] = text.replace(/^\ufeff/, '').split(/\r?\n/)
  return lines
    .filter((line) => line !== '')
    .map((line) => line.split(',').map((cell) => cell.replace(/^"(.*)"$/, '$1')))
}

/** By code point of the first cells, so that the order is the same on every machine. */
export const inOrder = (rows: string[][]): string[][] =>
  rows.toSorted((a, b) => {
    const [left, right] = [a.join('\t'), b.join('\t')]
    return left < right ? -1 : left > right ? 1 : 0
  })
