import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import nodejieba from 'nodejieba'
import { problem } from '../graph/errors.ts'
import type { Token } from './extract/draft.ts'
import type { MentionKind, UserWord } from './lexicon/user-lexicon.ts'
import type { Found } from './lexicon/words-in.ts'
import { lexicon, lexiconRows } from './lexicon.ts'

/** Words that run into a document number. */
const BEFORE_NUMBER = '(?:根据|按照|依据|依照|遵照|转发|印发|贯彻|落实|参照|执行|以及|关于|和|与|及|对|以|按|由)'

/**
 * Tags of tokens that are found by pattern before segmenting: `title` 《…》 as a whole, `docnum` 国发〔2021〕33号,
 * `quantity` a number with its unit, `time` a date or year. All others are jieba's (`n`, `v`, `ns`, …).
 */
const PROTECTED: { tag: string; pattern: string }[] = [
  { tag: 'title', pattern: '《[^《》]*(?:《[^《》]*》[^《》]*)*》' },
  {
    tag: 'docnum',
    pattern: `(?<=^|[^\\p{Script=Han}]|${BEFORE_NUMBER})(?:(?!${BEFORE_NUMBER})\\p{Script=Han}){1,10}[〔\\[](?:19|20)\\d{2}[〕\\]]\\d{1,5}号`,
  },
  {
    tag: 'time',
    pattern:
      '(?:19|20)\\d{2}(?:[—–~～-](?:19|20)?\\d{2})?(?:学?年度?)(?:\\d{1,2}月(?:\\d{1,2}日)?)?|\\d{1,2}月\\d{1,2}日',
  },
  {
    tag: 'quantity',
    pattern:
      '\\d[\\d,]*(?:\\.\\d+)?(?:[—–~～-]\\d[\\d,]*(?:\\.\\d+)?)?(?:[余多]?[十百千万亿]{0,2}[余多]?)(?:个?百分点|人次|平方米|公里|公斤|万元|亿元|元|人|名|所|个|项|套|次|台|册|节|分|年|天|家|门|期|场|条|件|位|户|间|支|亩|倍|成|岁|辆|对|%|‰)?',
  },
]
const PROTECTED_PATTERN = new RegExp(PROTECTED.map(({ pattern }) => `(${pattern})`).join('|'), 'gu')

/** Words that jieba's dictionary lacks, each with its tag. */
const WORDS = lexicon(() =>
  [...lexiconRows('divisions.tsv', 5).map(([, name]) => [name!, 'ns']), ...lexiconRows('jieba-words.tsv', 2)]
    .map(([word, tag]) => `${word} ${tag}`)
    .join('\n'),
)

/** jieba's parts of speech of what a user's word names. */
const USER_TAGS: Record<MentionKind, string> = {
  school: 'nt',
  agency: 'nt',
  place: 'ns',
  person: 'nr',
  program: 'nz',
  regulation: 'nz',
  honour: 'nz',
}

/** The words that jieba has been given. */
let loaded: string | null = null

/**
 * Loads jieba's dictionary and the project's words once, and again when these have changed. nodejieba holds one dictionary
 * per process, and ends the process when a file is missing: so they are looked for first.
 */
function loadOnce(): void {
  const words = WORDS()
  if (loaded === words) return
  const folder = path.join(
    path.dirname(createRequire(import.meta.url).resolve('nodejieba/package.json')),
    'submodules/cppjieba/dict',
  )
  const file = (name: string): string => {
    const found = path.join(folder, name)
    if (!existsSync(found)) throw problem('PATH_NOT_FOUND', found)
    return found
  }
  nodejieba.load({
    dict: file('jieba.dict.utf8'),
    hmmDict: file('hmm_model.utf8'),
    userDict: file('user.dict.utf8'),
    idfDict: file('idf.utf8'),
    stopWordDict: file('stop_words.utf8'),
  })
  for (const line of words.split('\n')) {
    const [word, tag] = line.split(' ')
    nodejieba.insertWord(word!, tag!)
  }
  loaded = words
}

/**
 * The words of a text in order; only white space is left out. `text.slice(start, end) === word`. `named` are words of the
 * user's that stand in it: each is one word wherever no protected one is in its way.
 */
export function segment(text: string, named: Found<UserWord>[] = []): Token[] {
  loadOnce()
  const tokens: Token[] = []
  let end = 0
  for (const match of text.matchAll(PROTECTED_PATTERN)) {
    cutAround(text, { start: end, end: match.index }, named, tokens)
    end = match.index + match[0].length
    const { tag } = PROTECTED[match.slice(1).findIndex((group) => group !== undefined)]!
    tokens.push({ start: match.index, end, word: match[0], tag })
  }
  cutAround(text, { start: end, end: text.length }, named, tokens)
  return tokens
}

type Stretch = { start: number; end: number }

function cutAround(text: string, stretch: Stretch, named: Found<UserWord>[], tokens: Token[]): void {
  let at = stretch.start
  for (const { start, end, value } of named) {
    if (value.kind === null || start < at || end > stretch.end) continue
    cut(text, at, start, tokens)
    tokens.push({ start, end, word: text.slice(start, end), tag: USER_TAGS[value.kind] })
    at = end
  }
  cut(text, at, stretch.end, tokens)
}

/** jieba's parts of speech of a short text, protecting nothing. */
export function tagsOf(text: string): { word: string; tag: string }[] {
  loadOnce()
  return nodejieba.tag(text)
}

/** jieba gives no offsets; its words joined are the text, so that their lengths add up to them. */
function cut(text: string, start: number, end: number, tokens: Token[]): void {
  if (start === end) return
  let position = start
  for (const { word, tag } of nodejieba.tag(text.slice(start, end))) {
    const next = position + word.length
    const printed = text.slice(position, next)
    if (printed.trim() !== '') tokens.push({ start: position, end: next, word: printed, tag })
    position = next
  }
}
