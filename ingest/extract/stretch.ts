/** Cutting a paragraph into sentences and clauses. */
export type Stretch = { start: number; end: number }

const SENTENCE_END = '。！？；\n'
const CLAUSE_END = `${SENTENCE_END}，：,\t`
const CLOSERS: Record<string, string> = { '《': '》', '（': '）', '〔': '〕', '【': '】' }
/** A bracket whose partner is farther away than this was left open by mistake. */
const LONGEST_BRACKET = 120

/** Sentences end at 。！？；, never inside 《》 or （）. Together they cover the text. */
export const sentencesOf = cutterAt(SENTENCE_END)

/** Clauses end at sentence ends and at ，：, never inside 《》 or （） or a number. Together they cover the text. */
export const clausesOf = cutterAt(CLAUSE_END)

/** Where a year stays in force: like sentences, but ； does not end them. */
export const periodsOf = cutterAt('。！？\n')

/** The stretch that holds `at`. */
export const stretchAt = (stretches: Stretch[], at: number): Stretch =>
  stretches.find(({ end }) => at < end) ?? stretches.at(-1) ?? { start: 0, end: 0 }

/** Remembers the last text: a paragraph is asked about once for every figure and relation in it. */
function cutterAt(enders: string): (text: string) => Stretch[] {
  let last: { text: string; stretches: Stretch[] } = { text: '', stretches: [] }
  // Most characters neither end a stretch nor open a bracket: they are told without making a string.
  const marks = new Uint8Array(0x10000)
  for (const mark of [...enders, ...Object.keys(CLOSERS)]) marks[mark.charCodeAt(0)] = 1
  return (text) => {
    if (text !== last.text) last = { text, stretches: cut(text, enders, marks) }
    return last.stretches
  }
}

function cut(text: string, enders: string, marks: Uint8Array): Stretch[] {
  const stretches: Stretch[] = []
  let start = 0
  for (let i = 0; i < text.length; i++) {
    if (marks[text.charCodeAt(i)] === 0) continue
    i = closeOf(text, i) ?? i
    if (!enders.includes(text[i]!) || isInNumber(text, i)) continue
    while (i + 1 < text.length && `”’）${SENTENCE_END}`.includes(text[i + 1]!)) i++
    stretches.push({ start, end: i + 1 })
    start = i + 1
  }
  if (start < text.length) stretches.push({ start, end: text.length })
  return stretches
}

/** Where the bracket that opens at `at` closes. */
function closeOf(text: string, at: number): number | undefined {
  const closer = CLOSERS[text[at]!]
  if (closer === undefined) return undefined
  const close = text.slice(at, at + LONGEST_BRACKET).indexOf(closer)
  return close < 0 ? undefined : at + close
}

const isInNumber = (text: string, at: number): boolean =>
  text[at] === ',' && /\d/.test(text[at - 1] ?? '') && /\d/.test(text[at + 1] ?? '')
