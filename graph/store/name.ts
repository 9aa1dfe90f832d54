import { foldForSearch } from '../text/normalize.ts'

/** A name as it is looked up: folded as search folds, both quotes alike, white space one space: it stands on one line. */
export function foldName(name: string): string {
  return foldForSearch(name).replaceAll('”', '"').replace(/\s+/g, ' ').trim()
}
