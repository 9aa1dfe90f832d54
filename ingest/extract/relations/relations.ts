import { grouped } from '../../../graph/grouped.ts'
import type { EntityKind, Predicate } from '../../../graph/model.ts'
import type { MentionDraft, ObservationDraft, Party, RelationDraft, Segmented } from '../draft.ts'
import { readingAt } from '../reading.ts'
import { rule } from '../rules.ts'
import { amendments } from './amendments.ts'
import { DEED_PATTERNS } from './deed-patterns.ts'
import { DOCUMENT_PATTERNS } from './document-patterns.ts'
import { duties } from './duties.ts'
import type { Pattern } from './pattern.ts'
import { listed, placed } from './placing.ts'
import { type List, listsOf, type Scene, sceneOf } from './scene.ts'
import { signatures } from './signature.ts'
import { subjectsBehind, subjectsOf } from './subject.ts'
import { targets } from './targets.ts'

/** Of these only the first that is said of an object holds; of the others, the first of each. */
const EXCLUSIVE: readonly (readonly Predicate[])[] = [
  ['implements', 'cites', 'repeals', 'amends'],
  ['leads', 'responsible_for', 'carries_out'],
]

/** Claims that the words make: each with the smallest stretch of one paragraph that says it. */
export function extractRelations(
  segmented: Segmented,
  mentions: MentionDraft[],
  observations: ObservationDraft[],
): RelationDraft[] {
  const byBlock = grouped(mentions, ({ block }) => block)
  const scenes = segmented.blocks.map((block, at) => sceneOf(block, at, byBlock.get(at) ?? []))
  const plain = scenes.flatMap((scene) => said(segmented, scene))
  return withoutRepeats([
    ...plain,
    ...signatures(segmented, scenes),
    ...amendments(segmented, scenes),
    ...placed(scenes),
    ...listed(scenes),
    ...duties(scenes, plain),
    ...targets(scenes, plain, observations),
  ])
}

/** What the table of patterns finds in a paragraph. */
function said({ document }: Segmented, scene: Scene): RelationDraft[] {
  if (scene.block.paragraph.role === 'title') return []
  const found: RelationDraft[] = []
  for (const pattern of [...DOCUMENT_PATTERNS, ...DEED_PATTERNS]) {
    if (pattern.notIn?.includes(document.kind)) continue
    for (const list of listsOf(scene, pattern.object, pattern.apart)) {
      const isTaken = found.some(
        ({ predicate, object }) => list.items.includes(object) && excludes(predicate, pattern.predicate),
      )
      if (!isTaken) found.push(...apply(scene, pattern, list))
    }
  }
  const spoken = document.jurisdiction === null ? found.filter(({ subject }) => subject !== 'speaker') : found
  return spoken.map((relation) => (relation.predicate === 'repeals' ? byIssued(relation, found) : relation))
}

const excludes = (a: Predicate, b: Predicate): boolean =>
  a === b || EXCLUSIVE.some((group) => group.includes(a) && group.includes(b))

/** 印发《甲》；原《乙》同时废止: what repeals is the regulation that the paragraph says was issued before. */
function byIssued(repeal: RelationDraft, found: RelationDraft[]): RelationDraft {
  const issued = found.findLast(
    ({ predicate, evidence }) => predicate === 'issued_by' && evidence.end <= repeal.evidence.start,
  )
  if (!issued || typeof issued.subject === 'string') return repeal
  return { ...repeal, subject: issued.subject, evidence: { ...repeal.evidence, start: issued.evidence.start } }
}

function apply(scene: Scene, pattern: Pattern, list: List): RelationDraft[] {
  const clause = scene.clauses.find(({ end }) => list.start < end)!
  const sentence = scene.sentences.find(({ end }) => list.start < end)!
  const lead = scene.text.slice(clause.start, list.start)
  const before = pattern.before ? pattern.before.exec(lead) : undefined
  const after = pattern.after ? pattern.after.exec(scene.text.slice(list.end, sentence.end)) : undefined
  if (before === null || after === null || pattern.unless?.test(lead)) return []
  if (pattern.named && !list.items.every(({ start, end }) => pattern.named!.test(scene.text.slice(start, end))))
    return []

  const tail = after ? list.end + after[0].length : list.end
  const opening = openingOf(scene.text, clause.start)
  return subjectsAt(scene, pattern, before ? clause.start + before.index : list.start, tail).flatMap((subject) =>
    list.items.flatMap((object, i): RelationDraft[] => {
      if (pattern.reversed && isIssuedByOther(scene, object, subject)) return []
      const isPrinted = typeof subject === 'object'
      const start = isPrinted ? Math.min(subject.start, object.start) : opening
      const objectEnd = after?.[0] || i === list.items.length - 1 ? tail : closingOf(scene.text, object.end)
      const end = Math.max(objectEnd, isPrinted ? subject.end : 0)
      const ends = pattern.reversed && isPrinted ? { subject: object, object: subject } : { subject, object }
      const { year, status } = readingOf(scene, pattern, object)
      const evidence = { block: scene.at, start, end }
      const confidence = subject === 'speaker' ? 0.7 : 0.85
      return [{ ...ends, predicate: pattern.predicate, year, status, evidence, rule: rule(pattern.rule), confidence }]
    }),
  )
}

/** 国务院《…》、《国务院办公厅关于…》: a title that opens with its own issuer is not issued by who stands before the list. */
function isIssuedByOther({ text }: Scene, { start, end }: MentionDraft, issuer: Party): boolean {
  const opens =
    /^[\p{Script=Han} ]{2,24}?(?:中央|国务院|政府|办公厅|办公室|部|厅|局|委员会|委)(?=[\p{Script=Han} ]*关于)/u.exec(
      text.slice(start, end),
    )
  return opens !== null && typeof issuer === 'object' && !opens[0].includes(text.slice(issuer.start, issuer.end))
}

/** What a document rests on, confers or issues is done with it, even where the document otherwise requires. */
const DONE_WITH_IT: readonly Predicate[] = ['cites', 'implements', 'issued_by', 'awarded', 'located_in', 'part_of']

function readingOf(scene: Scene, pattern: Pattern, object: MentionDraft): Pick<RelationDraft, 'year' | 'status'> {
  const { year, status } = readingAt(scene.block, object.start)
  const isDone = status === 'required' && DONE_WITH_IT.includes(pattern.predicate)
  if (pattern.predicate === 'repeals') return { year: scene.block.context.year, status: 'reported' }
  return { year, status: isDone ? 'reported' : status }
}

function subjectsAt(scene: Scene, pattern: Pattern, verb: number, tail: number): Party[] {
  if (pattern.behind) {
    const found = subjectsBehind(scene, tail, pattern.subject)
    return found && pattern.behind.test(scene.text.slice(found.end)) ? found.items : []
  }
  const kinds: EntityKind[] = [...pattern.subject, 'person']
  const printed = pattern.subject.length > 0 ? subjectsOf(scene, verb, kinds, pattern.gap) : undefined
  if (printed) return pattern.subject.includes(printed.kind) ? printed.items : []
  return pattern.unsaid ? [pattern.unsaid] : []
}

/** The first character of a clause that is neither space, mark nor number of an item. */
const openingOf = (text: string, start: number): number =>
  start +
  /^[\s、，。；：）)◆●—]*(?:（[一二三四五六七八九十\d]{1,3}）|[一二三四五六七八九十\d]{1,2}[.．、]|[一二三四五六七八九十]是)?\s*/.exec(
    text.slice(start),
  )![0].length

/** Where the marks end that close around a name. */
const closingOf = (text: string, end: number): number => end + /^[》”’]*/.exec(text.slice(end))![0].length

function withoutRepeats(relations: RelationDraft[]): RelationDraft[] {
  const said = new Map<MentionDraft, RelationDraft[]>()
  return relations.filter((one) => {
    const others = said.get(one.object) ?? []
    said.set(one.object, others)
    if (others.some(({ subject, predicate }) => subject === one.subject && predicate === one.predicate)) return false
    others.push(one)
    return true
  })
}
