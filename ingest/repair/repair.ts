import type { SourceMap } from '../../graph/model.ts'
import { composeMaps, mapBuilder, toSource } from '../../graph/text/source-map.ts'
import type { Edit } from './edit.ts'
import { createGbk } from './gbk.ts'
import { type GlossEvidence, glossEvidence, mentionsGlosses } from './gloss.ts'
import { judge } from './judge.ts'
import { createReadings } from './readings.ts'
import { createSimplifier } from './simplifier.ts'
import { strayMarks } from './stray-mark.ts'
import { endOf, suspicionAt } from './suspicion.ts'
import { createTables, type Tables } from './tables.ts'
import { type Passage, plain, tokenize } from './token.ts'
import { mayBeDamaged } from './triage.ts'
import { vocabularyOf } from './vocabulary.ts'

/**
 * Suspicious places in a row that may turn out healthy before the rest of the text is taken to be: a list of rare names
 * between half-width marks would otherwise cost some 30 ms a name. In damaged texts most suspicions prove right.
 */
const MOST_IN_VAIN = 100

export type Repaired = { text: string; map: SourceMap; edits: Edit[] }

/**
 * Mends what web publishing did to a text: pinyin glosses put in by a machine, characters whose bytes were paired one
 * off, marks that print nothing. Nothing is changed without evidence: a reading must gain in likelihood, and the
 * damage, done to it again, must give exactly what was found. `map` leads from the repaired text to the text as read,
 * where the edits' offsets count. A healthy text costs one pass of pattern matching; tables are loaded when first needed.
 */
export function createRepairer(): (text: string) => Repaired {
  const reads = createReadings()
  const simplify = createSimplifier()
  const gbk = once(createGbk)
  const tables = once(() => createTables(gbk(), reads, simplify))

  return (text) => {
    const marks = strayMarks(text)
    const clean = apply(text, marks)
    const glosses = mentionsGlosses(clean.text) ? glossEvidence(clean.text, gbk(), reads) : null
    if (!glosses?.glossed && !mayBeDamaged(clean.text, gbk, simplify)) return { ...clean, edits: marks }

    const found = damageIn(tables(), clean.text, glosses, simplify)
    const repaired = apply(clean.text, found)
    const edits = found.map((edit) => asRead(edit, text, clean.map))
    const others = marks.filter((mark) => !edits.some(({ start, end }) => start <= mark.start && mark.end <= end))
    return {
      text: repaired.text,
      map: composeMaps(repaired.map, clean.map),
      edits: [...edits, ...others].sort((a, b) => a.start - b.start),
    }
  }
}

/** Misaligned passages, then the glosses outside them, in the order of the text. */
function damageIn(
  tables: Tables,
  text: string,
  evidence: GlossEvidence | null,
  simplify: (text: string) => string,
): Edit[] {
  const passage: Passage = { text, tokens: tokenize(text, tables.gbk, evidence?.glossed ?? false) }
  const { tokens } = passage
  const vocabulary = vocabularyOf(Array.from(plain(tokens), simplify).join(''))
  const edits: Edit[] = []
  let inVain = 0
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!
    const suspicion = inVain < MOST_IN_VAIN ? suspicionAt(tables, passage, index) : null
    const verdict = suspicion && judge(tables, passage, suspicion, vocabulary)
    if (suspicion) inVain = verdict ? 0 : inVain + 1
    if (suspicion && verdict) {
      const { reading, gain } = verdict
      const end = endOf(passage, reading.next)
      edits.push({
        kind: suspicion.kind,
        rule: suspicion.rule,
        start: token.start,
        end,
        original: text.slice(token.start, end),
        replacement: reading.text,
        evidence: suspicion.why,
        gain,
        droppedBytes: reading.dropped,
        forwardProved: true,
      })
      index = reading.next - 1
    } else if (evidence && token.gloss !== null && isProven(tables, token.character, token.gloss)) {
      edits.push(glossEdit(text, token.start + token.character.length, token.end, evidence))
    }
  }
  return edits
}

const isProven = ({ gbk, reads }: Tables, character: string, gloss: string): boolean =>
  !gbk.inGb2312(character) && reads(character, gloss)

function glossEdit(text: string, start: number, end: number, { found, proven, characters }: GlossEvidence): Edit {
  return {
    kind: 'gloss',
    rule: { id: 'gloss-removal', version: 1 },
    start,
    end,
    original: text.slice(start, end),
    replacement: '',
    evidence: `全文 ${found} 处注音中有 ${proven} 处与所注的字（GB2312 之外，共 ${characters} 个）读音相符`,
    gain: proven / found,
    droppedBytes: 0,
    forwardProved: true,
  }
}

/** The text with the edits made. They must be sorted and apart. */
function apply(text: string, edits: readonly Edit[]): { text: string; map: SourceMap } {
  const builder = mapBuilder(text)
  for (const { start, end, replacement } of edits) {
    builder.keep(start - builder.position)
    if (replacement === '') builder.drop(end - start)
    else builder.replace(end - start, replacement)
  }
  return builder.finish()
}

/** An edit of the text without stray marks as one of the text as read. Marks inside it become part of what it replaces. */
function asRead(edit: Edit, text: string, map: SourceMap): Edit {
  const { start, end } = toSource(map, edit.start, edit.end)
  const original = text.slice(start, end)
  return { ...edit, start, end, original, forwardProved: edit.forwardProved && original === edit.original }
}

/** `make()`, called when first needed. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
