import { idOf } from '../../graph/ids.ts'
import type { DocumentGraph, Entity, Mention } from '../../graph/model.ts'
import type { Drafts, MentionDraft, Segmented } from '../extract/draft.ts'
import { abbreviatedNames } from './abbreviated.ts'
import { createAgencyNamer } from './agencies.ts'
import { observationsOf, type Parties, relationsOf } from './claims.ts'
import type { Divisions } from './divisions.ts'
import { otherNames, ownNaming } from './document-names.ts'
import { jurisdictionOf } from './local-name.ts'
import { clean, type Naming, type Occurrence } from './naming.ts'
import { createPlaceNamer } from './places.ts'
import { bareName, quotedName } from './program-name.ts'
import { createProgramNamer } from './programs.ts'
import { createRegistry, type Registry } from './registry.ts'
import { createRegulationNamer, titlesOf } from './regulations.ts'
import { renamed } from './renames.ts'
import { createSchoolNamer } from './schools.ts'
import { createScopes, type Scopes } from './scope.ts'
import { introducedNames } from './short-names.ts'
import { speakerOf } from './speaker.ts'

export type Resolved = Pick<DocumentGraph, 'entities' | 'mentions' | 'relations' | 'observations'>

/**
 * Finds out whose each mention is, inside one document: the division in force at that point, names that the document
 * prints in full, short names that it introduces. Every other name keeps the rule and the words that justify it. Claims
 * become relations and observations between the entities.
 */
export function resolve(segmented: Segmented, drafts: Drafts, divisions: Divisions): Resolved {
  const { document, blocks } = segmented
  const registry = createRegistry(document.id, divisions.isAmbiguous)
  const metricNames = new Map(drafts.observations.map(({ metric, name }) => [metric, name]))
  const all = inReadingOrder([...drafts.mentions, ...metricNames.keys()])
  const scopes = createScopes(segmented, all, divisions)
  const titles = titlesOf(document, blocks, all, { scopes, divisions })
  const own = registry.entityOf('regulation', ownNaming(document, divisions))
  for (const { name, ...why } of otherNames(document, divisions)) registry.alias(own, name, why)
  registry.alias(own, clean(document.title), { rule: 'sent-with-notice', reason: `通知印发的是《${own.name}》` })
  const named = renamed(blocks, nameAll(segmented, all, { scopes, divisions, metricNames, titles }))
  const namings = abbreviatedNames(named.namings, segmented.trace)
  const entities = new Map<MentionDraft, Entity>()
  for (const [draft, naming] of namings) entities.set(draft, enter(registry, segmented, draft, naming))
  for (const { draft, naming, name, why } of named.aliases) {
    registry.alias(registry.entityOf(draft.kind, naming), name, why)
  }
  for (const [number, title] of titles.byNumber) {
    const entity = registry.entityOf('regulation', titles.of(title))
    registry.attribute(entity, 'number', number)
    registry.alias(entity, number, { rule: 'number-of-title', reason: `${number}是《${title}》的文号` })
  }

  const parties: Parties = {
    document: own,
    speaker: (span) => speakerOf(span, segmented, { scopes, divisions, registry }),
    mention: (draft) => entities.get(draft)!,
  }
  const claims = { document, blocks, parties }
  const relations = relationsOf(claims, drafts.relations)
  const observations = observationsOf(claims, drafts.observations)
  return { entities: registry.list(), mentions: mentionsOf(segmented, entities), relations, observations }
}

/** By position; the same span of the same kind once. */
function inReadingOrder(drafts: MentionDraft[]): MentionDraft[] {
  return [...new Set(drafts)].sort((a, b) => a.block - b.block || a.start - b.start || a.end - b.end)
}

type Known = {
  scopes: Scopes
  divisions: Divisions
  metricNames: Map<MentionDraft, string>
  titles: ReturnType<typeof titlesOf>
}

function nameAll(
  { document, blocks, trace }: Segmented,
  drafts: MentionDraft[],
  known: Known,
): Map<MentionDraft, Naming> {
  const { scopes, divisions, metricNames, titles } = known
  const introduced = introducedNames(blocks, drafts)
  const namers = {
    school: createSchoolNamer(document, divisions),
    agency: createAgencyNamer(document, divisions),
    regulation: createRegulationNamer(document, titles, divisions),
    program: createProgramNamer(blocks, drafts),
    place: createPlaceNamer(divisions),
  }
  const namings = new Map<MentionDraft, Naming>()
  const before = new Map<string, MentionDraft>()
  for (const draft of drafts) {
    const { text } = blocks[draft.block]!.paragraph
    const printed = clean(text.slice(draft.start, draft.end))
    const last = before.get(draft.kind)
    before.set(draft.kind, draft)
    const gap = last?.block === draft.block && last.end <= draft.start ? text.slice(last.end, draft.start) : null
    const occurrence: Occurrence = { draft, printed, gap, scope: scopes.at(draft.block, text.slice(0, draft.start)) }
    const target = introduced.get(printed)
    const stands = target && target !== draft ? namings.get(target) : undefined
    const meant = target?.kind === draft.kind ? stands : undefined
    const naming =
      namedByUser(occurrence, divisions) ?? (meant ? introducedBy(meant, printed) : nameOf(occurrence, text))
    namings.set(draft, naming)
    trace?.force(draft, occurrence.scope)
    if (stands && !meant) trace?.name(draft, introducedBy(stands, printed), 'other-kind')
    trace?.name(draft, naming, null)
  }
  return namings

  function nameOf(occurrence: Occurrence, text: string): Naming {
    const { draft, printed } = occurrence
    if (draft.kind === 'person' || draft.kind === 'honour') return personOrHonour(occurrence, text)
    if (draft.kind !== 'metric') return namers[draft.kind](occurrence)
    const name = metricNames.get(draft) ?? printed
    const why = /\d/.test(printed) ? null : { rule: 'printed' as const, reason: `原文写作“${printed}”` }
    return { name, jurisdiction: null, why }
  }
}

const introducedBy = (meant: Naming, printed: string): Naming => ({
  ...meant,
  why: { rule: 'short-name', reason: `文中写明“以下简称${printed}”` },
})

/** The canonical name that the user's lexicon gives; whose it is, the division says that it opens with. */
function namedByUser({ draft, printed, scope }: Occurrence, divisions: Divisions): Naming | null {
  if (draft.rule.id !== 'lexicon-user' || draft.stands === null) return null
  const isOfPlace = draft.kind === 'school' || draft.kind === 'agency' || draft.kind === 'place'
  const place = isOfPlace ? (divisions.leading(draft.stands).divisions.at(-1) ?? null) : null
  return {
    name: draft.stands,
    jurisdiction: jurisdictionOf(draft.kind === 'person' ? scope.own : place),
    why: { rule: 'lexicon-user', reason: `自备词表写明“${printed}”即${draft.stands}` },
  }
}

/** A person lives where the document speaks of; an honour's 全省 and 全市 mean the division in force. */
function personOrHonour({ draft, printed, scope }: Occurrence, text: string): Naming {
  const why = { rule: 'printed' as const, reason: `原文写作“${text.slice(draft.start, draft.end)}”` }
  if (draft.kind === 'person') {
    const isNational = /^(?:同志)?(?:总书记|国家主席|主席|总理)/.test(text.slice(draft.end))
    return { name: printed, jurisdiction: isNational ? null : jurisdictionOf(scope.own), why }
  }
  const named = bareName(printed)
  const level = /^全?(自治区|[省市县区])(?=[^级域内、])/.exec(named)
  const place = level ? scope.of(level[1]!) : null
  if (!level || !place) return { name: named, jurisdiction: null, why }
  const reason = `此处“${level[0]}”指${place.name}`
  return {
    name: place.name + named.slice(level[0].length),
    jurisdiction: null,
    why: { rule: 'level-in-force', reason },
  }
}

function enter(registry: Registry, { blocks }: Segmented, draft: MentionDraft, naming: Naming): Entity {
  const entity = registry.entityOf(draft.kind, naming)
  if (naming.why) {
    const printed = clean(blocks[draft.block]!.paragraph.text.slice(draft.start, draft.end))
    registry.alias(entity, draft.kind === 'program' ? bareName(printed) : printed, naming.why)
    const quoted = draft.kind === 'program' ? quotedName(entity.name) : null
    if (quoted) registry.alias(entity, quoted, { rule: 'quoted-name', reason: `${entity.name}中引号内的名称` })
  }
  return entity
}

function mentionsOf({ document, blocks }: Segmented, entities: Map<MentionDraft, Entity>): Mention[] {
  const mentions = new Map<string, Mention>()
  for (const [{ kind, block, start, end, rule, confidence }, entity] of entities) {
    const { id: paragraphId, text } = blocks[block]!.paragraph
    const id = idOf('men', paragraphId, start, end, kind, entity.id)
    const surface = text.slice(start, end)
    mentions.set(id, {
      id,
      documentId: document.id,
      paragraphId,
      entityId: entity.id,
      kind,
      start,
      end,
      surface,
      rule,
      confidence,
    })
  }
  return [...mentions.values()]
}
