import { describeWith } from '../needs.ts'
import { NEO4J, openEmptyNeo4j } from '../neo4j/testing.ts'
import { describeGraphStore } from './graph-store.ts'

describeWith(NEO4J, 'Neo4j', () => describeGraphStore('neo4j', openEmptyNeo4j))
