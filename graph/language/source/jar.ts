import type { ModelDefinition } from '../model-definition.ts'
import { faultOf } from '../model-fault.ts'
import type { FetchedModel } from './model-source.ts'
import { sourceFailed } from './source-failed.ts'
import { unzipEntry } from './unzip.ts'

/** The model out of the artifact's jar. Throws `MODEL_SOURCE_FAILED` when the bytes are not that jar. */
export function modelFromJar(jar: Buffer, { maven, weights, tokenizer }: ModelDefinition): FetchedModel {
  const fault = faultOf(jar, maven.jar)
  if (fault !== null) throw sourceFailed(`${maven.jar.name}: ${fault.en}`, `${maven.jar.name}：${fault.zh}`)
  return {
    weights: unzipEntry(jar, maven.weightsEntry, weights.bytes),
    tokenizer: unzipEntry(jar, maven.tokenizerEntry, tokenizer.bytes),
  }
}
