import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'vitest'

/** Something outside the project that some tests need. */
export type Need = { what: string; isHere: boolean; howToHave: string }

/** Real documents and labelled passages of the development checkout; not part of the product. */
export const SHARED = path.join(import.meta.dirname, '../../shared')
export const REAL_DOCUMENTS: Need = {
  what: 'real documents and labels (../shared)',
  isHere: existsSync(path.join(SHARED, 'real')) && existsSync(path.join(SHARED, 'gold')),
  howToHave: 'they belong to the development checkout only',
}

/** Like `describe`. Where the need is missing, the tests are reported as skipped with the reason; under CI that is a failure. */
export function describeWith(need: Need, title: string, body: () => void): void {
  if (need.isHere) describe(title, body)
  else if (process.env.CI) {
    describe(title, () => {
      it(`has ${need.what}`, () => {
        throw new Error(`missing under CI: ${need.what}; ${need.howToHave}`)
      })
    })
  } else describe.skip(`${title} (skipped: no ${need.what}; ${need.howToHave})`, body)
}
