import type { Language, Sentences } from '../../graph/errors.ts'
import type { Explanation } from '../../ingest/explain/explanation.ts'
import { plural } from './messages-en.ts'

type Readings = Explanation['reading']

/** What says which year a place is about. */
const YEAR_BY: Record<Readings['year']['by'], Sentences> = {
  word: { en: 'its sentence names it', zh: '本句写明' },
  topic: { en: 'the paragraph opens with it, or sets it as a goal', zh: '本段以此开头或以此为目标' },
  since: {
    en: 'a period that has not ended (…以来) dates nothing: the section does',
    zh: '“……以来”不定年份，依所在部分',
  },
  norm: { en: 'a norm holds until further notice: it is about no year', zh: '规范性文件长期有效，不属某一年' },
  section: { en: 'the section or the document says it', zh: '依所在部分或文件' },
}

const STATUS_BY: Record<Readings['status']['by'], Sentences> = {
  clause: { en: 'the clause says it', zh: '本分句写明' },
  sentence: { en: 'its sentence says it', zh: '本句写明' },
  lead: { en: 'what stands before the colon says it', zh: '冒号前的引语写明' },
  year: { en: 'a year to come opens the sentence', zh: '句首是将来的年份' },
  section: { en: 'the section or the document says it', zh: '依所在部分或文件' },
}

type Force = NonNullable<Explanation['mentions'][number]['force']>

const FORCE_BY: Record<NonNullable<Force['by']>, Sentences> = {
  document: { en: 'the document’s own', zh: '本文所属' },
  section: { en: 'by the heading of the section', zh: '依所在部分的标题' },
  pointer: { en: 'pointed at right before (该县)', zh: '由其前的“该县”等所指' },
}

const LABELS = {
  words: { en: 'Words', zh: '分词' },
  outcome: { en: 'Outcome', zh: '结论' },
  candidates: { en: 'Candidates', zh: '候选' },
  turnedDown: { en: 'Turned down', zh: '已排除' },
  relations: { en: 'Relations', zh: '关系' },
  observations: { en: 'Values', zh: '数值' },
  reading: { en: 'Reading', zh: '解读' },
  noMention: { en: 'No entity is found at this place.', zh: '此处没有实体。' },
  noCandidate: { en: 'No rule proposed a name here.', zh: '没有规则在此提出名称。' },
  year: { en: 'year', zh: '年份' },
  status: { en: 'status', zh: '状态' },
  none: { en: 'none', zh: '无' },
  noName: { en: 'words that stand for what the text speaks of, no name', zh: '指代词，不是名称' },
  inFull: { en: 'printed in full', zh: '此处为全称' },
  repaired: { en: 'repaired here', zh: '此处经过修复' },
} satisfies Record<string, Sentences>

/** The words of an explanation in the reader's language. */
export const explainWords = (language: Language) => {
  const of = (sentences: Sentences): string => sentences[language]
  const isChinese = language === 'zh'
  return {
    label: (name: keyof typeof LABELS): string => LABELS[name][language],
    yearBy: (by: Readings['year']['by']): string => YEAR_BY[by][language],
    statusBy: (by: Readings['status']['by']): string => STATUS_BY[by][language],
    of,
    paragraph: (ordinal: number): string => (isChinese ? `第 ${ordinal} 段` : `paragraph ${ordinal}`),
    source: (start: number, end: number): string =>
      isChinese ? `原文 [${start},${end})` : `in the text as read [${start},${end})`,
    /** What is in force, and the county of schools and towns where that is another. */
    force: ({ own, home, by }: Force): string => {
      const here = own === null ? LABELS.none[language] : own.name
      const why = by === null ? '' : isChinese ? `（${FORCE_BY[by].zh}）` : ` (${FORCE_BY[by].en})`
      const county =
        home === null || home.name === own?.name
          ? ''
          : isChinese
            ? `，学校和乡镇属${home.name}`
            : `; schools and towns: ${home.name}`
      return isChinese ? `此处所述地方：${here}${why}${county}` : `in force here: ${here}${why}${county}`
    },
    others: (count: number): string =>
      isChinese ? `另有 ${count} 处：请调高 --limit` : `${plural(count, 'more place')}: raise --limit`,
  }
}
