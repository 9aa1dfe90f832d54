import { defineConfig } from 'vitest/config'
import { OPEN_PASSAGES } from './tests/quality/open-passages.ts'

const ON_NEO4J = 'tests/**/*.neo4j.test.ts'
/** Measured only by those who have its passages: a clone cannot have them, so their absence is neither a skip nor a failure. */
const ON_OPEN_PASSAGES = 'tests/quality/open.test.ts'
if (OPEN_PASSAGES === null)
  console.warn(
    `${ON_OPEN_PASSAGES} is left out: its passages are not in this repository (docs/quality.md, ZHENGMAI_GOLD)`,
  )

export default defineConfig({
  test: {
    // The embedding model aborts the process when a worker thread that runs it is stopped: test files get processes.
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'main',
          include: ['tests/**/*.test.ts'],
          exclude: [ON_NEO4J, ...(OPEN_PASSAGES === null ? [ON_OPEN_PASSAGES] : [])],
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'neo4j',
          include: [ON_NEO4J],
          // One server with one database: a file at a time.
          fileParallelism: false,
          globalSetup: ['tests/neo4j/setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 240_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
