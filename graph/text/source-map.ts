import type { MapRun, SourceMap } from '../model.ts'

type Range = { start: number; end: number }

const isUnitToUnit = (run: MapRun): boolean => run.end - run.start === run.sourceEnd - run.sourceStart

/**
 * Adds a run that maps as a whole. Equal lengths would read as unit to unit, so such a run goes in as two,
 * both leading to the whole source range.
 */
function pushWhole(runs: SourceMap, { start, end, sourceStart, sourceEnd }: MapRun): void {
  if (start === end) return
  if (end - start > 1 && end - start === sourceEnd - sourceStart) {
    runs.push({ start, end: start + 1, sourceStart, sourceEnd })
    runs.push({ start: start + 1, end, sourceStart, sourceEnd })
    return
  }
  pushRun(runs, { start, end, sourceStart, sourceEnd })
}

/** Adds a run, joining it to the one before when both map unit to unit and touch in text and source. */
function pushRun(runs: SourceMap, run: MapRun): void {
  if (run.start === run.end) return
  const last = runs.at(-1)
  if (last && isUnitToUnit(last) && isUnitToUnit(run) && last.end === run.start && last.sourceEnd === run.sourceStart) {
    runs[runs.length - 1] = { ...last, end: run.end, sourceEnd: run.sourceEnd }
  } else {
    runs.push(run)
  }
}

/** Index of the run that holds the unit at `offset`; the last run for offsets past the end, -1 in an empty map. */
function runAt(map: SourceMap, offset: number): number {
  let low = 0
  let high = map.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (map[middle]!.end > offset) high = middle
    else low = middle + 1
  }
  return high
}

/** The map of a text that is its own source. */
export function identityMap(length: number): SourceMap {
  return length === 0 ? [] : [{ start: 0, end: length, sourceStart: 0, sourceEnd: length }]
}

/**
 * Where `[start, end)` of the derived text came from: exact inside runs that map unit to unit, the whole source range
 * of any other run it touches. An empty range gives the empty range before the unit at `start`.
 */
export function toSource(map: SourceMap, start: number, end: number): Range {
  const first = map[runAt(map, start)]
  if (!first) return { start: 0, end: 0 }
  if (end <= start) {
    const at =
      start >= first.end ? first.sourceEnd : first.sourceStart + (isUnitToUnit(first) ? start - first.start : 0)
    return { start: at, end: at }
  }
  const last = map[runAt(map, end - 1)]!
  return {
    start: isUnitToUnit(first) ? first.sourceStart + (start - first.start) : first.sourceStart,
    end: isUnitToUnit(last) ? last.sourceStart + (end - last.start) : last.sourceEnd,
  }
}

/**
 * From a twice derived text to the first source: `outer` leads to a text in between, `inner` from there to the source.
 * Asking the result is the same as asking one after the other. Linear in the number of runs.
 */
export function composeMaps(outer: SourceMap, inner: SourceMap): SourceMap {
  const runs: SourceMap = []
  for (const run of outer) {
    if (!isUnitToUnit(run)) {
      const source = toSource(inner, run.sourceStart, run.sourceEnd)
      pushWhole(runs, { start: run.start, end: run.end, sourceStart: source.start, sourceEnd: source.end })
      continue
    }
    const shift = run.start - run.sourceStart
    for (const part of sliceRuns(inner, run.sourceStart, run.sourceEnd)) {
      const add = part.whole ? pushWhole : pushRun
      add(runs, { ...part.run, start: part.run.start + shift, end: part.run.end + shift })
    }
  }
  return runs
}

/** The runs of `[start, end)`, cut to it. A cut run that mapped as a whole still does. */
function sliceRuns(map: SourceMap, start: number, end: number): { run: MapRun; whole: boolean }[] {
  const parts: { run: MapRun; whole: boolean }[] = []
  for (let i = Math.max(0, runAt(map, start)); i < map.length && map[i]!.start < end; i++) {
    const run = map[i]!
    const from = Math.max(start, run.start)
    const to = Math.min(end, run.end)
    if (from >= to) continue
    const { start: sourceStart, end: sourceEnd } = toSource(map, from, to)
    parts.push({ run: { start: from, end: to, sourceStart, sourceEnd }, whole: !isUnitToUnit(run) })
  }
  return parts
}

/** The map of `text.slice(start, end)`, counted from 0. */
export function sliceMap(map: SourceMap, start: number, end: number): SourceMap {
  const runs: SourceMap = []
  for (const { run, whole } of sliceRuns(map, start, end)) {
    const add = whole ? pushWhole : pushRun
    add(runs, { ...run, start: run.start - start, end: run.end - start })
  }
  return runs
}

/** Derives a text from `source` from left to right and keeps the map. What is left at the end is kept. */
export function mapBuilder(source: string) {
  const pieces: string[] = []
  const runs: SourceMap = []
  let position = 0
  let length = 0

  function add(text: string, units: number, push: typeof pushRun): void {
    push(runs, { start: length, end: length + text.length, sourceStart: position, sourceEnd: position + units })
    pieces.push(text)
    length += text.length
    position += units
  }

  return {
    /** Offset in the source of what comes next. */
    get position() {
      return position
    },
    /** Takes over the next `units` of the source. */
    keep(units: number): void {
      add(source.slice(position, position + units), units, pushRun)
    },
    /** Puts `text` for the next `units` (at least one: what comes from nowhere has no source), as a whole. */
    replace(units: number, text: string): void {
      add(text, units, pushWhole)
    },
    /** Leaves the next `units` out. */
    drop(units: number): void {
      position += units
    },
    /** The derived text and its map. */
    finish(): { text: string; map: SourceMap } {
      if (position < source.length) this.keep(source.length - position)
      return { text: pieces.join(''), map: runs }
    },
  }
}
