import type { Sentences } from '../../graph/sentences.ts'

/** Why each rule for relations and figures may say what it says; a part of the table in `rules.ts`. */
export const CLAIM_RULES = {
  'relation-implements': {
    version: 2,
    why: {
      en: '贯彻, 落实 or 执行 before a regulation: the document carries it out.',
      zh: '文件前有“贯彻”“落实”“执行”：本文执行该文件。',
    },
  },
  'relation-implements-basis': {
    version: 1,
    why: {
      en: '根据 a regulation and its 精神 or 要求, or 制定 and 提出 behind it: the document follows from it.',
      zh: '“根据”某文件的精神或要求，或其后有“制定”“提出”：本文由该文件而来。',
    },
  },
  'relation-cites': {
    version: 1,
    why: {
      en: '按照, 依据, 对照 before a regulation, or 收悉 behind it: the document refers to it.',
      zh: '文件前有“按照”“依据”“对照”，或后有“收悉”：本文提到该文件。',
    },
  },
  'relation-repeals': {
    version: 1,
    why: {
      en: '废止 or 失效 said of a regulation.',
      zh: '称某文件“废止”“失效”。',
    },
  },
  'relation-amends': {
    version: 2,
    why: {
      en: '修改 or 修订 said of a regulation.',
      zh: '称某文件“修改”“修订”。',
    },
  },
  'relation-issued': {
    version: 1,
    why: {
      en: 'An agency before 印发, 发布 and a regulation, or right before its 《》, issued it.',
      zh: '机关后接“印发”“发布”和文件，或紧接《》，即为发文机关。',
    },
  },
  'relation-signed': {
    version: 2,
    why: {
      en: 'The agency that signs a document, or that its title opens with, issued it.',
      zh: '落款机关或标题开头的机关是发文机关。',
    },
  },
  'relation-awarded': {
    version: 2,
    why: {
      en: '获评, 荣获, 被评为 between a name and a title, or 授予 before both: the title was conferred.',
      zh: '名称与称号之间有“获评”“荣获”“被评为”，或两者之前有“授予”：称号已授予。',
    },
  },
  'relation-participates': {
    version: 2,
    why: {
      en: '入选, 纳入, 参加, 亮相 between a name and a programme.',
      zh: '名称与项目之间有“入选”“纳入”“参加”“亮相”。',
    },
  },
  'relation-pilot': {
    version: 2,
    why: {
      en: 'A programme carried out 在 a place or school, or a place right before a pilot it belongs to.',
      zh: '项目“在”某地某校开展，或地名紧接其所属的试点。',
    },
  },
  'relation-carries-out': {
    version: 2,
    why: {
      en: 'A verb such as 实施 or 推进 right before a programme, or 落地 and 上线 right behind it.',
      zh: '项目前紧接“实施”“推进”等动词，或后紧接“落地”“上线”。',
    },
  },
  'relation-leads': {
    version: 1,
    why: {
      en: '牵头 or 牵头单位 between an agency and a programme or team.',
      zh: '机关与项目或专班之间有“牵头”“牵头单位”。',
    },
  },
  'relation-responsible': {
    version: 2,
    why: {
      en: '负责, 承办 or 责任单位 between an agency and a programme.',
      zh: '机关与项目之间有“负责”“承办”“责任单位”。',
    },
  },
  'relation-targets': {
    version: 2,
    why: {
      en: 'A figure that the same sentence states behind the programme that it carries out.',
      zh: '同一句在所开展的项目之后给出的数值。',
    },
  },
  'relation-part': {
    version: 1,
    why: {
      en: '作为…的内容, 规定的 or 中的 between a programme and what it is part of.',
      zh: '项目与其所属之间有“作为……的内容”“规定的”“中的”。',
    },
  },
  'relation-located': {
    version: 2,
    why: {
      en: '位于 or 地址 between a body and a place, or a list of schools behind a place and a colon.',
      zh: '机构与地名之间有“位于”“地址”，或地名加冒号后列出学校。',
    },
  },
  'observation-amount': {
    version: 2,
    why: {
      en: 'A number with a unit of what is counted or measured, which the sentence states.',
      zh: '数字带有所计事物的单位，且为句子所述。',
    },
  },
  'observation-rank': {
    version: 1,
    why: {
      en: 'A place in an order (位居第三, 前列) is a figure.',
      zh: '名次（位居第三、前列）也是数值。',
    },
  },
  'observation-frequency': {
    version: 1,
    why: {
      en: 'So many times in each day, week, term or year.',
      zh: '每天、每周、每学期或每年若干次。',
    },
  },
  'observation-streak': {
    version: 1,
    why: {
      en: 'So many times or years in a row.',
      zh: '连续若干次或若干年。',
    },
  },
  'observation-share': {
    version: 1,
    why: {
      en: 'A share in words or tenths (一半, 八成) is a figure.',
      zh: '以文字或成数表示的比例（一半、八成）也是数值。',
    },
  },
} as const satisfies Record<string, { version: number; why: Sentences }>
