import { problem, type Sentences } from '../../graph/errors.ts'
import { sha256 } from '../../graph/ids.ts'
import type { EntityKind } from '../../graph/model.ts'
import { type Found, SHORTEST_WORD, wordsIn } from './words-in.ts'

export type MentionKind = Exclude<EntityKind, 'metric'>

/** A line of the user's lexicon. `kind` `null`: the word is never a mention. `canonical` `null`: none is given. */
export type UserWord = { word: string; kind: MentionKind | null; canonical: string | null }

/** The words of a user, for one reading of documents. */
export type UserLexicon = {
  words: UserWord[]
  /** Digest of what the words say, eight hex digits; empty when there are none. Documents read with another are read anew. */
  version: string
  find(text: string): Found<UserWord>[]
}

/** What a kind may be called, the form that is shown first. */
export const KIND_WORDS: Record<MentionKind, string[]> = {
  school: ['school', '学校'],
  program: ['program', '项目', 'programme'],
  regulation: ['regulation', '文件', '法规'],
  agency: ['agency', '机构'],
  place: ['place', '地区', '地名'],
  person: ['person', '人物', '人名'],
  honour: ['honour', '荣誉', 'honor'],
}
const KINDS = new Map(
  Object.entries(KIND_WORDS).flatMap(([kind, names]) => names.map((name) => [name, kind as MentionKind])),
)
/** Stands in the column of the kind of what is never a mention. */
export const NEVER = '-'

/** Word, kind and the rest of the line, parted by a tab, a comma or spaces. */
const GAP = String.raw`(?:\s*[,，]\s*|\s+)`
const LINE = new RegExp(String.raw`^([^\s,，]+)(?:${GAP}([^\s,，]+))?(?:${GAP}(\S.*))?$`)

const FORM: Sentences = { en: 'a line reads: WORD KIND [CANONICAL NAME]', zh: '每行写法：词 类别 [规范名称]' }

export const NO_WORDS: UserLexicon = userLexicon([])

export function userLexicon(words: UserWord[]): UserLexicon {
  const digest = sha256(JSON.stringify(words))
  return {
    words,
    version: words.length === 0 ? '' : digest.slice(0, 8),
    find: wordsIn(new Map(words.map((word) => [word.word, word]))),
  }
}

/** The kind that a word in either language names, `null` for `-`, or `undefined`. */
export const kindNamed = (name: string): MentionKind | null | undefined =>
  name === NEVER ? null : KINDS.get(name.toLowerCase())

/** Reads a user's lexicon; `file` is what complaints call it. Throws `LEXICON_INVALID`. */
export function parseUserLexicon(text: string, file: string): UserLexicon {
  const lineOf = new Map<string, number>()
  const words = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .flatMap((line, index) => {
      const content = line.replace(/(?:^|\s)#.*$/, '').trim()
      if (content === '') return []
      const invalid = (why: Sentences) => problem('LEXICON_INVALID', file, index + 1, why)
      const word = wordOf(content)
      if ('en' in word) throw invalid(word)
      const before = lineOf.get(word.word)
      if (before !== undefined) {
        const en = `“${word.word}” stands on line ${before} already; keep one of the two`
        throw invalid({ en, zh: `“${word.word}”已见于第 ${before} 行，请只保留一行` })
      }
      lineOf.set(word.word, index + 1)
      return [word]
    })
  return userLexicon(words)
}

/** The word of a line, or what is wrong with it. */
export function wordOf(content: string): UserWord | Sentences {
  const [, word, kindName, canonical] = LINE.exec(content) ?? []
  if (word === undefined || kindName === undefined) return FORM
  if (word.length < SHORTEST_WORD) {
    const [en, zh] = [
      `“${word}” is a single character, which would be found everywhere`,
      `“${word}”只有一个字，会处处误认`,
    ]
    return { en: `${en}; ${FORM.en}`, zh: `${zh}；${FORM.zh}` }
  }
  const kind = kindNamed(kindName)
  if (kind === undefined) {
    const names = [...Object.values(KIND_WORDS).map(([en, zh]) => `${en} (${zh})`), NEVER]
    return {
      en: `“${kindName}” is no kind; a kind is one of ${names.join(', ')}`,
      zh: `没有“${kindName}”这一类别；类别为 ${names.join('、')} 之一`,
    }
  }
  if (kind === null && canonical !== undefined) {
    const [en, zh] = [
      `“${word}” is never a mention, so it takes no canonical name`,
      `“${word}”不作提及，不能有规范名称`,
    ]
    return { en, zh }
  }
  return { word, kind, canonical: canonical ?? null }
}
