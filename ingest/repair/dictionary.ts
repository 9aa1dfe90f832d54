import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { problem } from '../../graph/errors.ts'

/** Words of general Chinese with their counts. */
export type Dictionary = ReadonlyMap<string, number>

/**
 * The dictionary that nodejieba ships: 348,982 simplified words, counted. `only` takes part of it.
 * Throws `PATH_NOT_FOUND` when the package lacks it.
 */
export function readDictionary(only?: RegExp): Dictionary {
  const nodejieba = path.dirname(createRequire(import.meta.url).resolve('nodejieba'))
  const file = path.join(nodejieba, 'submodules', 'cppjieba', 'dict', 'jieba.dict.utf8')
  if (!existsSync(file)) throw problem('PATH_NOT_FOUND', file)
  const words = new Map<string, number>()
  for (const [, word, count] of readFileSync(file, 'utf8').matchAll(/^(\S+) (\d+)/gm)) {
    if (!only || only.test(word!)) words.set(word!, Number(count))
  }
  return words
}
