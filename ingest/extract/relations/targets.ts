import type { ObservationDraft, RelationDraft } from '../draft.ts'
import { rule } from '../rules.ts'
import type { Scene } from './scene.ts'

/** A figure farther behind the programme than this is about something else. */
const FARTHEST = 90

/**
 * Figures that a sentence states of the programme it carries out: those behind the last programme before them, when the
 * sentence brings no other programme or school in between and does not state them of several programmes together.
 */
export function targets(scenes: Scene[], carried: RelationDraft[], observations: ObservationDraft[]): RelationDraft[] {
  const programs = new Map(
    carried
      .filter(({ predicate }) => predicate === 'carries_out' || predicate === 'participates_in')
      .map((relation) => [relation.object, relation]),
  )
  return observations.flatMap((observation) => {
    const scene = scenes[observation.evidence.block]!
    const at = observation.figure.start
    const sentence = scene.sentences.find(({ end }) => at < end)!
    const before = scene.mentions.filter(
      (one) => one.kind === 'program' && one.start >= sentence.start && one.end <= at,
    )
    const program = before.at(-1)
    if (!program || at - program.end > FARTHEST) return []
    if (!programs.has(program) && !isStatedOf(scene, program.end, at)) return []
    if (partsFrom(scene, program.end, at) || isTogether(scene, before)) return []
    const evidence = {
      block: scene.at,
      start: Math.min(program.start, programs.get(program)?.evidence.start ?? program.start),
      end: Math.max(program.end, observation.evidence.end),
    }
    const { metric: object, year, status } = observation
    return [
      {
        subject: program,
        predicate: 'targets',
        object,
        year,
        status,
        evidence,
        rule: rule('relation-targets'),
        confidence: 0.7,
      },
    ]
  })
}

/** 县职中实训基地项目完成投资4600万元: the programme opens the clause of the figure. */
const isStatedOf = ({ text }: Scene, from: number, at: number): boolean => !/[，。；：]/.test(text.slice(from, at))

/** Whether another school, body or programme takes over between the programme and the figure. */
const partsFrom = ({ mentions }: Scene, from: number, at: number): boolean =>
  mentions.some(({ kind, start, end }) => kind === 'school' && start >= from && end <= at)

/** Whether the last two programmes are items of one list. */
function isTogether({ text }: Scene, before: { start: number; end: number }[]): boolean {
  const [left, right] = before.slice(-2)
  return (
    left !== undefined && right !== undefined && /^[”’》]*[、和与及]?[“‘《]*$/.test(text.slice(left.end, right.start))
  )
}
