import nodejieba from 'nodejieba'
import type { DocumentGraph, Mention, Observation, Paragraph, Relation } from '../../graph/model.ts'
import { packageFile } from '../../graph/package-file.ts'
import { createPipeline } from '../../ingest/pipeline.ts'
import { read } from '../../ingest/read.ts'
import { pick, type Random } from './random.ts'

const MAX_BYTES = 50_000_000

/** A sentence of a sample document with all that it proves; offsets count from its start. */
export type Piece = {
  role: Paragraph['role']
  text: string
  mentions: Mention[]
  relations: Relation[]
  observations: Observation[]
}

/** The sample's documents as read, and their sentences. */
export type Sample = { graphs: DocumentGraph[]; titles: Piece[][]; headings: Piece[]; sentences: Piece[] }

export async function readSample(): Promise<Sample> {
  const pipeline = createPipeline()
  const graphs: DocumentGraph[] = []
  for await (const file of read([packageFile('corpus/sample')], { maxBytes: MAX_BYTES })) {
    if (!('problem' in file)) graphs.push(pipeline.read(file))
  }
  const perGraph = graphs.map(piecesOf)
  const all = perGraph.flat()
  return {
    graphs,
    titles: perGraph.map((pieces) => pieces.filter(({ role }) => role === 'title')),
    headings: all.filter(({ role }) => role === 'heading'),
    sentences: all.filter(({ role }) => role !== 'title' && role !== 'heading'),
  }
}

function piecesOf({ paragraphs, mentions, relations, observations }: DocumentGraph): Piece[] {
  return paragraphs.flatMap((paragraph) => {
    const { id, text, role } = paragraph
    const inside = {
      mentions: mentions.filter(({ paragraphId }) => paragraphId === id),
      relations: relations.filter(({ evidence }) => evidence.paragraphId === id),
      observations: observations.filter(({ evidence }) => evidence.paragraphId === id),
    }
    const whole: Piece = { role, text, ...inside }
    return role === 'body' ? sentencesOf(whole) : [whole]
  })
}

/** Cut behind full stops, except inside of what is marked. */
function sentencesOf(piece: Piece): Piece[] {
  const marked = [...piece.mentions, ...[...piece.relations, ...piece.observations].map(({ evidence }) => evidence)]
  const stops = [...piece.text.matchAll(/[。！？；]+/g)].map(({ index, 0: stop }) => index + stop.length)
  const ends = stops.filter((at) => !marked.some(({ start, end }) => start < at && at < end))
  if (ends.at(-1) !== piece.text.length) ends.push(piece.text.length)
  return ends.map((end, i) => cut(piece, ends[i - 1] ?? 0, end))
}

function cut({ role, text, ...claims }: Piece, from: number, to: number): Piece {
  const within = ({ start, end }: { start: number; end: number }) => start >= from && end <= to
  return {
    role,
    text: text.slice(from, to),
    mentions: claims.mentions.filter(within).map((mention) => moved(mention, -from)),
    relations: claims.relations.filter(({ evidence }) => within(evidence)).map((each) => movedClaim(each, -from)),
    observations: claims.observations
      .filter(({ evidence, figure }) => within(evidence) && within(figure))
      .map((each) => ({ ...movedClaim(each, -from), figure: moved(each.figure, -from) })),
  }
}

export const moved = <T extends { start: number; end: number }>(range: T, by: number): T => ({
  ...range,
  start: range.start + by,
  end: range.end + by,
})

export const movedClaim = <T extends Relation | Observation>(claim: T, by: number): T => ({
  ...claim,
  evidence: moved(claim.evidence, by),
})

/** Sentences of the sample's words, each word followed by one that follows it in the sample: they prove nothing. */
export function chatterFrom({ sentences }: Sample): (random: Random) => string {
  const following = new Map<string, string[]>()
  const texts = sentences.filter(({ role }) => role === 'body').map(({ text }) => text)
  for (const text of texts) {
    const words = ['', ...nodejieba.cut(text).filter((word) => /^[\p{Script=Han}，、]+$/u.test(word)), '']
    for (const [i, word] of words.slice(0, -1).entries()) {
      const next = following.get(word)
      if (next) next.push(words[i + 1]!)
      else following.set(word, [words[i + 1]!])
    }
  }
  return (random) => {
    let text = ''
    for (let word = pick(random, following.get('')!); word !== '' && text.length < 80; ) {
      text += word
      word = pick(random, following.get(word)!)
    }
    return `${text.replace(/[，、]$/, '')}。`
  }
}
