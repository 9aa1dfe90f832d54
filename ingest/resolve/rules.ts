import type { Rule } from '../../graph/model.ts'
import type { Sentences } from '../../graph/sentences.ts'

/** Why each rule of resolution may give a mention another name. A version rises with every change of what it gives. */
const RULES = {
  printed: {
    version: 1,
    why: {
      en: 'The mention prints the name with other spaces, quotation marks or brackets.',
      zh: '此处写出该名称，只是空格、引号或括号不同。',
    },
  },
  'short-name': {
    version: 1,
    why: {
      en: 'The text introduces the short name (以下简称).',
      zh: '文中引出了这一简称（以下简称）。',
    },
  },
  'stands-for': {
    version: 1,
    why: {
      en: 'A list, or what is printed beside the mention, gives the full name.',
      zh: '名单或紧挨此处的文字给出了全称。',
    },
  },
  'level-in-force': {
    version: 2,
    why: {
      en: '省, 市, 县 and 区 without a name mean the division in force at that point.',
      zh: '不带名称的省、市、县、区，指此处所述的行政区划。',
    },
  },
  'place-in-force': {
    version: 2,
    why: {
      en: 'A local body or school without a place belongs to the division in force at that point.',
      zh: '未写地名的当地机关或学校，属于此处所述的行政区划。',
    },
  },
  'place-of-list': {
    version: 1,
    why: {
      en: 'A name in a list takes the place of the name before it.',
      zh: '并列的名称沿用前一名称的地名。',
    },
  },
  'place-stem': {
    version: 2,
    why: {
      en: 'The name of a division without its suffix, which the document names in full.',
      zh: '区划名称省去通名，本文写有全称。',
    },
  },
  'upper-division': {
    version: 1,
    why: {
      en: 'Divisions above the one that a name belongs to are left out of it.',
      zh: '名称所属区划之上的各级区划略去。',
    },
  },
  'regular-form': {
    version: 2,
    why: {
      en: 'A numbered school or an office is named by its regular full form.',
      zh: '以序号命名的学校或机关，用其规范全称。',
    },
  },
  abbreviation: {
    version: 1,
    why: {
      en: 'The characters stand in this order in the one full name that the document prints.',
      zh: '本文写出的全称中，只有一个依次含有这些字。',
    },
  },
  renamed: {
    version: 1,
    why: {
      en: 'The text says that the body was renamed: its earlier name is the same body’s.',
      zh: '文中写明已更名：原名称即该机构。',
    },
  },
  'second-name': {
    version: 1,
    why: {
      en: 'The text says that the body has this name as well (加挂牌子).',
      zh: '文中写明该机构加挂此牌子。',
    },
  },
  'merged-body': {
    version: 1,
    why: {
      en: 'The text says that the body was merged into this one.',
      zh: '文中写明该机构并入此机构。',
    },
  },
  'own-office': {
    version: 1,
    why: {
      en: '局, 厅 and 委 alone mean the office that issued the document.',
      zh: '单用的局、厅、委，指本文的发文机关。',
    },
  },
  'campus-of-school': {
    version: 1,
    why: {
      en: 'A campus belongs to the school named before it.',
      zh: '校区属于前文所说的学校。',
    },
  },
  'short-title': {
    version: 1,
    why: {
      en: 'The title is the end of one that the document cites in full.',
      zh: '该标题是本文引用的某全称标题的末段。',
    },
  },
  'number-of-title': {
    version: 1,
    why: {
      en: 'The document prints title and number side by side.',
      zh: '文中标题与文号写在一起。',
    },
  },
  'version-of-law': {
    version: 1,
    why: {
      en: 'A law with a year of revision in brackets is the same law.',
      zh: '括注修正、修订年份的，是同一部法规。',
    },
  },
  'number-of-document': {
    version: 1,
    why: {
      en: 'The number of a document that is in the corpus: a citation by it is of that document.',
      zh: '语料库中某文件的发文字号：以此引用的，即该文件。',
    },
  },
  'title-of-document': {
    version: 1,
    why: {
      en: 'The title of a document in another form: with or without its issuer, a bracket, or 中华人民共和国.',
      zh: '文件标题的另一写法：带或不带发文机关、括注，或“中华人民共和国”。',
    },
  },
  'sent-with-notice': {
    version: 1,
    why: {
      en: 'A notice that sends a document is cited by the title of what it sends.',
      zh: '印发文件的通知，以所印发文件的标题称之。',
    },
  },
  'head-of-list': {
    version: 1,
    why: {
      en: 'In a list of building projects the last one carries the noun for all.',
      zh: '并列的建设项目，由最后一个带出共同的中心词。',
    },
  },
  'quoted-name': {
    version: 1,
    why: {
      en: 'The quoted name of a programme stands for it without its head noun.',
      zh: '项目引号内的名称，不带中心词也指该项目。',
    },
  },
  'lexicon-user': {
    version: 1,
    why: {
      en: 'Your own lexicon (my-lexicon.txt) gives the canonical name.',
      zh: '自备词表（my-lexicon.txt）给出规范名称。',
    },
  },
} as const satisfies Record<string, { version: number; why: Sentences }>

export type AliasRuleId = keyof typeof RULES

export const aliasRule = (id: AliasRuleId): Rule => ({ id, version: RULES[id].version })

/** Why a rule of resolution may give another name; `null` for an id that is none of them. */
export const resolutionWhy = (id: string): Sentences | null => (id in RULES ? RULES[id as AliasRuleId].why : null)
