import type { EntityKind } from './vocabulary.ts'

/** One character per kind, beside its colour: colour alone never carries the meaning. */
export const KIND_GLYPHS: Record<EntityKind, string> = {
  school: '校',
  program: '项',
  regulation: '规',
  metric: '数',
  agency: '机',
  place: '地',
  person: '人',
  honour: '誉',
}
