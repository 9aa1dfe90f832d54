import { problem } from '../graph/errors.ts'
import type { Encoding } from '../graph/model.ts'

export type Decoded = { text: string; encoding: Encoding }

/** The hundred and more characters that make up nearly half of any official text, with their traditional forms. */
const FREQUENT = new Set(
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运' +
    '這個們來為國說時會對過發後裡種經沒動還進樣開實軍無與長機關點業將兩間問戰頭體見產論處義條氣題爾別變總電數報結務場計資區強則達覺術領確傳師觀導爭運於從學當員',
)
const CHINESE_MARK = /[，。、；：？！（）《》“”〔〕　]/
/** Beyond the CJK block, ASCII and the usual marks: what wrong decodings are full of. */
const UNLIKELY =
  /[\ufffd\ue000-\uf8ff\u0080-\u009f\u00c0-\u024f\u0370-\u1fff\u2500-\u257f\u3040-\u312f\u3400-\u4dbf\uac00-\uffef]/
const HAN = /[\u4e00-\u9fff]/
const LEAST_SCORE = 0.05
const SAMPLE = 200_000

const MAGIC = [
  [0x50, 0x4b, 0x03, 0x04], // zip, docx
  [0x25, 0x50, 0x44, 0x46], // pdf
  [0x89, 0x50, 0x4e, 0x47], // png
  [0xff, 0xd8, 0xff], // jpeg
  [0x47, 0x49, 0x46, 0x38], // gif
  [0xd0, 0xcf, 0x11, 0xe0], // doc, xls, wps
  [0x1f, 0x8b], // gzip
  [0x7f, 0x45, 0x4c, 0x46], // elf
  [0x52, 0x61, 0x72, 0x21], // rar
  [0x37, 0x7a, 0xbc, 0xaf], // 7z
]

/**
 * The text of a file and the encoding it is in: by its byte order mark, else as UTF-8 if it is valid, else by which
 * encoding makes the likeliest Chinese. Bytes that no encoding explains come out as U+FFFD.
 * Throws `FILE_EMPTY`, `FILE_BINARY` and `ENCODING_UNKNOWN`.
 */
export function decode(bytes: Uint8Array, path: string): Decoded {
  const decoded = decodeBytes(bytes, path)
  if (decoded.text.trim() === '') throw problem('FILE_EMPTY', path)
  if (isBinaryText(decoded.text)) throw problem('FILE_BINARY', path)
  return decoded
}

function decodeBytes(bytes: Uint8Array, path: string): Decoded {
  if (MAGIC.some((magic) => magic.every((byte, i) => bytes[i] === byte))) throw problem('FILE_BINARY', path)
  const marked = encodingOfMark(bytes)
  if (marked) return { text: decodeAs(marked, bytes), encoding: marked }

  const sample = bytes.subarray(0, SAMPLE)
  const hasNul = sample.includes(0)
  if (!hasNul) {
    const text = decodeStrictly(bytes)
    if (text !== null) return { text, encoding: 'utf-8' }
  }
  // UTF-16 has a NUL in every digit, blank and line end; text without any is in something else.
  const candidates: Encoding[] = hasNul ? ['utf-16le', 'utf-16be'] : ['gb18030', 'big5', 'utf-8']
  const [best] = candidates
    .map((encoding) => ({ encoding, score: likelihood(decodeAs(encoding, sample)) }))
    .sort((a, b) => b.score - a.score)
  if (!best || best.score < LEAST_SCORE) throw problem(hasNul ? 'FILE_BINARY' : 'ENCODING_UNKNOWN', path)
  return { text: decodeAs(best.encoding, bytes), encoding: best.encoding }
}

function encodingOfMark([first, second, third]: Uint8Array): Encoding | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : null
}

/** Leaves a byte order mark out. */
const decodeAs = (encoding: Encoding, bytes: Uint8Array): string => new TextDecoder(encoding).decode(bytes)

function decodeStrictly(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/**
 * How much a text looks like Chinese or English: frequent characters count 1, Chinese marks 0.5, plain ASCII 0.2,
 * unlikely ones −1, others 0; the mean over all but ASCII, or over all in a text of ASCII alone.
 */
function likelihood(text: string): number {
  let score = 0
  let counted = 0
  let ascii = 0
  for (const character of text) {
    if (/[\t\n\r -~]/.test(character)) {
      ascii++
      continue
    }
    counted++
    if (FREQUENT.has(character)) score += 1
    else if (CHINESE_MARK.test(character)) score += 0.5
    else if (UNLIKELY.test(character) || character < ' ') score -= 1
    else if (!HAN.test(character)) score -= 0.2
  }
  return counted === 0 ? (ascii > 0 ? 0.2 : 0) : score / counted
}

/** Text has hardly any control characters. */
function isBinaryText(text: string): boolean {
  const sample = text.slice(0, SAMPLE)
  const controls = sample.match(/(?![\t\n\v\f\r\u0085])\p{Cc}/gu)?.length ?? 0
  return controls > 0.02 * sample.length + 2
}
