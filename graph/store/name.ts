import { foldForSearch } from '../text/normalize.ts'

/** A name as it is looked up: folded as search folds, white space one space: it stands on one line. */
export function foldName(name: string): string {
  return foldForSearch(name).replace(/\s+/g, ' ').trim()
}
