import { gramCapacity, gramsOf } from './grams.ts'
import { pacer } from './pacer.ts'

/**
 * Which texts hold which gram, and how often. Arrays only, so that a snapshot is a copy of them.
 *
 * The postings of `codes[i]` are `bytes[starts[i]]` to `bytes[starts[i + 1]]`, by text: the distance from the text
 * before in all bits but the lowest, 7 bits a byte; the lowest says that a byte with the number of occurrences follows.
 */
export type Postings = {
  /** Sorted. */
  codes: Uint32Array
  starts: Uint32Array
  /** In how many texts each code stands. */
  holders: Uint32Array
  bytes: Uint8Array
  /** Grams in each text. */
  lengths: Uint32Array
}

const MOST_OCCURRENCES = 255

const bytesOf = (value: number): number =>
  value < 0x80 ? 1 : value < 0x4000 ? 2 : value < 0x200000 ? 3 : value < 0x10000000 ? 4 : 5

type Grams = { scratch: Uint32Array; only: ReadonlySet<number> | null }

/** Calls `each` with every distinct code of a text and its number of occurrences; returns how many grams there are. */
function countGrams(text: string, { scratch, only }: Grams, each: (code: number, occurrences: number) => void): number {
  const all = gramsOf(text, scratch)
  const count = only ? keep(scratch, all, only) : all
  const codes = scratch.subarray(0, count).sort()
  for (let i = 0; i < count; ) {
    const code = codes[i]!
    let next = i + 1
    while (next < count && codes[next] === code) next++
    each(code, Math.min(next - i, MOST_OCCURRENCES))
    i = next
  }
  return all
}

/** Moves the wanted ones of the first `count` codes to the front; returns how many they are. */
function keep(codes: Uint32Array, count: number, wanted: ReadonlySet<number>): number {
  let kept = 0
  for (let i = 0; i < count; i++) if (wanted.has(codes[i]!)) codes[kept++] = codes[i]!
  return kept
}

/**
 * Two passes over the texts, the first for sizes: nothing is held twice. Lets others run in between. Where few codes will
 * be asked for, `only` leaves the others out; `lengths` counts them all the same.
 */
export async function buildPostings(
  texts: readonly string[],
  only: ReadonlySet<number> | null = null,
): Promise<Postings> {
  const rest = pacer()
  const scratch = new Uint32Array(texts.reduce((most, text) => Math.max(most, gramCapacity(text.length)), 0))
  const lengths = new Uint32Array(texts.length)
  // By order of first appearance. Signed keys stay small integers in V8.
  const known = new Map<number, number>()
  const sizes: number[] = []
  const holding: number[] = []
  const latest: number[] = []

  for (const [index, text] of texts.entries()) {
    lengths[index] = countGrams(text, { scratch, only }, (code, occurrences) => {
      let gram = known.get(code | 0)
      if (gram === undefined) {
        gram = known.size
        known.set(code | 0, gram)
        sizes.push(0)
        holding.push(0)
        latest.push(-1)
      }
      sizes[gram]! += bytesOf((index - latest[gram]!) * 2) + (occurrences > 1 ? 1 : 0)
      holding[gram]!++
      latest[gram] = index
    })
    await rest()
  }

  const codes = Uint32Array.from(known.keys(), (key) => key >>> 0).sort()
  const starts = new Uint32Array(codes.length + 1)
  const holders = new Uint32Array(codes.length)
  const cursors = new Float64Array(codes.length)
  for (const [place, code] of codes.entries()) {
    const gram = known.get(code | 0)!
    holders[place] = holding[gram]!
    cursors[gram] = starts[place]!
    starts[place + 1] = starts[place]! + sizes[gram]!
    latest[gram] = -1
  }
  const bytes = new Uint8Array(starts[codes.length]!)
  for (const [index, text] of texts.entries()) {
    countGrams(text, { scratch, only }, (code, occurrences) => {
      const gram = known.get(code | 0)!
      cursors[gram] = writePosting(bytes, cursors[gram]!, index - latest[gram]!, occurrences)
      latest[gram] = index
    })
    await rest()
  }
  return { codes, starts, holders, bytes, lengths }
}

function writePosting(bytes: Uint8Array, start: number, distance: number, occurrences: number): number {
  let at = start
  let value = distance * 2 + (occurrences > 1 ? 1 : 0)
  while (value >= 0x80) {
    bytes[at++] = (value & 0x7f) | 0x80
    value >>>= 7
  }
  bytes[at++] = value
  if (occurrences > 1) bytes[at++] = occurrences
  return at
}

/** The place of a code in `codes`, or -1. */
export function placeOf({ codes }: Pick<Postings, 'codes'>, code: number): number {
  let low = 0
  let high = codes.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const found = codes[middle]!
    if (found === code) return middle
    if (found < code) low = middle + 1
    else high = middle - 1
  }
  return -1
}

/** Calls `each` with every text that holds the code at `place`, ascending. */
export function eachHolder(
  { bytes, starts }: Postings,
  place: number,
  each: (index: number, occurrences: number) => void,
): void {
  const end = starts[place + 1]!
  let index = -1
  for (let at = starts[place]!; at < end; ) {
    let byte = bytes[at++]!
    let value = byte & 0x7f
    for (let shift = 7; byte >= 0x80; shift += 7) {
      byte = bytes[at++]!
      value |= (byte & 0x7f) << shift
    }
    index += value >>> 1
    each(index, (value & 1) === 1 ? bytes[at++]! : 1)
  }
}
