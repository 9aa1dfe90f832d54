import { describe, expect, it } from 'vitest'
import { CLAIM_RULES } from '../../ingest/extract/claim-rules.ts'
import type { MentionDraft, Party } from '../../ingest/extract/draft.ts'
import { extract } from '../../ingest/extract/index.ts'
import { type Setting, segmented } from '../ingest/extract/segmented.ts'
import { type Claim, RELATION_EXAMPLES } from './relation-examples.ts'

/** What a rule says in a text, and every name that is found in it. */
function read(rule: string, text: string | string[], setting?: Setting): { claims: Claim[]; names: string[] } {
  const input = segmented([text].flat(), setting)
  const { mentions, relations, observations } = extract(input)
  const metrics = new Map(observations.map(({ metric, name }) => [metric, name]))
  const printed = ({ block, start, end }: MentionDraft): string => input.blocks[block]!.paragraph.text.slice(start, end)
  const nameOf = (mention: MentionDraft): string => metrics.get(mention) ?? printed(mention)
  const party = (one: Party): string => (typeof one === 'string' ? one.toUpperCase() : nameOf(one))
  const claims = relations
    .filter((relation) => relation.rule.id === rule)
    .map(({ subject, predicate, object, status }): Claim => [party(subject), predicate, nameOf(object), status])
  return { claims, names: mentions.map(nameOf) }
}

describe('The rules of relations', () => {
  it('have three examples and three counter-examples each at the least', () => {
    const rules = Object.keys(CLAIM_RULES).filter((id) => id.startsWith('relation-'))
    expect(Object.keys(RELATION_EXAMPLES).sort()).toEqual(rules.sort())
    const few = Object.entries(RELATION_EXAMPLES).filter(([, { says, not }]) => says.length < 3 || not.length < 3)
    expect(few.map(([id]) => id)).toEqual([])
  })
})

describe.each(Object.entries(RELATION_EXAMPLES))('%s', (rule, { says, not }) => {
  it.each(says)('says: $text', ({ text, setting, says: claims }) => {
    expect(read(rule, text, setting).claims).toEqual(claims)
  })

  it.each(not)('does not say: $text', ({ text, setting, names }) => {
    const found = read(rule, text, setting)
    expect(found.names).toEqual(expect.arrayContaining(names))
    expect(found.claims).toEqual([])
  })
})
