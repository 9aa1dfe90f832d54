type Range = { start: number; end: number }
export type Segment<M> = { start: number; end: number; marks: M[] }

/** Cuts `[0, length)` wherever a mark begins or ends: every piece is under the same marks throughout. Empty marks are left out. */
export function segmentsOf<M extends Range>(length: number, marks: readonly M[]): Segment<M>[] {
  const inside = marks.filter(({ start, end }) => start < end && start < length && end > 0)
  const cuts = new Set([0, length])
  for (const { start, end } of inside) {
    cuts.add(Math.max(0, start))
    cuts.add(Math.min(length, end))
  }
  const points = [...cuts].sort((a, b) => a - b)
  return points.slice(0, -1).map((start, i) => {
    const end = points[i + 1]!
    return { start, end, marks: inside.filter((mark) => mark.start < end && mark.end > start) }
  })
}
