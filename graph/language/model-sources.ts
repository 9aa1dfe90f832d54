import { hubSource } from './source/hub.ts'
import { localSource } from './source/local.ts'
import { mavenSource } from './source/maven.ts'
import type { ModelSource } from './source/model-source.ts'
import { mvnSource } from './source/mvn.ts'

export type SourceSettings = {
  /** A folder or jar on this machine. Whoever names one wants no network: nothing else is tried then. */
  from?: string | undefined
  /** Base address of a hub or a mirror. */
  hub: string
  /** Base address of a Maven repository; without one, `mvn` as this machine has it set up. */
  maven?: string | undefined
}

/** Where the model is looked for, in order. */
export function modelSources({ from, hub, maven }: SourceSettings): ModelSource[] {
  if (from !== undefined) return [localSource(from)]
  return [hubSource(hub), maven === undefined ? mvnSource() : mavenSource(maven)]
}
