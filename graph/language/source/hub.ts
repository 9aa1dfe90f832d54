import { download, withoutCredentials } from './download.ts'
import type { ModelSource } from './model-source.ts'

/** Other spellings of the tokenizer, indented ones too, have room in this many times its size. */
const TOKENIZER_ROOM = 8

/** A hub that serves `{model}/resolve/main/{file}`, or a mirror of one. */
export function hubSource(base: string): ModelSource {
  const hub = withSlash(base)
  return {
    name: withoutCredentials(new URL(hub)),
    async fetch({ model, signal, report }) {
      const get = (file: string, limit: number) =>
        download(new URL(`${model.hubId}/resolve/main/${file}`, hub), {
          limit,
          signal,
          report: (received, total) => report(file, received, total),
        })
      // The small one first: what will fail fails soon.
      const tokenizer = await get(model.tokenizer.name, model.tokenizer.bytes * TOKENIZER_ROOM)
      return { tokenizer, weights: await get(model.weights.name, model.weights.bytes) }
    },
  }
}

/** A base address keeps its last folder only with a slash at the end. */
export function withSlash(base: string): string {
  return base.endsWith('/') ? base : `${base}/`
}
