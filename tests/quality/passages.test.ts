import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { spanFault } from '../../ingest/eval/broken.ts'
import { type Passage, readPassages } from '../../ingest/eval/labels.ts'
import { inBase, isNear } from '../../ingest/eval/observation-score.ts'
import { shareUnit } from '../../ingest/eval/pairing.ts'

const FOLDER = path.join(import.meta.dirname, 'passages')
const LONGEST_EVIDENCE = 200
/** Reading checks the shape, the kinds, the digest of the text, and that every surface stands where it is said to stand. */
const PASSAGES = readPassages(FOLDER)

describe('The labelled passages', () => {
  it('are called like their files, each once', () => {
    const names = readdirSync(FOLDER).sort()
    expect(PASSAGES.map(({ id }) => `${id}.json`)).toEqual(names)
  })

  it('have an opening of their id by which they are measured together', () => {
    expect(PASSAGES.map(({ id }) => id).filter((id) => !/^[A-Z][A-Z\d]*-[a-z\d-]+$/.test(id))).toEqual([])
  })
})

describe.each(PASSAGES)('$id', (passage: Passage) => {
  const { text, title, mentions, metrics, relations, obligations, ignore } = passage

  it('has only spans that are of its text', () => {
    const faults = [...mentions, ...metrics, ...relations, ...obligations, ...ignore].map((span) =>
      spanFault(text, span),
    )
    expect(faults.filter((fault) => fault !== null)).toEqual([])
  })

  it('labels nothing as a metric but figures, and nothing inside another name', () => {
    expect(mentions.filter(({ type }) => type === 'metric')).toEqual([])
    const nested = mentions.flatMap((one, i) => mentions.slice(i + 1).filter((other) => shareUnit(one, other)))
    expect(nested.map(({ surface }) => surface)).toEqual([])
    const ignored = mentions.filter((one) => ignore.some((span) => shareUnit(span, one)))
    expect(ignored.map(({ surface }) => surface)).toEqual([])
  })

  it('gives figures in the unit as printed and without 万, 亿, 成 and ‰', () => {
    for (const { name, value, unit, value_si, unit_si, value_high, value_high_si } of metrics) {
      const base = inBase(value, unit)
      expect(isNear(base.value, value_si), name).toBe(true)
      expect(base.unit, name).toBe(inBase(value_si, unit_si).unit)
      expect(value_high === undefined, name).toBe(value_high_si === undefined)
      if (value_high !== undefined) expect(isNear(inBase(value_high, unit).value, value_high_si!), name).toBe(true)
    }
  })

  it('gives a range its upper end, and figures the sentence alone for evidence', () => {
    expect(metrics.filter((one) => (one.qualifier === 'range') !== (one.value_high !== undefined))).toEqual([])
    expect(metrics.filter(({ start, end }) => end - start > LONGEST_EVIDENCE)).toEqual([])
  })

  it('relates what it labels: names of mentions, its title, metrics where they are the aim', () => {
    const names = new Set([title, ...mentions.map(({ canonical }) => canonical)])
    const figures = new Set(metrics.map(({ name }) => name))
    const unknown = relations.filter(({ subject, predicate, object, implicit_subject }) => {
      const isSubject =
        names.has(subject) || implicit_subject === true || text.includes(subject) || title.includes(subject)
      return !isSubject || !(predicate === 'targets' ? figures : names).has(object)
    })
    expect(unknown).toEqual([])
  })
})
