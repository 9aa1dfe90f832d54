import { download, withoutCredentials } from './download.ts'
import { withSlash } from './hub.ts'
import { modelFromJar } from './jar.ts'
import type { ModelSource } from './model-source.ts'

/** A Maven repository reached without Maven: one GET. */
export function mavenSource(base: string): ModelSource {
  const repository = withSlash(base)
  return {
    name: withoutCredentials(new URL(repository)),
    async fetch({ model, signal, report }) {
      const { group, artifact, version, jar } = model.maven
      const url = new URL(`${group.replaceAll('.', '/')}/${artifact}/${version}/${jar.name}`, repository)
      const bytes = await download(url, {
        limit: jar.bytes,
        signal,
        report: (received, total) => report(jar.name, received, total),
      })
      return modelFromJar(bytes, model)
    },
  }
}
