import type { Rule } from '../../graph/model.ts'

/** Why each rule of extraction may say what it says. A version rises with every change of what the rule finds. */
const RULES = {
  'regulation-title': [1, 'A title in 《》 that ends in the name of a kind of document is that document.'],
  'regulation-number': [1, 'Issuer characters, a year in brackets and a running number are a document number.'],
  'regulation-law': [1, 'The law has a place in the list of laws that are cited without 《》.'],
  'regulation-plan': [1, 'A named plan behind 制定, 落实 and the like is a document although it has no 《》.'],
  'regulation-known': [1, 'The same title stands in 《》 elsewhere in the document.'],
  'school-named': [1, 'A proper name before the head noun of a school (中学, 小学, 幼儿园, 学院) names one school.'],
  'school-short': [
    1,
    'A numeral with 中, 小 or 幼, or 县 and a kind of which a county has one, names a school of the place.',
  ],
  'school-series': [1, 'Numerals before a common head (县一、二、三中) name one school each.'],
  'school-deictic': [1, '该校, 我校, 该园 stand for a school that the text speaks of.'],
  'school-campus': [1, 'A named part of a school (东街校区) is named like a school.'],
  'program-headed': [
    1,
    'A proper name before 工程, 行动, 计划 and the like, carried out or quoted, names a programme.',
  ],
  'program-quoted': [
    1,
    'A quoted name that is carried out, or that a noun such as 品牌 or 模式 follows, names a programme.',
  ],
  'program-known': [1, 'The name is in the list of programmes that the whole country knows by it.'],
  'program-contest': [1, 'A proper name before 比赛, 竞赛, 运动会 and the like names a contest.'],
  'program-again': [1, 'The name was found as a programme elsewhere in the document.'],
  'agency-body': [1, 'A place or level before the name of an office (教育局, 财政厅, 县委) names that office.'],
  'agency-national': [1, 'The body is in the list of national bodies.'],
  'agency-named': [1, 'A proper name before 集团, 医院, 协会, 中心 and the like names an organisation.'],
  'agency-short': [1, 'The text introduces the short name with 以下简称 or uses it for an office named before.'],
  'place-listed': [1, 'The name is in the list of administrative divisions.'],
  'place-named': [1, 'A name with the suffix of a division behind a word that a place follows is a division.'],
  'place-short': [1, 'The name of a division that the document names in full, without its suffix.'],
  'person-post': [
    1,
    'A family name and one or two characters behind a post or before a form of address name a person.',
  ],
  'person-list': [1, 'In a list of people a name stands before the post.'],
  'person-again': [1, 'The name was found as a person elsewhere in the document.'],
  'honour-titled': [
    1,
    'A title that 获评, 授予 and the like confer, or that ends in 示范学校, 先进集体 and the like, is an honour.',
  ],
  'short-name': [1, 'The text says that the name stands for the one before it (以下简称).'],
  'relation-implements': [1, '贯彻, 落实 or 执行 before a regulation: the document carries it out.'],
  'relation-implements-basis': [
    1,
    '根据 a regulation and its 精神 or 要求, or 制定 and 提出 behind it: the document follows from it.',
  ],
  'relation-cites': [1, '按照, 依据, 对照 before a regulation, or 收悉 behind it: the document refers to it.'],
  'relation-repeals': [1, '废止 or 失效 said of a regulation.'],
  'relation-amends': [1, '修改 or 修订 said of a regulation.'],
  'relation-issued': [1, 'An agency before 印发, 发布 and a regulation, or right before its 《》, issued it.'],
  'relation-signed': [1, 'The agency that signs a document, or that its title opens with, issued it.'],
  'relation-awarded': [
    1,
    '获评, 荣获, 被评为 between a name and a title, or 授予 before both: the title was conferred.',
  ],
  'relation-participates': [1, '入选, 纳入, 参加, 亮相 between a name and a programme.'],
  'relation-pilot': [1, 'A programme carried out 在 a place or school, or a place right before a pilot it belongs to.'],
  'relation-carries-out': [
    1,
    'A verb such as 实施 or 推进 right before a programme, or 落地 and 上线 right behind it.',
  ],
  'relation-leads': [1, '牵头 or 牵头单位 between an agency and a programme or team.'],
  'relation-responsible': [1, '负责, 承办 or 责任单位 between an agency and a programme.'],
  'relation-targets': [1, 'A figure that the same sentence states behind the programme that it carries out.'],
  'relation-part': [1, '作为…的内容, 规定的 or 中的 between a programme and what it is part of.'],
  'relation-located': [1, '位于 or 地址 between a body and a place, or a list of schools behind a place and a colon.'],
} as const satisfies Record<string, readonly [version: number, why: string]>

export type RuleId = keyof typeof RULES

export const rule = (id: RuleId): Rule => ({ id, version: RULES[id][0] })
