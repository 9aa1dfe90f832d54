import type { Paragraph, Repair } from '../vocabulary.ts'

export type RepairSpot = { repair: Repair; paragraphId: string; start: number; end: number }

/**
 * Where repairs show in the paragraphs. Repairs count in the text as received and each paragraph's map leads there; this
 * goes the other way. What was only taken out shows at the character before it, or after it at a paragraph's head.
 * Repairs in lines that no paragraph holds have no spot.
 */
export function repairSpots(paragraphs: readonly Paragraph[], repairs: readonly Repair[]): RepairSpot[] {
  const mapped = paragraphs.filter(({ map }) => map.length > 0)
  return repairs.flatMap((repair) => {
    const home = mapped.find(({ map }) => map[0]!.sourceStart <= repair.end && map.at(-1)!.sourceEnd >= repair.start)
    if (!home) return []
    const { start, end } = spotIn(home, repair)
    return [{ repair, paragraphId: home.id, start, end }]
  })
}

function spotIn({ map, text }: Paragraph, repair: Repair): { start: number; end: number } {
  let start = Number.POSITIVE_INFINITY
  let end = -1
  let before = 0
  for (const run of map) {
    if (run.sourceEnd <= repair.start) before = run.end
    if (run.sourceStart >= repair.end || run.sourceEnd <= repair.start) continue
    const even = run.end - run.start === run.sourceEnd - run.sourceStart
    start = Math.min(start, even ? run.start + Math.max(0, repair.start - run.sourceStart) : run.start)
    end = Math.max(end, even ? run.end - Math.max(0, run.sourceEnd - repair.end) : run.end)
  }
  if (end > start) return { start, end }
  return before > 0 ? { start: before - 1, end: before } : { start: 0, end: Math.min(1, text.length) }
}
