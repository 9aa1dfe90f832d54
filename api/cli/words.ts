import type { Language, Sentences } from '../../graph/errors.ts'
import type { EntityKind, Observation, Predicate, Qualifier, Relation, Status, Strength } from '../../graph/model.ts'

const KINDS: Record<EntityKind, Sentences> = {
  school: { en: 'school', zh: '学校' },
  program: { en: 'programme', zh: '项目' },
  regulation: { en: 'regulation', zh: '文件' },
  metric: { en: 'metric', zh: '指标' },
  agency: { en: 'agency', zh: '机构' },
  place: { en: 'place', zh: '地区' },
  person: { en: 'person', zh: '人物' },
  honour: { en: 'honour', zh: '荣誉' },
}

/** Between subject and object. */
const PREDICATES: Record<Predicate, Sentences> = {
  cites: { en: 'cites', zh: '引用' },
  implements: { en: 'implements', zh: '落实' },
  issued_by: { en: 'is issued by', zh: '发文机关为' },
  amends: { en: 'amends', zh: '修订' },
  repeals: { en: 'repeals', zh: '废止' },
  carries_out: { en: 'carries out', zh: '开展' },
  participates_in: { en: 'takes part in', zh: '参与' },
  leads: { en: 'leads', zh: '牵头' },
  responsible_for: { en: 'is responsible for', zh: '负责' },
  awarded: { en: 'is awarded', zh: '获得' },
  part_of: { en: 'is part of', zh: '隶属于' },
  located_in: { en: 'is located in', zh: '位于' },
  targets: { en: 'targets', zh: '相关指标' },
}

const STATUSES: Record<Status, Sentences> = {
  reported: { en: 'done', zh: '已完成' },
  planned: { en: 'planned', zh: '计划' },
  required: { en: 'required', zh: '要求' },
}

const STRENGTHS: Record<Strength, Sentences> = {
  must: { en: 'must', zh: '必须' },
  should: { en: 'should', zh: '应当' },
  encourage: { en: 'encouraged', zh: '鼓励' },
  may: { en: 'may', zh: '可以' },
  plan: { en: 'will', zh: '将要' },
  done: { en: 'done', zh: '已做' },
}

/** The status, and the strength unless it says the same: 要求·必须, 已完成. */
function claimWords({ status, strength }: Pick<Relation, 'status' | 'strength'>, language: Language): string {
  const word = STATUSES[status][language]
  const same = { reported: 'done', planned: 'plan', required: null }[status]
  return strength === null || strength === same ? word : `${word}·${STRENGTHS[strength][language]}`
}

/** Before the figure. */
const QUALIFIERS: Record<Qualifier, Sentences> = {
  exact: { en: '', zh: '' },
  approx: { en: 'about ', zh: '约' },
  at_least: { en: 'at least ', zh: '不低于' },
  at_most: { en: 'at most ', zh: '不超过' },
  over: { en: 'over ', zh: '超过' },
  under: { en: 'under ', zh: '低于' },
  increase_by: { en: 'up by ', zh: '增加' },
  increase_to: { en: 'up to ', zh: '增至' },
  decrease_by: { en: 'down by ', zh: '减少' },
  decrease_to: { en: 'down to ', zh: '降至' },
  range: { en: '', zh: '' },
  rank: { en: 'ranked ', zh: '位居第' },
}

/** The model's words in the reader's language. */
export const words = (language: Language) => ({
  kind: (kind: EntityKind) => KINDS[kind][language],
  predicate: (predicate: Predicate) => PREDICATES[predicate][language],
  status: (status: Status) => STATUSES[status][language],
  claim: (claim: Pick<Relation, 'status' | 'strength'>) => claimWords(claim, language),
  qualifier: (qualifier: Qualifier) => QUALIFIERS[qualifier][language],
  figure: ({ qualifier, value, high, unit }: Pick<Observation, 'qualifier' | 'value' | 'high' | 'unit'>) =>
    `${QUALIFIERS[qualifier][language]}${value}${high === null ? '' : `–${high}`} ${unit}`,
})
