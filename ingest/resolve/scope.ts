import type { Document } from '../../graph/model.ts'
import type { Block, MentionDraft, Segmented } from '../extract/draft.ts'
import type { Division, DivisionLevel, Divisions } from './divisions.ts'
import { divisionsIn, pointedAt, SAME_LEVEL, turnedTo } from './turns.ts'

/** The divisions in force at a point of a document. */
export type Scope = {
  /** The document's own, or that of the section; `null` in a national document. */
  own: Division | null
  /** What put `own` in force: the document, a heading, or 该县 right before; `null` where there is none. */
  by: 'document' | 'section' | 'pointer' | null
  /** The county that schools and towns named without a place belong to; `null` where a document speaks of several. */
  home: Division | null
  /** What a bare 省, 市, 县 or 区 means here; `null` when nothing tells. */
  of: (level: string) => Division | null
  /** A division that the document names in full and whose name without suffix opens `text`. */
  stemOf: (text: string) => { division: Division; stem: string } | null
}

export type Scopes = {
  /** The scope in a block, at its start or behind the text `before` in it. */
  at: (block: number, before?: string) => Scope
  /** Whom the document is about: its own division, or the one that it inspects or answers. */
  subject: Division | null
}

const BY_SUFFIX: [RegExp, DivisionLevel][] = [
  [/(?:省|自治区)$/, 'province'],
  [/(?:市|州|地区|盟)$/, 'prefecture'],
]
/** Which divisions a document means, point by point: its own, those above it, the one a heading or a sentence turns to. */
export function createScopes({ document, blocks }: Segmented, drafts: MentionDraft[], divisions: Divisions): Scopes {
  const own = ownDivision(document, divisions)
  const line = own ? divisions.lineOf(own) : []
  const inNames = drafts.map(({ block, start, end }) => blocks[block]!.paragraph.text.slice(start, end))
  const inText = blocks.flatMap(({ paragraph }) => divisionsIn(paragraph.text, divisions, own))
  const leading = [...document.issuers, document.title, ...inNames].flatMap(
    (name) => divisions.leading(name.replace(/^中共/, ''), own).divisions,
  )
  // What opens a name is surer than what a clause opens with.
  const printed = [...byCount(leading), ...byCount(inText)]
  const subject = subjectOf(document, blocks, divisions, own)
  const stems = new Map<string, Division>()
  for (const division of [...printed].reverse()) stems.set(divisions.stemOf(division), division)
  for (const division of line) stems.set(divisions.stemOf(division), division)
  if (subject) stems.set(divisions.stemOf(subject), subject)

  function of(level: string, base: Division | null, near: Division | null): Division | null {
    const fits = (division: Division | null): boolean =>
      division !== null && (SAME_LEVEL[level]?.test(division.name) ?? false)
    const above = base && base !== own ? divisions.lineOf(base) : line
    const municipality =
      level === '市' ? above.find(({ name, level: rank }) => rank === 'province' && /市$/.test(name)) : undefined
    return (
      [base, near, ...above, subject].find(fits) ??
      municipality ??
      mostPrinted((division) => fits(division) && !below(division, base)) ??
      onlyOne(printed.flatMap((division) => divisions.lineOf(division).filter(fits)))
    )
  }

  /** In 苇渡县与青禾县签订协议 a county that nothing points at is neither. */
  function mostPrinted(fits: (division: Division) => boolean): Division | null {
    const fitting = printed.filter(fits)
    const inTitle = fitting.filter(({ name }) => document.title.includes(name))
    return own === null && inTitle.length > 1 ? null : (fitting[0] ?? null)
  }

  const sections = new Map<number, Division | null>()
  function sectionAt(block: number): Division | null {
    if (!sections.has(block)) sections.set(block, sectionDivision(blocks[block]!, divisions, own))
    return sections.get(block)!
  }

  const below = (division: Division, base: Division | null): boolean =>
    base !== null && RANK[division.level] > RANK[base.level]

  return {
    subject,
    at(block, before = '') {
      const pointed = pointedAt(before, divisions, own)
      const section = sectionAt(block)
      const turned = pointed ? null : turnedTo(before, divisions, own)
      const base = pointed ?? turned ?? section ?? own
      const near = base?.level === 'county' ? null : lastNamed(before, divisions, base)
      return {
        own: base,
        by: pointed || turned ? 'pointer' : section ? 'section' : own && 'document',
        home: [base, near, subject].find((division) => division?.level === 'county') ?? null,
        of: (level) => of(level, base, near),
        stemOf(text) {
          for (let length = Math.min(text.length - 1, 5); length >= 2; length--) {
            const stem = text.slice(0, length)
            const division = stems.get(stem)
            if (division) return { division, stem }
          }
          return null
        },
      }
    },
  }
}

/** The division that all of them are; `null` where they are several: 省教育厅 in news that names counties of one province. */
const onlyOne = (found: Division[]): Division | null =>
  found.every(({ code }) => code !== null && code === found[0]!.code) ? (found[0] ?? null) : null

const RANK: Record<DivisionLevel, number> = { province: 0, prefecture: 1, county: 2 }

/** The document's jurisdiction with its level. */
function ownDivision({ jurisdiction }: Document, divisions: Divisions): Division | null {
  if (!jurisdiction) return null
  const { code, name } = jurisdiction
  const listed = code === null ? null : divisions.byCode(code)
  const level = BY_SUFFIX.find(([suffix]) => suffix.test(name))?.[1] ?? 'county'
  return listed ?? { code, name, level, parent: null }
}

/** Each division once, most often named first. */
function byCount(named: Division[]): Division[] {
  const counts = new Map<string, { division: Division; count: number }>()
  for (const division of named) {
    const entry = counts.get(division.name) ?? { division, count: 0 }
    entry.count++
    counts.set(division.name, entry)
  }
  return [...counts.values()].sort((a, b) => b.count - a.count).map(({ division }) => division)
}

/** 关于望澜区…的反馈意见, or a single government that is addressed: the division below its own that a document is about. */
function subjectOf(document: Document, blocks: Block[], divisions: Divisions, own: Division | null): Division | null {
  if (!own) return null
  const about = /关于(.+)/.exec(document.title)?.[1] ?? ''
  const addressee = blocks.slice(0, 12).find(({ paragraph }) => /^[^，、。]{2,20}人民政府[：:]$/.test(paragraph.text))
  for (const text of [about, addressee?.paragraph.text ?? '']) {
    const found = divisions.leading(text, own).divisions.at(-1)
    if (found && found.name !== own.name && RANK[found.level] > RANK[own.level]) return found
  }
  return own
}

/** A division of the same rank, or one below, that the nearest heading opens with. */
function sectionDivision({ paragraph }: Block, divisions: Divisions, own: Division | null): Division | null {
  if (!own) return null
  for (const heading of [...paragraph.headings].reverse()) {
    const bare = heading.replace(
      /^(?:第[^\s　]{1,4}部分|[一二三四五六七八九十]+、|[（(][^）)]{1,3}[）)]|\d+[.、])[\s　]*/,
      '',
    )
    const found = divisions.leading(bare, own).divisions.at(-1)
    if (found && found.name !== own.name && RANK[found.level] >= RANK[own.level]) return found
  }
  return null
}

/** The county in front of a school's name is the school's, not where the text has gone to. */
const BEFORE_SCHOOL =
  /\p{Script=Han}{2,8}[县市区旗](?=\p{Script=Han}{1,12}?(?:学校|中学|小学|幼儿园|初中|高中|中心校|一中|二中))/gu

/** The last division below `base` that a text names; any where there is none. */
function lastNamed(text: string, divisions: Divisions, base: Division | null): Division | null {
  const found = divisionsIn(text.replace(BEFORE_SCHOOL, ''), divisions, base).filter(
    ({ level }) => !base || RANK[level] > RANK[base.level],
  )
  return found.at(-1) ?? null
}
