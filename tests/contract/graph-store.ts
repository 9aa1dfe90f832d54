import { afterEach, beforeEach, describe } from 'vitest'
import type { Database } from '../../graph/store/database.ts'
import type { GraphStore } from '../../graph/store/port.ts'
import { describeCiting } from './citing.ts'
import { describeConsolidating } from './consolidating.ts'
import { describeFaults } from './faults.ts'
import { describeListings } from './listings.ts'
import { describeNeighbourhood } from './neighbourhood.ts'
import { describePaths } from './paths.ts'
import { describeReading } from './reading.ts'
import { describeWhole } from './whole.ts'
import { describeWriting } from './writing.ts'

/** What a test puts between the store and its database, e.g. faults. */
export type Through = (database: Database) => Database

/** Makes an empty store. Called again only after the one before was closed. */
export type OpenEmpty = (through: Through) => Promise<GraphStore>

/** What a part of the suite works on: the store at hand, and a fresh one in its place. */
export type Subject = { store: GraphStore; reopenEmpty(through?: Through): Promise<void> }

const direct: Through = (database) => database

/** The specification of `GraphStore`. Every adapter runs it whole; none may have a test that contradicts it. */
export function describeGraphStore(name: string, openEmpty: OpenEmpty): void {
  describe(`GraphStore contract: ${name}`, () => {
    const subject: Subject = {
      store: undefined as unknown as GraphStore,
      async reopenEmpty(through = direct) {
        await subject.store[Symbol.asyncDispose]()
        subject.store = await openEmpty(through)
      },
    }

    beforeEach(async () => {
      subject.store = await openEmpty(direct)
    })
    afterEach(() => subject.store[Symbol.asyncDispose]())

    describeReading(subject)
    describeWriting(subject)
    describeListings(subject)
    describeNeighbourhood(subject)
    describePaths(subject)
    describeWhole(subject)
    describeFaults(subject)
    describeConsolidating(subject)
    describeCiting(subject)
  })
}
