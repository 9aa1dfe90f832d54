import type { Neo4jAddress } from '../../config.ts'
import type { ErrorCode, Sentences } from '../../errors.ts'
import type { LookOptions, Table } from '../look.ts'

/** What the console's process is asked, and what it answers. */
export type Question = { address: Neo4jAddress; text: string; options: LookOptions }
export type Reply = { table: Table } | { code: ErrorCode; sentences: Sentences }

/** Its exit code when an answer takes too much: what a shell makes of an abort. */
export const OUT_OF_MEMORY = 134
