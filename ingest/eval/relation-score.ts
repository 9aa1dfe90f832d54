import { sifted, spanFault } from './broken.ts'
import type { GoldRelation, Passage } from './labels.ts'
import { isHalf, isLike, normalized, sameName } from './names.ts'
import { pairUp, shareUnit } from './pairing.ts'
import type { PredictedRelation } from './prediction.ts'
import { around, byRule, type Miss, type Tally } from './tally.ts'

/** Placing: `located_in` and `part_of`. Implicit: the subject is the document's own place or school. Explicit: the rest. */
export const ROWS = ['explicit', 'implicit', 'placing'] as const
type Row = (typeof ROWS)[number]

const rowOf = (predicate: string, implicit: boolean): Row =>
  predicate === 'located_in' || predicate === 'part_of' ? 'placing' : implicit ? 'implicit' : 'explicit'

/** A hit has the predicate and both arguments; evidence is not needed. */
export function scoreRelations(passage: Passage, predicted: PredictedRelation[], tally: Tally): Miss[] {
  const { relations: golds, text } = passage
  const { good: given, broken } = sifted(predicted, (relation) => spanFault(text, relation))
  const pairs = pairsOf(passage, given)
  const taken = new Map([...pairs].map(([i, j]) => [j, golds[i]!]))

  const misses: Miss[] = []
  const tell = (relation: GoldRelation | PredictedRelation, fault: Miss['fault'], note = said(relation)): void => {
    const { start, end } = relation
    const context = around(text, relation)
    const found = 'rule' in relation ? relation.rule : undefined
    misses.push({ passage: passage.id, what: 'relation', fault, start, end, context, note, ...byRule(found) })
  }
  for (const [i, gold] of golds.entries()) {
    const row = rowOf(gold.predicate, gold.implicit_subject === true)
    tally.add(['relation', row, 'gold'])
    tally.add(['predicate', gold.predicate, 'gold'])
    const j = pairs.get(i)
    if (j === undefined) tell(gold, 'miss')
    else if (shareUnit(gold, given[j]!)) tally.add(['relation', row, 'evidence'])
  }
  for (const [j, relation] of given.entries()) {
    const hit = taken.get(j)
    const isImplicit = hit ? hit.implicit_subject : relation.implicit_subject || relation.subject === ''
    count(relation, { row: rowOf(relation.predicate, isImplicit === true), isHit: hit !== undefined }, tally)
    if (!hit) tell(relation, 'false')
  }
  for (const [relation, why] of broken) {
    count(relation, { row: 'explicit', isHit: false }, tally)
    tell(relation, 'broken', why)
  }
  return misses
}

const said = ({ subject, predicate, object, implicit_subject }: GoldRelation | PredictedRelation): string =>
  `${subject} —${predicate}→ ${object}${implicit_subject ? ' (implicit)' : ''}`

/** Counts a prediction in its row, for its predicate and for its rule. */
function count(
  { predicate, rule }: PredictedRelation,
  { row, isHit }: { row: Row; isHit: boolean },
  tally: Tally,
): void {
  tally.add(['relation', row, 'pred'])
  tally.add(['predicate', predicate, 'pred'])
  if (!isHit) return
  tally.add(['relation', row, 'hit'])
  tally.add(['predicate', predicate, 'hit'])
  if (rule) tally.add(['rule', rule.id, 'hit'])
}

/** Those with both arguments first; where the subject is not printed, predicate and object suffice. */
function pairsOf(passage: Passage, given: PredictedRelation[]): Map<number, number> {
  const { overlaps, isObject } = argumentsOf(passage)
  const explicit = (gold: GoldRelation, relation: PredictedRelation): boolean =>
    !gold.implicit_subject &&
    gold.predicate === relation.predicate &&
    overlaps(relation.subject, gold.subject) &&
    isObject(gold, relation)
  const implicit = (gold: GoldRelation, relation: PredictedRelation): boolean =>
    gold.implicit_subject === true && gold.predicate === relation.predicate && isObject(gold, relation)
  return pairUp(passage.relations, given, explicit, implicit)
}

/** How names are matched in a passage: by canonical name or surface, or, when they are nobody's there, by half their length. */
function argumentsOf(passage: Passage) {
  const known = new Map<string, Set<string>>([[passage.title, new Set([passage.title])]])
  for (const { canonical, surface } of passage.mentions) {
    const names = known.get(canonical) ?? new Set()
    known.set(canonical, names.add(canonical).add(surface))
  }
  const metrics = new Set(passage.metrics.map(({ name }) => normalized(name)))
  /** Every label is held against every prediction: each name is looked up once. */
  const remembered = new Map<string, string[]>()
  function entitiesNamed(name: string): string[] {
    let found = remembered.get(name)
    if (!found) {
      const entities = [...known].filter(([, names]) => [...names].some((each) => sameName(name, each)))
      found = entities.map(([canonical]) => canonical)
      remembered.set(name, found)
    }
    return found
  }

  function overlaps(given: string, name: string): boolean {
    if (given === '') return false
    const argument = given === '$doc' ? passage.title : given
    const exact = entitiesNamed(argument)
    return exact.length > 0
      ? exact.includes(name)
      : [name, ...(known.get(name) ?? [])].some((each) => isHalf(argument, each))
  }

  /** The object of `targets` is a metric, named freely. */
  function isObject(gold: GoldRelation, relation: PredictedRelation): boolean {
    const { object } = relation
    if (gold.predicate !== 'targets') return overlaps(object, gold.object)
    if (metrics.has(normalized(object)) || entitiesNamed(object).length > 0)
      return normalized(object) === normalized(gold.object)
    return (
      isLike(object, gold.object) ||
      passage.metrics.some((metric) => metric.name === gold.object && shareUnit(relation, metric))
    )
  }
  return { overlaps, isObject }
}
