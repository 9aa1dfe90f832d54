import type { MentionDraft, ObservationDraft, Party, RelationDraft, Segmented } from '../draft.ts'
import { readingAt } from '../reading.ts'
import { rule } from '../rules.ts'
import { PATTERNS, type Pattern } from './patterns.ts'
import { type List, listsOf, type Scene, sceneOf } from './scene.ts'
import { signatures } from './signature.ts'
import { subjectsOf } from './subject.ts'

/** Of these only the first that is said of an object in a clause holds. */
const EXCLUSIVE: readonly (readonly RelationDraft['predicate'][])[] = [
  ['implements', 'cites', 'repeals', 'amends'],
  ['carries_out', 'participates_in', 'responsible_for', 'leads'],
]

/** Claims that the words make: each with the smallest stretch of one paragraph that says it. */
export function extractRelations(
  segmented: Segmented,
  mentions: MentionDraft[],
  _observations: ObservationDraft[],
): RelationDraft[] {
  const scenes = segmented.blocks.map((block, at) => sceneOf(block, at, mentions))
  const found = [...scenes.flatMap((scene) => said(segmented, scene)), ...signatures(segmented, scenes)]
  return withoutRepeats(found)
}

/** What the table of patterns finds in a paragraph. */
function said({ document }: Segmented, scene: Scene): RelationDraft[] {
  if (scene.block.paragraph.role === 'title') return []
  const found: RelationDraft[] = []
  for (const pattern of PATTERNS) {
    if (pattern.notIn?.includes(document.kind)) continue
    for (const list of listsOf(scene, pattern.object)) {
      const taken = found.some(
        ({ predicate, object }) => list.items.includes(object) && excludes(predicate, pattern.predicate),
      )
      if (!taken) found.push(...apply(scene, pattern, list))
    }
  }
  return found
}

const excludes = (a: RelationDraft['predicate'], b: RelationDraft['predicate']): boolean =>
  EXCLUSIVE.some((group) => group.includes(a) && group.includes(b))

function apply(scene: Scene, pattern: Pattern, list: List): RelationDraft[] {
  const clause = scene.clauses.find(({ end }) => list.start < end)!
  const sentence = scene.sentences.find(({ end }) => list.start < end)!
  const lead = scene.text.slice(clause.start, list.start)
  const before = pattern.before ? pattern.before.exec(lead) : undefined
  const after = pattern.after ? pattern.after.exec(scene.text.slice(list.end, sentence.end)) : undefined
  if (before === null || after === null || pattern.unless?.test(lead)) return []

  const verb = before ? clause.start + before.index : list.start
  const subjects = subjectsAt(scene, pattern, verb)
  const tail = after ? list.end + after[0].length : 0
  return subjects.flatMap((subject) =>
    list.items.map((object, i): RelationDraft => {
      const start =
        typeof subject === 'object' ? Math.min(subject.start, object.start) : openingOf(scene.text, clause.start)
      const objectEnd = i === list.items.length - 1 ? list.end : object.end
      const end = Math.max(objectEnd, tail)
      const ends =
        pattern.reversed && typeof subject === 'object' ? { subject: object, object: subject } : { subject, object }
      const { year, status } = readingAt(scene.block, object.start)
      const evidence = { block: scene.at, start, end }
      const confidence = subject === 'speaker' ? 0.7 : 0.85
      return { ...ends, predicate: pattern.predicate, year, status, evidence, rule: rule(pattern.rule), confidence }
    }),
  )
}

function subjectsAt(scene: Scene, pattern: Pattern, verb: number): Party[] {
  const printed = pattern.subject.length > 0 ? subjectsOf(scene, verb, pattern.subject, pattern.gap) : undefined
  if (printed) return printed.items
  return pattern.unsaid ? [pattern.unsaid] : []
}

/** The first character of a clause that is neither space, mark nor number of an item. */
const openingOf = (text: string, start: number): number =>
  start + /^[\s、，。；：）)◆●—]*(?:\d{1,2}[.．、])?\s*/.exec(text.slice(start))![0].length

function withoutRepeats(relations: RelationDraft[]): RelationDraft[] {
  return relations.filter(
    (one, i) =>
      relations.findIndex(
        (other) => other.subject === one.subject && other.object === one.object && other.predicate === one.predicate,
      ) === i,
  )
}
