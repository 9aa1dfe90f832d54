import type { Sentences } from '../../graph/sentences.ts'

/** Why what looked like a name, a figure or the right entity was not taken. */
const VETOES = {
  // One candidate against another.
  'inside-longer': {
    en: 'It lies inside a longer name: the longest name wins.',
    zh: '位于更长的名称之内：以最长的名称为准。',
  },
  'crosses-longer': {
    en: 'A longer name overlaps it: the longest name wins.',
    zh: '与更长的名称交叠：以最长的名称为准。',
  },
  'less-sure': {
    en: 'Another reading of the same length is surer.',
    zh: '另有同样长度而把握更大的读法。',
  },
  'came-later': {
    en: 'Another reading, as long and as sure, begins before it or was found first.',
    zh: '另有同样长度、同样把握的读法在先。',
  },
  'same-again': {
    en: 'Another rule has found the same name here.',
    zh: '另一条规则已在此处找到同一名称。',
  },
  // What the user's lexicon says.
  'users-word': {
    en: 'A word of your own lexicon stands here and wins.',
    zh: '自备词表中的词在此处，以其为准。',
  },
  'users-never': {
    en: 'Your own lexicon says that this word is never a mention.',
    zh: '自备词表写明该词不作提及。',
  },
  // Stretches that hold no names.
  work: {
    en: 'It stands inside 《》 around a work that is no document: a book, a film, a newspaper, a play.',
    zh: '位于《》之内，而《》中是书籍、影片、报刊、戏剧等作品，不是文件。',
  },
  doctrine: { en: 'It is part of the name of a doctrine.', zh: '属于思想理论的名称。' },
  congress: {
    en: 'It is part of the name of a congress or a plenary session.',
    zh: '属于党代会、全会等会议的名称。',
  },
  // Digits.
  'figure-in-name': { en: 'The digits belong to a name.', zh: '数字属于名称。' },
  'figure-masked': {
    en: 'The digits are a date, an ordinal, a span of time, an age, a code or part of a saying.',
    zh: '数字是日期、序号、时长、年龄、编码，或成语的一部分。',
  },
  'figure-states-nothing': {
    en: 'The number states nothing: it is a condition, a size, a scope, or counts arguments (三个方面).',
    zh: '数字不陈述数值：是条件、规格、范围，或只计论点（三个方面）。',
  },
  // Names of a mention.
  'fuller-name': {
    en: 'The document prints one fuller name that it abbreviates.',
    zh: '本文写有它所简称的全称。',
  },
  'several-fit': {
    en: 'It could abbreviate more than one name that the document prints: none is guessed.',
    zh: '本文有不止一个名称可以如此简称：不作猜测。',
  },
  'other-kind': {
    en: 'The document introduces this short name for something of another kind.',
    zh: '本文以此简称另一类事物。',
  },
  'other-place': {
    en: 'It belongs to another place than the one that this mention was read for.',
    zh: '它属于别的地方，与此处所述的地方不同。',
  },
  'other-sort': {
    en: 'It is of another kind.',
    zh: '属于另一类别。',
  },
  'other-thing': {
    en: 'Other words around it, or another form of the name, lead elsewhere here.',
    zh: '此处的上下文或名称的写法指向另一事物。',
  },
} as const satisfies Record<string, Sentences>

export type VetoId = keyof typeof VETOES

export const VETO_IDS = Object.keys(VETOES) as VetoId[]

export const vetoWhy = (id: VetoId): Sentences => VETOES[id]
