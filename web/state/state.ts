import { computed, effect } from '@preact/signals'
import type { Client } from '../client.ts'
import { type Place, searchPlace } from '../location.ts'
import type { Navigation } from '../navigation.ts'
import { newestRequest, searchRequest, suggestionsRequest, twinOf } from '../requests.ts'
import { watchHealth } from './health.ts'
import { visiblePart } from './neighbourhood.ts'
import { createResources, graphKey, type Resources } from './resources.ts'

/** Opens what a place shows. */
function openFor(at: Place, resources: Resources): void {
  const { search, newest, examples, documents, entities, reader, entity, graph } = resources
  switch (at.page) {
    case 'search':
      if (at.query.trim() !== '') return void search.open(searchRequest(at), { keep: true })
      search.clear()
      void newest.open(newestRequest)
      void examples.open('examples')
      return
    case 'documents':
      return void documents.open(twinOf(at)!, { keep: true })
    case 'entities':
      return void entities.open(twinOf(at)!, { keep: true })
    case 'document':
      void reader.open(twinOf(at)!)
      if (at.query !== '') void search.open(searchRequest(searchPlace(at.query, at.filters)))
      return
    case 'entity':
      void entity.open(twinOf(at)!)
      for (const name of ['mentions', 'relations', 'valuesOfMetric', 'valuesOfSubject'] as const) {
        resources[name].open(at.id)
      }
      return
    case 'graph':
      // Another centre's picture in between would settle where the new one's nodes stand.
      return void graph.open(graphKey(at), { keep: graph.shown.peek().data?.nodes[0]?.id === at.id })
  }
}

/** Everything the screen shows is a function of these signals and the place. Views read them; they are written here. */
export function createState(client: Client, { place }: Navigation) {
  const resources = createResources(client)
  const { search, newest, examples, documents, entities, suggestions, graph } = resources
  const health = watchHealth(client, () => {
    client.forget()
    for (const resource of [search, newest, examples, documents, entities]) resource.retry()
  })
  effect(() => openFor(place.value, resources))

  return {
    ...resources,
    health,
    /** The part of the graph that the filters leave. */
    visibleGraph: computed(() => {
      const { data } = graph.shown.value
      const at = place.value
      return data && at.page === 'graph' ? visiblePart(data, at) : null
    }),
    /** Entities whose names hold what is being typed. */
    suggest(text: string): void {
      if (text.trim() === '') suggestions.clear()
      else void suggestions.open(suggestionsRequest(text.trim()), { keep: true })
    },
  }
}
export type State = ReturnType<typeof createState>
