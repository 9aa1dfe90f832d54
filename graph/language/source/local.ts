import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import type { ModelDefinition } from '../model-definition.ts'
import { modelFromJar } from './jar.ts'
import type { ModelSource } from './model-source.ts'
import { sourceFailed } from './source-failed.ts'

/**
 * A place on this machine: the model's folder or the one above it, a folder with the two files side by side as a browser
 * saves them, a folder with the artifact's jar, or the jar itself.
 */
export function localSource(place: string): ModelSource {
  return {
    name: place,
    async fetch({ model }) {
      const given = await stat(place).catch(() => null)
      if (given === null) throw sourceFailed('there is no such file or folder', '没有这个文件或文件夹')
      if (given.isFile()) return modelFromJar(await readFile(place), model)
      const weights = await firstFile(placesOf(place, model, model.weights.name))
      const tokenizer = await firstFile(placesOf(place, model, model.tokenizer.name))
      if (weights && tokenizer) return { weights: await readFile(weights), tokenizer: await readFile(tokenizer) }
      const jar = await firstFile([path.join(place, model.maven.jar.name)])
      if (jar) return modelFromJar(await readFile(jar), model)
      const { weights: w, tokenizer: t, maven } = model
      throw sourceFailed(
        `it holds neither ${w.name} and ${t.name} nor ${maven.jar.name}`,
        `其中既没有 ${w.name} 和 ${t.name}，也没有 ${maven.jar.name}`,
      )
    },
  }
}

function placesOf(folder: string, { id }: ModelDefinition, name: string): string[] {
  return [path.join(folder, name), path.join(folder, id, name), path.join(folder, path.basename(name))]
}

async function firstFile(places: string[]): Promise<string | undefined> {
  for (const place of places) {
    const found = await stat(place).catch(() => null)
    if (found?.isFile()) return place
  }
  return undefined
}
