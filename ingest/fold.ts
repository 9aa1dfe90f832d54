import type { SourceMap } from '../graph/model.ts'
import { simplify } from '../graph/text/simplify.ts'
import { composeMaps, mapBuilder } from '../graph/text/source-map.ts'
import { type Dictionary, readDictionary } from './repair/dictionary.ts'

/**
 * A text is traditional when this share of its Chinese characters changes on conversion. Measured: 50 simplified
 * policies, laws and reports have none that does; the same texts in traditional characters have a share of 0.30 to 0.43.
 */
const TRADITIONAL_SHARE = 0.1
const HAN = /\p{Script=Han}/u
const FULL_WIDTH_FORM = /[０-９Ａ-Ｚａ-ｚ％．－＋／＝＆＃＠＊＿＜＞]/g
const TO_FULL_WIDTH = 0xfee0
const OTHER_SPACE = /[\u00a0\u2000-\u200a\u202f\u205f]/g
const MARKS = ',;:?!()，；：？！（）'
const QUOTES_AND_STOPS = '。、“”‘’《》〈〉〔〕【】'
const CHINESE = new RegExp(`[\\p{Script=Han}${QUOTES_AND_STOPS}]`, 'u')
/** 1 for each UTF-16 code unit that `CHINESE` matches, 2 for each that it does not, 0 where it was not asked. */
const ASKED = new Uint8Array(0x10000)

function isChinese(unit: number): boolean {
  if (ASKED[unit] === 0) ASKED[unit] = CHINESE.test(String.fromCharCode(unit)) ? 1 : 2
  return ASKED[unit] === 1
}

const ENTITIES = new Map([
  ['quot', '"'],
  ['lt', '<'],
  ['gt', '>'],
  ['nbsp', ' '],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['middot', '·'],
])
const ENTITY = new RegExp(`&(?:amp;)*(${[...ENTITIES.keys()].join('|')});`, 'g')

const LINE_BREAK = '\\r\\n?|[\\v\\f\\u0085\\u2028\\u2029]'
/** Stray spaces at a mark, as in 深化 “红润课堂” 党建. Wider gaps hold columns apart. */
const FULL_MARK = `${QUOTES_AND_STOPS}，；：？！（）`
const SPACE_AT_MARK = `(?<=[\\p{Script=Han}0-9]) {1,2}(?=[${FULL_MARK}])|(?<=[${FULL_MARK}]) {1,2}(?=[\\p{Script=Han}0-9${FULL_MARK}])`
const SPACE_AT_NUMBER = '(?<=\\p{Script=Han}) (?=[0-9])|(?<=[0-9]) (?=\\p{Script=Han})'
/** Gaps that justify a word of single characters to a width: 总　　则, 召 集 人. All others part words (省长 罗某某) and stay. */
const GAP_IN_WORD = '(?<=(?<!\\p{Script=Han})\\p{Script=Han})[ \\u3000]{1,8}(?=\\p{Script=Han}(?!\\p{Script=Han}))'
const CHANGES_LENGTH = new RegExp(`(${LINE_BREAK})|${SPACE_AT_MARK}|${SPACE_AT_NUMBER}|${GAP_IN_WORD}`, 'gu')

/**
 * Brings a text into one form: no HTML entities, simplified characters (when it is traditional), half-width digits and letters,
 * full-width marks and brackets around Chinese, `\n` line breaks, no stray spaces. `map` leads back to the text given.
 * Folding a folded text changes nothing.
 */
export function createFolder(): (text: string) => { text: string; map: SourceMap } {
  const convert = createConversion()
  return (text) => {
    const plain = withoutEntities(text)
    // Unit for unit as long as before, so that the map need only know what follows.
    const folded = widenMarks(narrowForms(convert(plain.text)))
    const builder = mapBuilder(folded)
    for (const { 0: found, 1: lineBreak, index } of folded.matchAll(CHANGES_LENGTH)) {
      builder.keep(index - builder.position)
      if (lineBreak === undefined) builder.drop(found.length)
      else builder.replace(lineBreak.length, '\n')
    }
    const { text: result, map } = builder.finish()
    return { text: result, map: composeMaps(map, plain.map) }
  }
}

/** Puts characters for the HTML entities that web pages leave in their text, however often they were escaped. */
function withoutEntities(text: string): { text: string; map: SourceMap } {
  const builder = mapBuilder(text)
  for (const { 0: entity, 1: name, index } of text.matchAll(ENTITY)) {
    builder.keep(index - builder.position)
    builder.replace(entity.length, ENTITIES.get(name!)!)
  }
  return builder.finish()
}

/** Traditional to simplified, never changing the length; a text that is not traditional comes back as it is. */
function createConversion(): (text: string) => string {
  let withZhe: Dictionary | undefined

  /** Without the rare characters whose simplified form is longer or shorter in UTF-16. */
  function convertInPlace(text: string): string {
    const converted = simplify(text)
    if (converted.length === text.length) return converted
    return Array.from(text, (character) => {
      const simplified = simplify(character)
      return simplified.length === character.length ? simplified : character
    }).join('')
  }

  return (text) => {
    const converted = text.split('\n').map(convertInPlace).join('\n')
    if (converted === text) return text
    let han = 0
    let changed = 0
    for (let i = 0; i < text.length; i++) {
      if (HAN.test(text[i]!)) han++
      if (text[i] !== converted[i]) changed++
    }
    if (changed <= TRADITIONAL_SHARE * han) return text
    withZhe ??= readDictionary(/[著着]/)
    return chooseZhe(converted, withZhe)
  }
}

/** OpenCC keeps every 著. It becomes 着 unless the likelier word around it is written with 著: 显著, 著作, but 承载着. */
function chooseZhe(text: string, words: Dictionary): string {
  const longest = 4
  return text.replace(/著/g, (zhu, at: number) => {
    let asZhu = 0
    let asZhe = 0
    for (let length = 2; length <= longest; length++) {
      for (let start = Math.max(0, at - length + 1); start <= at; start++) {
        const word = text.slice(start, start + length)
        if (word.length < length) continue
        asZhu = Math.max(asZhu, words.get(word) ?? 0)
        asZhe = Math.max(asZhe, words.get(`${word.slice(0, at - start)}着${word.slice(at - start + 1)}`) ?? 0)
      }
    }
    return asZhu > asZhe ? zhu : '着'
  })
}

function narrowForms(text: string): string {
  return text
    .replace(FULL_WIDTH_FORM, (form) => String.fromCharCode(form.charCodeAt(0) - TO_FULL_WIDTH))
    .replace(OTHER_SPACE, ' ')
}

/**
 * Makes half-width marks full width where the nearest character that is neither mark nor space is Chinese, on either
 * side. A pair of brackets goes together. Marks between digits (1,547 and 12:30) stay.
 */
function widenMarks(text: string): string {
  if (!/[,;:?!()]/.test(text)) return text
  const near = nextToChinese(text)
  const partners = bracketPairs(text)
  return text.replace(/[,;:?!()]/g, (mark, at: number) => {
    if (/\d/.test(text[at - 1] ?? '') && /\d/.test(text[at + 1] ?? '') && /[,:]/.test(mark)) return mark
    const partner = partners.get(at) ?? at
    return near[at] || near[partner] ? String.fromCharCode(mark.charCodeAt(0) + TO_FULL_WIDTH) : mark
  })
}

/** For every offset, whether the nearest character on one side that is neither mark nor space is Chinese. Lines end it. */
function nextToChinese(text: string): Uint8Array {
  const near = new Uint8Array(text.length)
  const sweep = (offsets: { first: number; step: 1 | -1 }) => {
    let chinese = 0
    for (let i = offsets.first; i >= 0 && i < text.length; i += offsets.step) {
      const unit = text[i]!
      if (MARKS.includes(unit) || unit === ' ') near[i]! |= chinese
      else chinese = isChinese(text.charCodeAt(i)) ? 1 : 0
    }
  }
  sweep({ first: 0, step: 1 })
  sweep({ first: text.length - 1, step: -1 })
  return near
}

/** Offsets of brackets that belong together on one line, both ways. */
function bracketPairs(text: string): Map<number, number> {
  const partners = new Map<number, number>()
  let open: number[] = []
  for (const { 0: found, index } of text.matchAll(/[()（）\n]/g)) {
    if (found === '\n') open = []
    else if (found === '(' || found === '（') open.push(index)
    else {
      const partner = open.pop()
      if (partner === undefined) continue
      partners.set(index, partner)
      partners.set(partner, index)
    }
  }
  return partners
}
