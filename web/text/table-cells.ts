type Cell = { start: number; end: number }

/** Cells of a printed table row as ranges of its text: cut at tabs, bars and runs of spaces. A row of one cell is no row. */
export function cellsOf(text: string): Cell[] {
  const cells: Cell[] = []
  for (const part of splitRow(text)) {
    const trimmed = text.slice(part.start, part.end).trim()
    if (trimmed === '') continue
    const start = text.indexOf(trimmed, part.start)
    cells.push({ start, end: start + trimmed.length })
  }
  return cells
}

function splitRow(text: string): Cell[] {
  const parts: Cell[] = []
  let from = 0
  for (const { index, 0: gap } of text.matchAll(/\t|\||｜|[ \u3000]{2,}/g)) {
    parts.push({ start: from, end: index })
    from = index + gap.length
  }
  return [...parts, { start: from, end: text.length }]
}
