import { z } from 'zod'
import { asProblem } from '../errors.ts'
import type { GraphStore } from './port.ts'

const ATTEMPTS = 40
const WAIT_MS = 25

/**
 * A store whose reads find documents whole. Neo4j reads what is committed, node by node: who reads while another machine
 * commits may meet nodes half made, or gone under its hands. Such a read is done again, for about a second. The embedded
 * database reads snapshots: there it never happens.
 */
export function settled(store: GraphStore): GraphStore {
  return {
    ...store,
    documents: again(store.documents),
    document: again(store.document),
    summaries: again(store.summaries),
    paragraphs: again(store.paragraphs),
    paragraphsById: again(store.paragraphsById),
    mentionsIn: again(store.mentionsIn),
    repairs: again(store.repairs),
    entities: again(store.entities),
    entity: again(store.entity),
    texts: again(store.texts),
    entitiesById: again(store.entitiesById),
    mentions: again(store.mentions),
    relations: again(store.relations),
    observations: again(store.observations),
    neighbourhood: again(store.neighbourhood),
    paths: again(store.paths),
    graphOf: again(store.graphOf),
    digests: again(store.digests),
  }
}

/** Does a read again while it meets a document in writing. */
export function again<Given extends unknown[], T>(
  read: (...given: Given) => Promise<T>,
): (...given: Given) => Promise<T> {
  return async (...given) => {
    for (let left = ATTEMPTS - 1; ; left--) {
      try {
        return await read(...given)
      } catch (thrown) {
        if (left === 0 || !isUnsettled(thrown)) throw thrown
        await new Promise((resolve) => setTimeout(resolve, WAIT_MS))
      }
    }
  }
}

/** A part is missing, a property of a node that is just being made or taken away is, or the node itself. */
function isUnsettled(thrown: unknown): boolean {
  if (thrown instanceof z.ZodError || asProblem(thrown).code === 'DOCUMENT_IN_WRITING') return true
  return thrown instanceof Error && String((thrown as { code?: unknown }).code).endsWith('Statement.EntityNotFound')
}
