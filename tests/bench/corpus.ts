/**
 * A corpus of any size in the words of the sample: its sentences, with all that they prove, drawn anew for each document,
 * between sentences that only use its words. Each group of eight documents is a county of its own with its own places,
 * schools, people and programmes; laws, metrics and national programmes are shared by all. Names keep their lengths, so
 * that every quote stays where it is.
 */
import { documentIdOf, idOf, sha256 } from '../../graph/ids.ts'
import type { DocumentGraph, Entity, Paragraph } from '../../graph/model.ts'
import { identityMap } from '../../graph/text/source-map.ts'
import { entityId } from '../../ingest/resolve/entity-id.ts'
import { chatterFrom, moved, movedClaim, type Piece, readSample, type Sample } from './pieces.ts'
import { below, pick, type Random, randomFrom } from './random.ts'

/** Another version makes another corpus; what is kept of one is of no use to the next. */
export const CORPUS_VERSION = 1
const DOCUMENTS_PER_COUNTY = 8
const COUNTIES_PER_CITY = 6
const CITIES_PER_PROVINCE = 12

/** Made-up names of the sample by how many counties share one. */
const NAMES: [sharedBy: number, names: string[]][] = [
  [COUNTIES_PER_CITY * CITIES_PER_PROVINCE, ['砚江']],
  [COUNTIES_PER_CITY, ['槐津', '槐娃']],
  [1, ['蓼河', '箬溪', '苇渡', '桑榆', '云汀', '稻堰', '霜溪', '茶垭', '松荫', '雁浦', '芦堰', '石磨岭']],
  [1, ['砚里', '红砚', '砚水', '青苗', '心晴', '头雁']],
]
const SYLLABLES = [
  ...'云汀稻堰霜溪茶垭松荫雁浦芦苇渡桑榆蓼箬槐津砚石岭青禾柳塘枫桥梅川竹沙泉兰洲鹤湖鹿港桐亭杏坪柏洛清白玉龙凤金银',
]

type Draft = Pick<DocumentGraph, 'document' | 'entities'> & { paragraphs: Piece[] }

/** Documents with `paragraphs` paragraphs in all. The same number gives the same; all but the last begin a larger one too. */
export async function* generatedDocuments(paragraphs: number): AsyncIterable<DocumentGraph> {
  const sample = await readSample()
  const chatter = chatterFrom(sample)
  const people = [
    ...new Set(sample.graphs.flatMap(({ entities }) => entities.filter(isPerson).map(({ name }) => name))),
  ]
  for (let ordinal = 0, left = paragraphs; left > 0; ordinal++) {
    const random = randomFrom(20_210_724 + ordinal)
    const draft = renamed(draw(sample, chatter, random), ordinal, people)
    const graph = graphOf({ ...draft, paragraphs: draft.paragraphs.slice(0, left) }, ordinal)
    left -= graph.paragraphs.length
    yield graph
  }
}

const isPerson = ({ kind }: Entity): boolean => kind === 'person'

/** A document of the sample with other paragraphs: titles and headings as printed, the rest of drawn sentences. */
function draw(sample: Sample, chatter: (random: Random) => string, random: Random): Draft {
  const which = below(random, sample.graphs.length)
  const drawn = new Set<Piece>()
  const fresh = (from: Piece[]): Piece => {
    for (;;) {
      const piece = pick(random, from)
      if (drawn.has(piece)) continue
      drawn.add(piece)
      return piece
    }
  }
  const count = 16 + below(random, 30)
  const paragraphs = Array.from({ length: count }, () => {
    if (random() < 0.14) return fresh(sample.headings)
    const first = fresh(sample.sentences)
    if (first.role !== 'body') return first
    const more = Array.from({ length: below(random, 3) }, () => fresh(sample.sentences)).filter(isBody)
    return joined([first, ...more, { ...EMPTY, text: chatter(random) }])
  })
  const { document } = sample.graphs[which]!
  const entities = sample.graphs.flatMap((graph) => graph.entities)
  return { document, entities, paragraphs: [...sample.titles[which]!, ...paragraphs] }
}

const EMPTY: Piece = { role: 'body', text: '', mentions: [], relations: [], observations: [] }
const isBody = ({ role }: Piece): boolean => role === 'body'

const joined = (pieces: Piece[]): Piece =>
  pieces.reduce((whole, piece) => {
    const by = whole.text.length
    return {
      role: 'body',
      text: whole.text + piece.text,
      mentions: [...whole.mentions, ...piece.mentions.map((each) => moved(each, by))],
      relations: [...whole.relations, ...piece.relations.map((each) => movedClaim(each, by))],
      observations: [
        ...whole.observations,
        ...piece.observations.map((each) => ({ ...movedClaim(each, by), figure: moved(each.figure, by) })),
      ],
    }
  }, EMPTY)

/** The same document of another county, some years earlier or later; only those entities that it speaks of. */
function renamed({ document, entities, paragraphs }: Draft, ordinal: number, people: string[]): Draft {
  const county = Math.floor(ordinal / DOCUMENTS_PER_COUNTY)
  const years = (ordinal % 12) - 9
  const spokenOf = new Set([document.entityId, ...paragraphs.flatMap(entityIdsIn)])
  const draft = { document, entities: entities.filter(({ id }) => spokenOf.has(id)), paragraphs }
  const names = new Map(
    [...NAMES, [1, people] as const].flatMap(([sharedBy, each]) =>
      each.map((name) => [name, newName(name, Math.floor(county / sharedBy))] as const),
    ),
  )
  const text = JSON.stringify(draft)
    .replace(new RegExp([...names.keys()].join('|'), 'gu'), (name) => names.get(name)!)
    .replace(/(?<![\d.])20[0-3]\d(?!\d)/g, (year) => String(Number(year) + years))
  return JSON.parse(text) as Draft
}

function entityIdsIn({ mentions, relations, observations }: Piece): string[] {
  return [
    ...mentions.map(({ entityId }) => entityId),
    ...relations.flatMap(({ subjectId, objectId }) => [subjectId, objectId]),
    ...observations.flatMap(({ metricId, subjectId }) => (subjectId === null ? [metricId] : [metricId, subjectId])),
  ]
}

/** Of the same length. Hundreds of regions rarely share one, as in any country. */
function newName(name: string, region: number): string {
  const hash = Number.parseInt(sha256(`${name} ${region}`).slice(0, 12), 16)
  const syllable = (place: number) => SYLLABLES[Math.floor(hash / SYLLABLES.length ** place) % SYLLABLES.length]!
  return Array.from({ length: name.length }, (_, place) => syllable(place)).join('')
}

/** The draft with ids of its own. */
function graphOf({ document: head, entities: named, paragraphs: pieces }: Draft, ordinal: number): DocumentGraph {
  const text = pieces.map((piece) => piece.text).join('\n')
  const sourceHash = sha256(`${ordinal}\n${text}`)
  const id = documentIdOf(sourceHash)
  const ids = new Map(named.map(({ id: old, kind, name, jurisdiction }) => [old, entityId(kind, name, jurisdiction)]))
  const to = (old: string): string => ids.get(old)!
  const entities = new Map(named.map((entity) => [to(entity.id), { ...entity, id: to(entity.id) }]))
  const number = { men: 0, rel: 0, obs: 0 }
  const own = (kind: keyof typeof number) => ({ id: idOf(kind, id, number[kind]++), documentId: id })
  const graph: DocumentGraph = {
    document: { ...head, id, entityId: to(head.entityId), source: `generated/${ordinal}.txt`, sourceHash, text },
    paragraphs: paragraphsOf(id, pieces),
    entities: [...entities.values()],
    mentions: [],
    relations: [],
    observations: [],
    repairs: [],
  }
  for (const [i, piece] of pieces.entries()) {
    const paragraphId = graph.paragraphs[i]!.id
    for (const each of piece.mentions) {
      graph.mentions.push({ ...each, ...own('men'), paragraphId, entityId: to(each.entityId) })
    }
    for (const each of piece.relations) {
      const ends = { subjectId: to(each.subjectId), objectId: to(each.objectId) }
      graph.relations.push({ ...each, ...own('rel'), ...ends, evidence: { ...each.evidence, paragraphId } })
    }
    for (const each of piece.observations) {
      const ends = { metricId: to(each.metricId), subjectId: each.subjectId === null ? null : to(each.subjectId) }
      graph.observations.push({ ...each, ...own('obs'), ...ends, evidence: { ...each.evidence, paragraphId } })
    }
  }
  return graph
}

function paragraphsOf(documentId: string, pieces: Piece[]): Paragraph[] {
  let position = 0
  let headings: string[] = []
  return pieces.map(({ role, text }, ordinal) => {
    const map = identityMap(text.length).map((run) => moved(run, 0))
    const placed = map.map((run) => ({ ...run, sourceStart: run.start + position, sourceEnd: run.end + position }))
    position += text.length + 1
    const paragraph = {
      id: idOf('par', documentId, ordinal, text),
      documentId,
      ordinal,
      role,
      headings,
      text,
      map: placed,
    }
    if (role === 'heading') headings = [text]
    return paragraph
  })
}
