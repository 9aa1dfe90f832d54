import type { VectorSource } from '../language/vector-file.ts'
import type {
  Document,
  DocumentGraph,
  DocumentKind,
  DocumentSummary,
  Entity,
  EntityKind,
  Mention,
  Observation,
  Paragraph,
  Predicate,
  Relation,
  Repair,
  Status,
  Strength,
  Subgraph,
} from '../model.ts'
import type { SearchIndex } from '../search/port.ts'
import type { Consolidated, Shard } from './consolidate.ts'
import type { LookOptions, Table } from './look.ts'
import type { Originals } from './originals.ts'

export type PutOptions = {
  /** An older version that goes in the same step. */
  replaces?: string
  /**
   * Leave what the document says of entities that others describe too to `consolidate`; until then such an entity is as
   * those before described it. Many writers at once are then not in each other's way.
   */
  mergeLater?: boolean
}

/** An open store: what was received, and all that is derived from it. */
export interface Store extends AsyncDisposable {
  /** Where it is, as people know it: its folder, or its server's address. */
  readonly name: string
  readonly graph: GraphStore
  readonly originals: Originals
  /** On a server, where other machines may write at the same time. */
  readonly shared: boolean
  /** Folder of the vectors that this machine has computed; made by whoever writes there. */
  readonly vectorsFolder: string
  /** Search in it; `null` searches by words only. */
  openIndex(vectors: VectorSource | null): SearchIndex
  /**
   * Answers a text in Cypher that someone typed, if all it does is to read the graph. Throws `CYPHER_REFUSED`,
   * `CYPHER_INVALID`, `CYPHER_ANSWER_TOO_LARGE` or `QUERY_TIMED_OUT`; in a folder, whose engine has nothing to hold a text
   * to reading, `CYPHER_NOT_HERE`.
   */
  look(text: string, options: LookOptions): Promise<Table>
}

/** A slice of a listing. `next` is given back as `after` to go on; `null` at the end. */
export type Page<T> = { items: T[]; next: string | null }

/**
 * Where to go on and how many to give. `after` is a key that an earlier page gave (`CURSOR_INVALID` for anything else): where
 * its last item stood, so that what comes or goes meanwhile neither repeats nor hides the others. Adapters keep no state.
 */
export type Paging = { after: string | null; limit: number }

export type DocumentFilter = { kind?: DocumentKind; year?: number; jurisdiction?: string }
export type EntityFilter = {
  /** Part of a name or an alias, whatever the case and width of its letters. */ text?: string
  kind?: EntityKind
  jurisdiction?: string
  /** Only regulations that no document in the store is: they are cited and missing. */
  missing?: boolean
}
export type RelationFilter = {
  /** Subject or object. */
  entityId?: string
  documentId?: string
  predicate?: Predicate
  year?: number
  status?: Status
  strength?: Strength
}
export type ObservationFilter = {
  metricId?: string
  subjectId?: string
  documentId?: string
  year?: number
  status?: Status
  strength?: Strength
}

/** An entity as listings show it: how often it is mentioned, and how many documents describe it, be it without naming it. */
export type EntitySummary = Entity & { mentions: number; documents: number }

/**
 * How many relations it takes part in besides, and how many documents are the regulation itself, which is unknown (`null`)
 * where nothing was written since they were not counted.
 */
export type CountedEntity = EntitySummary & { degree: number; texts: number | null }

export type GraphCounts = {
  documents: number
  paragraphs: number
  entities: number
  mentions: number
  relations: number
  observations: number
}

/** A paragraph with what a search filters on. */
export type IndexedParagraph = {
  paragraph: Pick<Paragraph, 'id' | 'documentId' | 'ordinal' | 'role' | 'text'>
  kind: DocumentKind
  year: number | null
  jurisdiction: string | null
  entityKinds: EntityKind[]
}

/**
 * Where the graph lives. `tests/contract/graph-store.ts` is the specification in code: an adapter is correct when that
 * suite passes.
 *
 * - `put` is atomic: after a crash the document is there whole, in its old or its new form, or not at all.
 * - `put` refuses a graph that breaks the evidence contract (`EVIDENCE_MISMATCH`), refers outside itself
 *   (`GRAPH_INCONSISTENT`) or is not what the model says (`GRAPH_INVALID`); nothing is written then.
 * - Reads of unknown ids give `null` or an empty list; they do not throw.
 * - Listings have a total order that every adapter shares, stated at each; strings compare by code point.
 * - Writes may be called at once; the adapter puts them in a row.
 * - What is said of an entity that a single document lays claim to, by its number or another title of its, is said of that
 *   document's own entity. Only `graphOf` tells it as it was put.
 * - The graph depends on the set of documents alone, not on the order they came in nor on what was there in between.
 */
export interface GraphStore extends AsyncDisposable {
  /** Adds a document, or replaces everything it contributed. */
  put(graph: DocumentGraph, options?: PutOptions): Promise<void>
  /** Takes a document and all it contributed away; entities that nothing describes any more go with it. False if unknown. */
  remove(documentId: string): Promise<boolean>

  /** Documents that were put with `mergeLater` and not consolidated since, by id. */
  pending(): Promise<string[]>
  /** Merges what pending documents of a share say of entities. Ended at any moment, the next call goes on; several may run. */
  consolidate(shard: Shard): AsyncIterable<Consolidated>

  /** By issue date, newest first, undated last, then by id. */
  documents(filter: DocumentFilter, paging: Paging): Promise<Page<DocumentSummary>>
  document(id: string): Promise<Document | null>
  /** In the given order; unknown ids are left out. */
  summaries(documentIds: string[]): Promise<DocumentSummary[]>
  /** By ordinal. */
  paragraphs(documentId: string): Promise<Paragraph[]>
  /** In the given order; unknown ids are left out. */
  paragraphsById(ids: string[]): Promise<Paragraph[]>
  /** By paragraph, then start, then end. */
  mentionsIn(documentId: string): Promise<Mention[]>
  /** By start in the text as read. */
  repairs(documentId: string): Promise<Repair[]>

  /** By mentions, most first, then by id. With a text before that: exact names, then exact aliases, then the rest. */
  entities(filter: EntityFilter, paging: Paging): Promise<Page<EntitySummary>>
  /** By an id that citations were led away from: the entity that they were led to. */
  entity(id: string): Promise<EntitySummary | null>
  /** The documents that are the regulation an entity stands for, newest first, then by id: of a law all its versions. */
  texts(entityId: string): Promise<DocumentSummary[]>
  /** Of those whose citations were led to a document's own entity, that entity's id. */
  mergedInto(entityIds: string[]): Promise<Map<string, string>>
  /** In the given order; unknown ids are left out. */
  entitiesById(ids: string[]): Promise<Entity[]>
  /** By document (newest first), paragraph, start. */
  mentions(entityId: string, paging: Paging): Promise<Page<Mention>>
  /** By year, newest first, without year last, then by id. */
  relations(filter: RelationFilter, paging: Paging): Promise<Page<Relation>>
  /** By year, newest first, without year last, then by id. */
  observations(filter: ObservationFilter, paging: Paging): Promise<Page<Observation>>
  /**
   * The entities within `depth` relations of `id`, either way, and the relations among them, by id. At most `limit` entities,
   * itself included: nearest first, then by degree (relations it takes part in, anywhere), most first, then by id. Of
   * relations with the same subject, predicate and object the newest `parallel`, equally new ones by id.
   */
  neighbourhood(id: string, options: { depth: number; limit: number; parallel: number }): Promise<Subgraph | null>
  /**
   * All shortest paths between two entities over at most `longest` relations, whichever way these point: nodes by distance
   * from the first, then by id; edges between one distance and the next, by id, `parallel` as above. At most `limit`
   * entities, in whole paths: those through the first nodes, each by the least ids. No nodes where there is no path; `null`
   * for an unknown id.
   */
  paths(
    fromId: string,
    toId: string,
    options: { longest: number; limit: number; parallel: number },
  ): Promise<Subgraph | null>

  /** Everything a document contributed, as it was put; entities, relations and observations by id. */
  graphOf(documentId: string): Promise<DocumentGraph | null>
  /** By id. */
  documentIds(): Promise<string[]>
  /** `digestOfGraph` by document, as it was when each was put; unknown ids are left out, and so are documents older than digests. */
  digests(documentIds: string[]): Promise<Map<string, string>>
  /** Every entity by id, in batches. */
  allEntities(): AsyncIterable<CountedEntity[]>

  counts(): Promise<GraphCounts>
  /** Changes whenever the set of stored documents changes, and only then: a digest of their ids and pipelines. */
  revision(): Promise<string>
  /** Every paragraph, by document id and ordinal, in batches: what search indexes are built from. */
  indexed(): AsyncIterable<IndexedParagraph[]>
}
