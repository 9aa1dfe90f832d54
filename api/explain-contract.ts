/** What the API takes to explain a place, a part of `contract.ts`; what it gives is as `ingest/explain` tells it. */
import { z } from 'zod'
import { Explanation } from '../ingest/explain/explanation.ts'

export { Explanation }

const offset = z.coerce.number().int().nonnegative()

export const ExplainQuery = z.object({
  at: offset.describe('Offset in the text as read, in UTF-16 units from 0; with `paragraph`, in that paragraph'),
  paragraph: offset.optional().describe('Ordinal of the paragraph'),
  end: offset.optional().describe('With `paragraph`: where the stretch ends; without it one unit is explained'),
})
