import type { ModelDefinition } from '../model-definition.ts'
import { faultOf } from '../model-files.ts'
import type { FetchedModel } from './model-source.ts'
import { unzipEntry } from './unzip.ts'

/** The model out of the artifact's jar. Throws when the bytes are not that jar. */
export function modelFromJar(jar: Buffer, { maven, weights, tokenizer }: ModelDefinition): FetchedModel {
  const fault = faultOf(jar, maven.jar)
  if (fault !== null) throw new Error(`${maven.jar.name}: ${fault}`)
  return {
    weights: unzipEntry(jar, maven.weightsEntry, weights.bytes),
    tokenizer: unzipEntry(jar, maven.tokenizerEntry, tokenizer.bytes),
  }
}
