import { defineConfig } from 'vitest/config'

const ON_NEO4J = 'tests/**/*.neo4j.test.ts'

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
          exclude: [ON_NEO4J],
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
