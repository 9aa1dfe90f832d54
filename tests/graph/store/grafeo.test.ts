import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MERGE_ENTITIES } from '../../../graph/store/cypher-writing.ts'
import type { Database, Run } from '../../../graph/store/database.ts'
import { openGrafeo } from '../../../graph/store/grafeo.ts'

const COUNT_ENTITIES = 'MATCH (e:Entity) RETURN count(e) AS entities'
/** As the engine words it when two transactions wrote the same thing. */
const conflict = () => new Error('Transaction error: GRAFEO-T001: Transaction conflict: write-write conflict')

describe('The embedded database', () => {
  let folder: string
  let database: Database

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'zhengmai-grafeo-'))
    database = await openGrafeo(folder, path.join(folder, 'graph.grafeo'))
  })
  afterEach(async () => {
    await database[Symbol.asyncDispose]()
    await rm(folder, { recursive: true })
  })

  const add = (run: Run, ...ids: string[]) => run(MERGE_ENTITIES.school, { rows: ids.map((id) => ({ id })) })
  const count = async () => (await database.read(COUNT_ENTITIES))[0]!.entities

  it('runs a write again after a conflict, from the start', async () => {
    let attempts = 0
    const given = await database.write(async (run) => {
      attempts += 1
      await add(run, `ent_${attempts}`)
      if (attempts < 3) throw conflict()
      return 'done'
    })
    expect([given, attempts, await count()]).toEqual(['done', 3, 1])
  })

  it('gives up after five conflicts in a row', async () => {
    let attempts = 0
    const write = database.write(async (run) => {
      attempts += 1
      await add(run, 'ent_1')
      throw conflict()
    })
    await expect(write).rejects.toThrow('GRAFEO-T001')
    expect([attempts, await count()]).toEqual([5, 0])
  })

  it('does not run a write again that failed otherwise, and goes on with the next', async () => {
    let attempts = 0
    const failing = database.write(async (run) => {
      attempts += 1
      await add(run, 'ent_1')
      throw new RangeError('out of range')
    })
    const next = database.write((run) => add(run, 'ent_2'))
    await expect(failing).rejects.toThrow('out of range')
    await next
    expect([attempts, await count()]).toEqual([1, 1])
  })

  it('shows no one a write before it is done', async () => {
    await database.write(async (run) => {
      await add(run, 'ent_1', 'ent_2')
      expect((await run(COUNT_ENTITIES))[0]!.entities).toBe(2)
      expect(await count()).toBe(0)
    })
    expect(await count()).toBe(2)
  })

  it('lets writes in one at a time, in the order they were asked for', async () => {
    const events: string[] = []
    const write = (name: string) =>
      database.write(async (run) => {
        events.push(`${name} begins`)
        await add(run, name)
        events.push(`${name} ends`)
      })
    await Promise.all([write('a'), write('b'), write('c')])
    expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
  })
})
