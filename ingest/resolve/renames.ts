import type { Block, MentionDraft } from '../extract/draft.ts'
import { isList, type Naming } from './naming.ts'

type Why = NonNullable<Naming['why']>
/** What a document says of two bodies: that one was, is or is called the other. */
type Saying = { rule: 'renamed' | 'second-name' | 'merged-body'; of: MentionDraft; other: MentionDraft }

const WHEN = '(?:于?(?:\\d{4}年)?(?:\\d{1,2}月)?(?:\\d{1,2}日)?)?(?:正式|已|现已|后来?)?'
/** 县教育局更名为县教育体育局. What will only be (拟更名为) is not yet so. */
const RENAMED = new RegExp(`^[”）]?${WHEN}(?:更名|改名|改称|易名|变更|升格|改制)(?:为|成)[“]?$`)
/** 县教育局（现县教育体育局）. */
const NOW = /^[（(](?:现|现为|现名|现称|现更名为|今)[“：:]?$/
/** 县教育体育局（原县教育局）, 县教育体育局，其前身是县教育局. */
const FORMERLY = /^(?:[（(](?:原|原为|原名|原称|曾用名|前身|前身为|前身是|由)|(?:，其?|的|（)?前身(?:为|是|系))[“：:]?$/
/** 县教育体育局由县教育局更名而来. */
const CAME_FROM = /^[”]?(?:更名|改名|改制|升格)(?:而来|而成|[）)])/
/** 县教师进修学校加挂“县教师发展中心”牌子. */
const SECOND = /^(?:同时|并|增|共|统一)*(?:加挂|挂)[“]?$/
const PLATE = /^[”]?(?:的?牌子|的?牌匾|牌$|牌[，。；）])/
/** 县一小、县二小合并组建县实验小学, 将县教育局、县体育局的职责整合，组建县教育体育局. */
const MERGED = /(?:合并|整合|重组|撤并)[^。；]{0,10}?(?:组建|成立|设立|更名|为|成)(?:为|成|了)?(?:新的|新)?[“]?$/

/** Names that a document says to be another's: what the mentions are of, and what else the other is called. */
export type Renames = {
  namings: Map<MentionDraft, Naming>
  aliases: { draft: MentionDraft; naming: Naming; name: string; why: Why }[]
}

/**
 * Leads earlier names and second names of schools and offices to the name that they have now, where the document says so and
 * both are of one division. A body that was merged into another stays what it was; the other one is called so, too.
 */
export function renamed(blocks: Block[], given: Map<MentionDraft, Naming>): Renames {
  const drafts = [...given.keys()].filter(({ kind }) => kind === 'school' || kind === 'agency')
  const later = new Map<string, { naming: Naming; why: Why }>()
  const aliases: Renames['aliases'] = []
  for (const { rule, of, other } of sayingsIn(blocks, drafts)) {
    const [naming, was] = [given.get(of)!, given.get(other)!]
    if (naming.name === was.name || naming.isLocal || was.isLocal || !isOfOne(naming, was)) continue
    const why: Why = { rule, reason: reasonOf(blocks, of, other) }
    if (rule === 'merged-body') aliases.push({ draft: of, naming, name: was.name, why })
    else later.set(keyOf(other, was), { naming, why })
  }
  const namings = new Map<MentionDraft, Naming>()
  for (const [draft, naming] of given) {
    const found = lastName(later, draft, naming)
    namings.set(draft, found ? { ...found.naming, why: naming.why && found.why } : naming)
  }
  for (const [key, { naming, why }] of later) {
    const draft = drafts.find((each) => keyOf(each, given.get(each)!) === key)!
    const last = lastName(later, draft, given.get(draft)!)?.naming ?? naming
    aliases.push({ draft, naming: last, name: given.get(draft)!.name, why })
  }
  return { namings, aliases }
}

const placeOf = ({ jurisdiction }: Naming): string => jurisdiction?.code ?? jurisdiction?.name ?? ''
const isOfOne = (one: Naming, other: Naming): boolean => placeOf(one) === placeOf(other)
const keyOf = ({ kind }: MentionDraft, naming: Naming): string => `${kind} ${placeOf(naming)} ${naming.name}`

/** From name to later name, to the last one; names that go in a circle stay as they are. */
function lastName(later: Map<string, { naming: Naming; why: Why }>, draft: MentionDraft, naming: Naming) {
  const seen = new Set<string>([keyOf(draft, naming)])
  let found = later.get(keyOf(draft, naming))
  for (let next = found; next; next = later.get(keyOf(draft, next.naming))) {
    const key = keyOf(draft, next.naming)
    if (seen.has(key)) return undefined
    seen.add(key)
    found = next
  }
  return found
}

/** What is said of two mentions of one paragraph that follow one another. */
function* sayingsIn(blocks: Block[], drafts: MentionDraft[]): Iterable<Saying> {
  for (const [index, second] of drafts.entries()) {
    const first = drafts[index - 1]
    if (first?.block !== second.block || first.end > second.start) continue
    const { text } = blocks[second.block]!.paragraph
    const gap = text.slice(first.end, second.start)
    const behind = text.slice(second.end, second.end + 8)
    if (RENAMED.test(gap) || NOW.test(gap)) yield { rule: 'renamed', of: second, other: first }
    else if (FORMERLY.test(gap) || (/^[（(]?由$/.test(gap) && CAME_FROM.test(behind)))
      yield { rule: 'renamed', of: first, other: second }
    else if (SECOND.test(gap) && PLATE.test(behind)) yield { rule: 'second-name', of: first, other: second }
    else if (MERGED.test(gap))
      for (const other of listBefore(text, drafts, index)) yield { rule: 'merged-body', of: second, other }
  }
}

/** The mentions side by side that end right before the mention at `index`, two at least. */
function listBefore(text: string, drafts: MentionDraft[], index: number): MentionDraft[] {
  let start = index - 1
  const isListed = (at: number) =>
    drafts[at - 1]?.block === drafts[at]!.block && isList(text.slice(drafts[at - 1]!.end, drafts[at]!.start))
  while (start > 0 && isListed(start)) start--
  return start === index - 1 ? [] : drafts.slice(start, index)
}

/** The words that say it, and the year that their sentence names. */
function reasonOf(blocks: Block[], of: MentionDraft, other: MentionDraft): string {
  const { text } = blocks[of.block]!.paragraph
  const start = Math.min(of.start, other.start)
  const end = Math.max(of.end, other.end)
  const tail = /^(?:[”）)]|的?牌子|更名而来)+/.exec(text.slice(end))?.[0] ?? ''
  const sentence = text.slice(Math.max(...['。', '；'].map((mark) => text.lastIndexOf(mark, start))) + 1, end)
  const year = /(?<!\d)((?:19|20)\d{2})年/.exec(sentence)?.[1]
  const quote = text.slice(start, end) + tail
  return year ? `文中写明“${quote}”（${year}年）` : `文中写明“${quote}”`
}
