import type { Rule } from '../../graph/model.ts'
import type { Sentences } from '../../graph/sentences.ts'
import { CLAIM_RULES } from './claim-rules.ts'

/** Why each rule of extraction may say what it says. A version rises with every change of what the rule finds. */
const RULES = {
  'regulation-title': {
    version: 2,
    why: {
      en: 'A title in 《》 that ends in the name of a kind of document is that document.',
      zh: '《》中的标题以文种名称收尾，即为该文件。',
    },
  },
  'regulation-number': {
    version: 1,
    why: {
      en: 'Issuer characters, a year in brackets and a running number are a document number.',
      zh: '机关代字、括号中的年份和顺序号构成发文字号。',
    },
  },
  'regulation-law': {
    version: 2,
    why: {
      en: 'The law has a place in the list of laws that are cited without 《》.',
      zh: '该法律在不加《》也常被引用的法律名单中。',
    },
  },
  'regulation-plan': {
    version: 2,
    why: {
      en: 'A named plan behind 制定, 落实 and the like is a document although it has no 《》.',
      zh: '“制定”“落实”等词后的规划、计划名称，虽无《》也是文件。',
    },
  },
  'regulation-known': {
    version: 2,
    why: {
      en: 'The same title stands in 《》 elsewhere in the document.',
      zh: '同一标题在本文别处带有《》。',
    },
  },
  'school-named': {
    version: 2,
    why: {
      en: 'A proper name before the head noun of a school (中学, 小学, 幼儿园, 学院) names one school.',
      zh: '专名后接学校中心词（中学、小学、幼儿园、学院），指一所学校。',
    },
  },
  'school-short': {
    version: 2,
    why: {
      en: 'A numeral with 中, 小 or 幼, or 县 and a kind of which a county has one, names a school of the place.',
      zh: '数字加中、小、幼，或“县”加一县只有一所的校种，指当地学校。',
    },
  },
  'school-series': {
    version: 1,
    why: {
      en: 'Numerals before a common head (县一、二、三中) name one school each.',
      zh: '几个数字共用一个中心词（县一、二、三中），各指一所学校。',
    },
  },
  'school-deictic': {
    version: 1,
    why: {
      en: '该校, 我校, 该园 stand for a school that the text speaks of.',
      zh: '该校、我校、该园指文中所说的学校。',
    },
  },
  'school-campus': {
    version: 2,
    why: {
      en: 'A named part of a school (东街校区) is named like a school.',
      zh: '学校的有名称的组成部分（东街校区），按学校命名。',
    },
  },
  'program-headed': {
    version: 2,
    why: {
      en: 'A proper name before 工程, 行动, 计划 and the like, carried out or quoted, names a programme.',
      zh: '“工程”“行动”“计划”等前面有专名，且被实施或加引号，是项目名称。',
    },
  },
  'program-quoted': {
    version: 2,
    why: {
      en: 'A quoted name that is carried out, or that a noun such as 品牌 or 模式 follows, names a programme.',
      zh: '引号中的名称被实施，或后接“品牌”“模式”等名词，是项目名称。',
    },
  },
  'program-known': {
    version: 2,
    why: {
      en: 'The name is in the list of programmes that the whole country knows by it.',
      zh: '该名称在全国通行的项目名单中。',
    },
  },
  'program-contest': {
    version: 2,
    why: {
      en: 'A proper name before 比赛, 竞赛, 运动会 and the like names a contest.',
      zh: '“比赛”“竞赛”“运动会”等前面有专名，是赛事名称。',
    },
  },
  'program-again': {
    version: 1,
    why: {
      en: 'The name was found as a programme elsewhere in the document.',
      zh: '该名称在本文别处已认作项目。',
    },
  },
  'agency-body': {
    version: 2,
    why: {
      en: 'A place or level before the name of an office (教育局, 财政厅, 县委) names that office.',
      zh: '机关名称（教育局、财政厅、县委）前有地名或层级，指该机关。',
    },
  },
  'agency-national': {
    version: 2,
    why: {
      en: 'The body is in the list of national bodies.',
      zh: '该机构在国家机构名单中。',
    },
  },
  'agency-named': {
    version: 2,
    why: {
      en: 'A proper name before 集团, 医院, 协会, 中心 and the like names an organisation.',
      zh: '“集团”“医院”“协会”“中心”等前面有专名，是机构名称。',
    },
  },
  'agency-short': {
    version: 1,
    why: {
      en: 'The text introduces the short name with 以下简称 or uses it for an office named before.',
      zh: '文中以“以下简称”引出的简称，或对前文机关的简称。',
    },
  },
  'place-listed': {
    version: 1,
    why: {
      en: 'The name is in the list of administrative divisions.',
      zh: '该名称在行政区划名单中。',
    },
  },
  'place-named': {
    version: 2,
    why: {
      en: 'A name with the suffix of a division behind a word that a place follows is a division.',
      zh: '带区划通名，且前面是后接地名的词，是行政区划。',
    },
  },
  'place-short': {
    version: 2,
    why: {
      en: 'The name of a division that the document names in full, without its suffix.',
      zh: '本文写有全称的区划，此处省去通名。',
    },
  },
  'person-post': {
    version: 2,
    why: {
      en: 'A family name and one or two characters behind a post or before a form of address name a person.',
      zh: '姓氏加一两个字，前有职务或后有称谓，是人名。',
    },
  },
  'person-list': {
    version: 2,
    why: {
      en: 'In a list of people a name stands before the post.',
      zh: '人名单中，姓名在职务之前。',
    },
  },
  'person-again': {
    version: 2,
    why: {
      en: 'The name was found as a person elsewhere in the document.',
      zh: '该名字在本文别处已认作人名。',
    },
  },
  'honour-titled': {
    version: 2,
    why: {
      en: 'A title that 获评, 授予 and the like confer, or that ends in 示范学校, 先进集体 and the like, is an honour.',
      zh: '“获评”“授予”等所授的称号，或以“示范学校”“先进集体”等收尾的称号，是荣誉。',
    },
  },
  'short-name': {
    version: 1,
    why: {
      en: 'The text says that the name stands for the one before it (以下简称).',
      zh: '文中写明该名称是前一名称的简称（以下简称）。',
    },
  },
  'school-university': {
    version: 1,
    why: {
      en: 'The full name is in the list of universities and colleges.',
      zh: '全称在高等学校名单中。',
    },
  },
  'place-township': {
    version: 1,
    why: {
      en: 'The list has a town of this name in the county that the document is of, or that is named right before it.',
      zh: '名单中本文所属县（市、区）或前面紧接的县（市、区）有该乡镇、街道。',
    },
  },
  'lexicon-user': {
    version: 1,
    why: {
      en: 'Your own lexicon (my-lexicon.txt) says that the word is a name of this kind.',
      zh: '自备词表（my-lexicon.txt）写明该词是这一类名称。',
    },
  },
  ...CLAIM_RULES,
} as const satisfies Record<string, { version: number; why: Sentences }>

export type RuleId = keyof typeof RULES

export const rule = (id: RuleId): Rule => ({ id, version: RULES[id].version })

/** Why a rule of extraction may say what it says; `null` for an id that is none of them. */
export const extractionWhy = (id: string): Sentences | null => (id in RULES ? RULES[id as RuleId].why : null)
