import { afterAll, beforeEach, expect, it } from 'vitest'
import { RELATION } from '../../../graph/store/labels.ts'
import { connect } from '../../../graph/store/neo4j/driver.ts'
import { neo4jGraph, openDatabase } from '../../../graph/store/neo4j/open.ts'
import { report2024 } from '../../contract/world.ts'
import { describeWith } from '../../needs.ts'
import { empty, NEO4J, testServer } from '../../neo4j/testing.ts'

describeWith(NEO4J, 'A server that was filled before relations and observations had ages', () => {
  beforeEach(async () => {
    await using database = await openDatabase(testServer())
    await empty()
    await neo4jGraph(database).put(report2024())
  })
  afterAll(() => empty())

  it('lists them all once it is opened', async () => {
    const { relations, observations } = report2024()
    {
      await using database = await connect(testServer())
      await database.command(`MATCH (:Entity)-[r:${RELATION}]->(:Entity) SET r.age = null`)
      await database.command('MATCH (o:Observation) SET o.age = null')
      await database.command('DROP INDEX observation_age')
    }
    await using database = await openDatabase(testServer())
    const store = neo4jGraph(database)
    const all = { after: null, limit: 50 }
    expect((await store.relations({}, all)).items.map(({ id }) => id).sort()).toEqual(
      relations.map(({ id }) => id).sort(),
    )
    expect((await store.observations({}, all)).items.length).toBe(observations.length)
    expect(relations.length * observations.length).toBeGreaterThan(0)
  })
})
