import { createRequire } from 'node:module'

/** A pinyin syllable as a gloss writes it, tone mark included. */
export const SYLLABLE = '[a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ]{1,7}'

export const hasTone = (syllable: string): boolean => /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]/.test(syllable)

/** Whether `syllable` is one of a character's readings, tone apart: 績 is jī or jì, depending on the standard. */
export type Reads = (character: string, syllable: string) => boolean

const withoutTone = (syllable: string): string => syllable.normalize('NFD').replace(/[\u0300\u0301\u0304\u030c]/g, '')

/** The tables of pinyin-pro (50 ms to load) are fetched at the first question, so that text without glosses never pays. */
export function createReadings(): Reads {
  const known = new Map<string, ReadonlySet<string>>()
  const plain = new Map<string, string>()
  let pinyin: typeof import('pinyin-pro').pinyin | undefined

  return (character, syllable) => {
    let readings = known.get(character)
    if (!readings) {
      if (!pinyin) {
        const library: typeof import('pinyin-pro') = createRequire(import.meta.url)('pinyin-pro')
        pinyin = library.pinyin
      }
      readings = new Set(pinyin(character, { multiple: true, type: 'array' }).map(withoutTone))
      known.set(character, readings)
    }
    let bare = plain.get(syllable)
    if (bare === undefined) {
      bare = withoutTone(syllable)
      plain.set(syllable, bare)
    }
    return readings.has(bare)
  }
}
