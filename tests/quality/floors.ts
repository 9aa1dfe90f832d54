/**
 * What extraction reaches on labelled passages, by the beginning of their ids. A test fails below a floor and says when it
 * could stand higher: floors only rise.
 */
import { figuresOf } from '../../ingest/eval/baseline.ts'
import type { Report } from '../../ingest/eval/report.ts'

export type Floors = Record<string, number>

/** Rows that stand among the figures of a report, and the precision of relations whose subject is printed. */
export const GUARDED = [
  'school strict',
  'program strict',
  'regulation strict',
  'agency strict',
  'place strict',
  'person strict',
  'honour strict',
  'canonical all',
  'canonical hard',
  'observations tuple',
  'field status',
  'relations explicit',
  'explicit precision',
  'relations implicit',
  'strength all',
] as const

/** Passages in `passages/`. */
export const WRITTEN: Record<string, Floors> = {
  'W-': {
    'school strict': 1,
    'program strict': 1,
    'regulation strict': 1,
    'agency strict': 1,
    'place strict': 1,
    'person strict': 0.98,
    'honour strict': 1,
    'canonical all': 0.99,
    'canonical hard': 0.98,
    'observations tuple': 0.98,
    'field status': 0.96,
    'relations explicit': 0.89,
    'explicit precision': 0.96,
    'relations implicit': 1,
    'strength all': 1,
  },
  'A-': {
    'school strict': 0.96,
    'program strict': 0.82,
    'regulation strict': 0.97,
    'agency strict': 0.95,
    'place strict': 0.91,
    'person strict': 0.85,
    'honour strict': 0.87,
    'canonical all': 0.96,
    'canonical hard': 0.89,
    'observations tuple': 0.71,
    'field status': 0.72,
    'relations explicit': 0.56,
    'explicit precision': 0.86,
    'relations implicit': 0.76,
    'strength all': 0.95,
  },
  'B-': {
    'school strict': 0.88,
    'program strict': 0.93,
    'regulation strict': 1,
    'agency strict': 0.98,
    'place strict': 0.86,
    'person strict': 0.94,
    'honour strict': 0.91,
    'canonical all': 0.95,
    'canonical hard': 0.88,
    'observations tuple': 0.89,
    'field status': 0.96,
    'relations explicit': 0.66,
    'explicit precision': 0.88,
    'relations implicit': 0.97,
    'strength all': 1,
  },
}

/** Passages that are not in this repository: the labelled ones of real documents that the rules were developed on. */
export const OPEN: Record<string, Floors> = {
  'O-': {
    'school strict': 1,
    'program strict': 0.96,
    'regulation strict': 1,
    'agency strict': 0.96,
    'place strict': 0.98,
    'person strict': 1,
    'honour strict': 1,
    'canonical all': 0.92,
    'canonical hard': 0.77,
    'observations tuple': 1,
    'field status': 1,
    'relations explicit': 0.81,
    'explicit precision': 0.91,
    'relations implicit': 0.9,
    'strength all': 1,
  },
  'O2-': {
    'school strict': 1,
    'program strict': 0.89,
    'regulation strict': 1,
    'agency strict': 0.99,
    'place strict': 0.93,
    'person strict': 1,
    'honour strict': 1,
    'canonical all': 0.99,
    'canonical hard': 0.98,
    'observations tuple': 1,
    'field status': 0.97,
    'relations explicit': 0.91,
    'explicit precision': 0.98,
    'relations implicit': 0.89,
    'strength all': 1,
  },
}

/** Whole hundredths are told apart, and no less. */
export const STEP = 0.01

export function guardedFigures(report: Report): Floors {
  const figures = figuresOf(report)
  const { p } = report.relations.explicit
  if (p !== null) figures.set('explicit precision', p)
  return Object.fromEntries(GUARDED.flatMap((name) => (figures.has(name) ? [[name, figures.get(name)!]] : [])))
}
