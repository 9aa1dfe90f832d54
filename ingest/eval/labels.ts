/** Labelled passages: the text, and what a person found in it. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { problem } from '../../graph/errors.ts'
import { EntityKind, Predicate, Qualifier, Status, Strength } from '../../graph/model.ts'

const Span = z.object({ start: z.int().nonnegative(), end: z.int().positive() })

/** Offsets are UTF-16 code units of `text`, half-open. */
export const Passage = z.object({
  id: z.string().min(1),
  /** Path of the document it was cut from; of a news item it begins with the date. */
  doc: z.string().min(1),
  title: z.string().min(1),
  text: z.string().min(1),
  sha1: z.string(),
  mentions: z.array(Span.extend({ surface: z.string(), type: EntityKind, canonical: z.string() })),
  metrics: z.array(
    Span.extend({
      name: z.string(),
      value: z.number(),
      unit: z.string(),
      value_si: z.number(),
      unit_si: z.string(),
      value_high: z.number().optional(),
      value_high_si: z.number().optional(),
      qualifier: Qualifier,
      qualifier2: Qualifier.optional(),
      year: z.int().nullable(),
      status: Status,
    }),
  ),
  relations: z.array(
    Span.extend({
      subject: z.string(),
      predicate: Predicate,
      object: z.string(),
      implicit_subject: z.boolean().optional(),
    }),
  ),
  /** How binding some of the sentences are, not all of them. */
  obligations: z.array(Span.extend({ strength: Strength })).default([]),
  /** Spans left unlabelled on purpose: neither rewarded nor punished. */
  ignore: z.array(Span).default([]),
})
export type Passage = z.infer<typeof Passage>
export type GoldMention = Passage['mentions'][number]
export type GoldMetric = Passage['metrics'][number]
export type GoldRelation = Passage['relations'][number]

/** Queries with the lines of a text that answer them, counted from 1. */
export const LabelledQueries = z.object({
  text_file: z.string().min(1),
  queries: z.array(
    z.object({
      qid: z.string(),
      kind: z.string(),
      query: z.string().min(1),
      lines: z.array(z.int().positive()).min(1),
      /** Lines that touch on it: worth something, and no fault. */
      also: z.array(z.int().positive()).default([]),
    }),
  ),
})
export type LabelledQueries = z.infer<typeof LabelledQueries>

/** The passages of a folder (or of its `passages` folder), by file name. Throws `PATH_NOT_FOUND` or `GOLD_INVALID`. */
export function readPassages(folder: string): Passage[] {
  const inner = path.join(folder, 'passages')
  const home = isFolder(inner) ? inner : folder
  if (!isFolder(home)) throw problem('PATH_NOT_FOUND', folder)
  const files = readdirSync(home)
    .filter((name) => name.endsWith('.json'))
    .sort()
  if (files.length === 0) throw problem('GOLD_INVALID', folder, 'there is no .json file in it')
  return files.map((name) => readPassage(path.join(home, name)))
}

const isFolder = (folder: string): boolean => statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false

function readPassage(file: string): Passage {
  const passage = parse(Passage, file)
  if (createHash('sha1').update(passage.text).digest('hex') !== passage.sha1)
    throw problem('GOLD_INVALID', file, 'its text is not the one that was labelled (sha1)')
  const wrong = passage.mentions.find(({ start, end, surface }) => passage.text.slice(start, end) !== surface)
  if (wrong) throw problem('GOLD_INVALID', file, `at ${wrong.start} it does not read "${wrong.surface}"`)
  return passage
}

/** Labelled queries and the text that they are about, a file beside them. */
export function readQueries(file: string): { text: string; queries: LabelledQueries['queries'] } {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw problem('PATH_NOT_FOUND', file)
  const { text_file, queries } = parse(LabelledQueries, file)
  const beside = path.join(path.dirname(file), text_file)
  if (!statSync(beside, { throwIfNoEntry: false })?.isFile()) throw problem('PATH_NOT_FOUND', beside)
  return { text: readFileSync(beside, 'utf8'), queries }
}

function parse<T>(schema: z.ZodType<T>, file: string): T {
  let data: unknown
  try {
    data = JSON.parse(readFileSync(file, 'utf8'))
  } catch (thrown) {
    throw problem('GOLD_INVALID', file, thrown instanceof Error ? thrown.message : String(thrown))
  }
  const parsed = schema.safeParse(data)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]!
  throw problem('GOLD_INVALID', file, `${issue.path.join('.')}: ${issue.message}`)
}
