import type { Words } from './language/zh.ts'
import type { Observation } from './vocabulary.ts'

/** Plain digits with at most four decimals, without grouping: 1.547, 10000. */
export const plainNumber = (value: number): string => String(Math.round(value * 1e4) / 1e4)

type Figure = Pick<Observation, 'value' | 'high' | 'unit' | 'qualifier' | 'bound'>

/** Value and unit as printed: 2–3 所, 第2, 61.4%. */
export function valueText({ value, high, unit, qualifier }: Figure): string {
  if (qualifier === 'rank') return unit === '' ? `#${plainNumber(value)}` : `${plainNumber(value)}${unit}`
  const digits = high === null ? plainNumber(value) : `${plainNumber(value)}–${plainNumber(high)}`
  return unit === '%' || unit === '‰' || unit === '' ? `${digits}${unit}` : `${digits} ${unit}`
}

/** How the value is to be read, in words; empty for a plain value. */
export function readingText({ qualifier, bound }: Figure, words: Words): string {
  const parts = [qualifier, bound].filter((one) => one !== null && one !== 'exact' && one !== 'range')
  return parts.map((one) => words.qualifiers[one!]).join(' ')
}
