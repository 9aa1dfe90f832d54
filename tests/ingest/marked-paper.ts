import { idOf } from '../../graph/ids.ts'
import type { Document, EntityKind } from '../../graph/model.ts'
import { identityMap } from '../../graph/text/source-map.ts'
import type { Block, Drafts, MentionDraft } from '../../ingest/extract/draft.ts'
import { createDivisions } from '../../ingest/resolve/divisions.ts'
import { ownNaming } from '../../ingest/resolve/document-names.ts'
import { entityId } from '../../ingest/resolve/entity-id.ts'
import { resolve } from '../../ingest/resolve/resolve.ts'

export const divisions = createDivisions()
export const RULE = { id: 'test', version: 1 }
const MARKED =
  /\{(?<kind>school|agency|regulation|program|place|person|honour) (?<printed>[^{}=]+)(?:=(?<stands>[^{}]+))?\}/g

export type Paper = {
  title?: string
  issuers?: string[]
  place?: string | null
  number?: string
  headings?: string[]
  hash?: string
}

/** A document whose mentions are marked in its lines: `{school 县一中}`, and `{school 县一=县一中}` where the text gives the name. */
export function paper(
  lines: string[],
  { title = '苇渡县教育工作总结', issuers = [], place = '苇渡县', number, headings = [], hash = 'a' }: Paper = {},
) {
  const id = idOf('doc', hash)
  const mentions: MentionDraft[] = []
  const blocks = lines.map((line, block): Block => {
    let text = ''
    let end = 0
    for (const { 0: whole, index, groups } of line.matchAll(MARKED)) {
      text += line.slice(end, index)
      const start = text.length
      text += groups!.printed!
      end = index + whole.length
      const kind = groups!.kind as EntityKind
      mentions.push({
        kind,
        block,
        start,
        end: text.length,
        rule: RULE,
        confidence: 0.9,
        stands: groups!.stands ?? null,
      })
    }
    text += line.slice(end)
    const paragraph = {
      id: idOf('par', id, block, text),
      documentId: id,
      ordinal: block,
      role: 'body' as const,
      headings,
      text,
      map: identityMap(text.length),
    }
    return { paragraph, context: { year: 2024, status: 'reported' }, tokens: [] }
  })
  const code = place === null ? null : (divisions.named(place)?.code ?? null)
  const head = {
    title,
    kind: 'report' as const,
    number: number ?? null,
    issuers,
    jurisdiction: place === null ? null : { code, name: place },
  }
  const own = ownNaming(head, divisions)
  const document: Document = {
    id,
    entityId: entityId('regulation', own.name, own.jurisdiction),
    ...head,
    issuedOn: null,
    year: 2024,
    source: 'papers/总结.txt',
    sourceHash: 'a'.repeat(64),
    encoding: 'utf-8',
    pipeline: '1',
    text: lines.join('\n'),
  }
  return { segmented: { document, blocks }, mentions }
}

export const graphOf = (lines: string[], options: Paper = {}, claims: Partial<Drafts> = {}) => {
  const { segmented, mentions } = paper(lines, options)
  return resolve(segmented, { mentions, relations: [], observations: [], ...claims }, divisions)
}

/** What each mention was resolved to, in reading order. */
export function names(lines: string[], options: Paper = {}): string[] {
  const { mentions, entities } = graphOf(lines, options)
  const byId = new Map(entities.map((entity) => [entity.id, entity]))
  return mentions.map(({ entityId: id }) => byId.get(id)!.name)
}
