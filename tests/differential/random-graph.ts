/** Documents that a seed decides: small, and odd wherever the model lets them be. */
import {
  type DocumentGraph,
  DocumentKind,
  type Entity,
  EntityKind,
  ParagraphRole,
  Predicate,
  Qualifier,
  Status,
  Strength,
} from '../../graph/model.ts'
import { below, pick, type Random } from '../bench/random.ts'
import { documentGraph, entity, place } from '../builders.ts'

/** Parts of names: beyond the basic plane, full width, quotes of Cypher and JSON, letters that fold, what Lucene reads as signs. */
const PARTS = [
  '县',
  '一中',
  '𠮷𡈽',
  '“双减”',
  '＂Ａｉ',
  "O'B",
  '\\u',
  '`',
  '(+)',
  '🏫',
  'ß',
  'Ⅷ',
  '5.5%',
  '$id',
  '教 育',
]
const PLACES = [place('石渡县', '430000'), place('石渡县'), place('𠮷县'), place("O'县")]
const DATES = ['2025-01-08', '2025-01-09', '2024-12-31', '1999-10-01']
const NUMBERS = [0, -1, 0.1, 5, 2 ** 53 - 1, 2 ** 60, 1e-7, 98.6]

const maybe = <T>(random: Random, value: T): T | null => (random() < 0.25 ? null : value)
const some = <T>(random: Random, items: readonly T[], most: number): T[] =>
  Array.from({ length: items.length === 0 ? 0 : below(random, most + 1) }, () => pick(random, items))

/** What the documents of one graph share: at least one thing of every kind, some of them called alike. */
export function randomEntities(random: Random): Entity[] {
  return Array.from({ length: 14 }, (_, index) => {
    const kind = EntityKind.options[index % EntityKind.options.length]!
    const name = `${pick(random, PARTS)}${pick(random, PARTS)}${index % 3 ? index : ''}`
    return entity(kind, name, { jurisdiction: maybe(random, pick(random, PLACES)) })
  }).filter((each, index, all) => all.findIndex(({ id }) => id === each.id) === index)
}

/** The same thing as this document describes it. */
const described = (random: Random, given: Entity): Entity => ({
  ...given,
  aliases: some(random, PARTS, 2)
    .filter((name, index, all) => name !== given.name && all.indexOf(name) === index)
    .map((name) => ({ name, rule: { id: 'random', version: 1 + below(random, 2) }, reason: `${name}即${given.name}` })),
  attributes: random() < 0.3 ? { [pick(random, PARTS)]: pick(random, PARTS) } : {},
})

/** A version of document `index`: another one has the same id and other contents. */
export function randomDocument(random: Random, index: number, pool: Entity[]): DocumentGraph {
  const entities = some(random, pool, 7)
    .filter((each, at, all) => all.findIndex(({ id }) => id === each.id) === at)
    .map((each) => described(random, each))
  const figures = [1, 2, 3].map((figure) => `${figure}${index}人`)
  const body = Array.from({ length: 1 + below(random, 4) }, () =>
    [...some(random, entities, 3).map(({ name }) => name), pick(random, PARTS), ...figures].join('，'),
  )
  const metrics = entities.filter(({ kind }) => kind === 'metric')
  const graph = documentGraph({
    bytes: `第${index}号`,
    lines: [`第${index}号${pick(random, PARTS)}`, ...body],
    entities,
    kind: pick(random, DocumentKind.options),
    number: maybe(random, `国发〔2021〕${index}号`),
    issuers: some(random, PARTS, 2),
    issuedOn: maybe(random, pick(random, DATES)),
    year: maybe(random, 2023 + below(random, 3)),
    jurisdiction: maybe(random, pick(random, PLACES)),
    pipeline: `random-${below(random, 2)}`,
    relations: relationsAmong(random, entities, figures),
    observations: metrics.flatMap((metric) =>
      some(random, figures, 2)
        .filter((figure, at, all) => all.indexOf(figure) === at)
        .map((figure) => observationOf(random, { metric, figure, entities })),
    ),
    repairs: random() < 0.4 ? [{ start: 0, end: 1 + below(random, 2), gain: random() }] : [],
  })
  layClaims(random, graph, pool)
  for (const paragraph of graph.paragraphs) {
    paragraph.role = pick(random, ParagraphRole.options)
    paragraph.headings = some(random, PARTS, 2)
  }
  return graph
}

/** Now and then a document is cited by the name of what others describe, or by its number. */
function layClaims(random: Random, { document, entities }: DocumentGraph, pool: Entity[]): void {
  const names = pool.flatMap(({ kind, name, jurisdiction }) =>
    kind === 'regulation' && jurisdiction === null ? [name] : [],
  )
  const own = entities.find(({ id }) => id === document.entityId)!
  for (const name of new Set([...some(random, names, 2), ...(document.number ? [document.number] : [])])) {
    if (name === own.name || own.aliases.some((alias) => alias.name === name)) continue
    const rule = name === document.number ? 'number-of-document' : 'title-of-document'
    own.aliases.push({ name, rule: { id: rule, version: 1 }, reason: `${own.name}又称${name}` })
  }
}

function relationsAmong(random: Random, entities: Entity[], quotes: string[]) {
  const ends = entities.length === 0 ? [] : Array.from({ length: below(random, 6) }, () => pick(random, entities))
  const relations = ends.map((subject) => ({
    subject,
    object: pick(random, entities),
    predicate: pick(random, Predicate.options),
    quote: pick(random, quotes),
    year: maybe(random, 2023 + below(random, 3)),
    status: pick(random, Status.options),
    strength: maybe(random, pick(random, Strength.options)),
    implicitSubject: random() < 0.5,
    confidence: random(),
  }))
  const keyOf = (each: (typeof relations)[number]) =>
    [each.subject.id, each.predicate, each.object.id, each.quote, each.year].join()
  return relations.filter((each, index) => relations.findIndex((other) => keyOf(other) === keyOf(each)) === index)
}

function observationOf(
  random: Random,
  { metric, figure, entities }: { metric: Entity; figure: string; entities: Entity[] },
) {
  return {
    metric,
    figure,
    quote: figure,
    subject: maybe(random, pick(random, entities)),
    value: pick(random, NUMBERS),
    high: maybe(random, pick(random, NUMBERS)),
    baseValue: pick(random, NUMBERS),
    baseHigh: maybe(random, pick(random, NUMBERS)),
    unit: pick(random, PARTS),
    qualifier: pick(random, Qualifier.options),
    bound: maybe(random, pick(random, Qualifier.options)),
    year: maybe(random, 2023 + below(random, 3)),
    status: pick(random, Status.options),
    strength: maybe(random, pick(random, Strength.options)),
  }
}
