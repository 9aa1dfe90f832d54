/** What the eye takes for the same character, besides the full-width forms of ASCII. */
const LOOK_ALIKES: [alike: string, plain: string][] = [
  ['\u3000', ' '],
  ['\u201c\u201d\u201e\u201f\u301d\u301e\u301f', '"'],
  ['\u2018\u2019\u201a\u201b', "'"],
  ['〔【', '['],
  ['〕】', ']'],
  ['‐‑‒–—―−', '-'],
  ['〜', '~'],
]

const FOLDED = foldingTable()

function foldingTable(): Uint16Array {
  const table = new Uint16Array(0x10000)
  for (let unit = 0; unit < table.length; unit++) {
    const wide = unit >= 0xff01 && unit <= 0xff5e
    const narrow = String.fromCharCode(wide ? unit - 0xfee0 : unit)
    const lower = narrow.toLowerCase()
    table[unit] = (lower.length === 1 ? lower : narrow).charCodeAt(0)
  }
  for (const [alike, plain] of LOOK_ALIKES) {
    for (const mark of alike) table[mark.charCodeAt(0)] = plain.charCodeAt(0)
  }
  return table
}

/**
 * Text as search compares it: lower case, narrow digits, letters and marks, plain quotes and brackets.
 * Unit for unit: offsets in the result are offsets in `text`, for any string.
 */
export function foldForSearch(text: string): string {
  const units = new Uint16Array(text.length)
  for (let i = 0; i < text.length; i++) units[i] = FOLDED[text.charCodeAt(i)]!
  return Buffer.from(units.buffer).toString('utf16le')
}
