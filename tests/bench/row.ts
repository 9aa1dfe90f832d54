/** A line of a table: what was measured, and the figures. */
export type Row = Record<string, string | number>

/** Seconds that `work` takes: the median of `runs`, after one that does not count. */
export async function secondsOf(work: () => unknown, runs = 5): Promise<number> {
  const taken: number[] = []
  for (let run = 0; run <= runs; run++) {
    const start = performance.now()
    await work()
    if (run > 0) taken.push((performance.now() - start) / 1000)
  }
  taken.sort((a, b) => a - b)
  return taken[taken.length >> 1]!
}

/** Columns as wide as they must be; figures to three digits. */
export function tableOf(rows: Row[]): string[] {
  const columns = Object.keys(rows[0] ?? {})
  const lines = [columns, ...rows.map((row) => columns.map((column) => shown(row[column] ?? '')))]
  const widths = columns.map((_, i) => Math.max(...lines.map((line) => line[i]!.length)))
  const isFigure = columns.map((column) => typeof rows[0]![column] === 'number')
  return lines.map((line) =>
    line.map((cell, i) => (isFigure[i] ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!))).join('  '),
  )
}

function shown(value: string | number): string {
  if (typeof value === 'string' || Number.isInteger(value)) return String(value)
  return Math.abs(value) >= 1000 ? value.toFixed(0) : String(Number(value.toPrecision(3)))
}
