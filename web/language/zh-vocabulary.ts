import type { MarkLayer } from '../location.ts'
import type { DocumentKind, EntityKind, Predicate, Qualifier, Status, Strength } from '../vocabulary.ts'

const kinds: Record<EntityKind, string> = {
  school: '学校',
  program: '项目',
  regulation: '法规文件',
  metric: '指标',
  agency: '机构',
  place: '地方',
  person: '人物',
  honour: '荣誉',
}

const documentKinds: Record<DocumentKind, string> = {
  law: '法律',
  regulation: '法规规章',
  notice: '通知',
  opinion: '意见',
  plan: '方案规划',
  report: '工作报告',
  news: '新闻',
  other: '其他',
}

const predicates: Record<Predicate, string> = {
  cites: '引用',
  implements: '落实',
  issued_by: '发布机关',
  amends: '修改',
  repeals: '废止',
  carries_out: '开展',
  participates_in: '参与',
  leads: '牵头',
  responsible_for: '负责',
  awarded: '获得',
  part_of: '属于',
  located_in: '位于',
  targets: '相关指标',
}

const inverses: Record<Predicate, string> = {
  cites: '被引用',
  implements: '由此落实',
  issued_by: '发布的文件',
  amends: '被修改',
  repeals: '被废止',
  carries_out: '开展者',
  participates_in: '参与者',
  leads: '牵头者',
  responsible_for: '负责者',
  awarded: '获得者',
  part_of: '包含',
  located_in: '境内',
  targets: '所属项目',
}

const statuses: Record<Status, string> = { reported: '已完成', planned: '计划', required: '要求' }

const strengths: Record<Strength, string> = {
  must: '必须',
  should: '应当',
  encourage: '鼓励',
  may: '可以',
  plan: '将要',
  done: '已做',
}

const qualifiers: Record<Qualifier, string> = {
  exact: '等于',
  approx: '约',
  at_least: '不低于',
  at_most: '不超过',
  over: '超过',
  under: '不足',
  increase_by: '增加',
  increase_to: '增至',
  decrease_by: '减少',
  decrease_to: '降至',
  range: '区间',
  rank: '位次',
}

const layers: Record<MarkLayer, string> = { ...kinds, figure: '数字', repair: '修复', gloss: '删去的注音' }

/** The model's words in Chinese. `predicates` read subject first (甲 引用 乙), `inverses` from the object (乙 被引用 甲). */
export const zhVocabulary = { kinds, documentKinds, predicates, inverses, statuses, strengths, qualifiers, layers }

export type Vocabulary = typeof zhVocabulary
