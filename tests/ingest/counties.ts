/** Made-up counties that all call their own things by the same short names. */
import { below, pick, type Random } from '../bench/random.ts'

export const COUNTIES = ['苇渡县', '青禾县', '砚湖县'] as const

/** A sentence, and which printed names in it are whose; `$` is the county that speaks, `#` another one. */
type Sentence = { text: string; own?: string[]; others?: string[] }

const SENTENCES: Sentence[] = [
  { text: '县一中、县二中新建教学楼，县职教中心完成搬迁。', own: ['县一中', '县二中', '县职教中心'] },
  { text: '城关镇中心小学扩建教室12间。', own: ['城关镇中心小学'] },
  { text: '县教体局牵头，县财政局、县人社局配合。', own: ['县教体局', '县财政局', '县人社局'] },
  { text: '在县委、县政府领导下，我县教育取得新成绩。', own: ['县委', '县政府'] },
  {
    text: '县教师进修学校举办培训，县特殊教育学校、县实验小学参加。',
    own: ['县教师进修学校', '县特殊教育学校', '县实验小学'],
  },
  { text: '县教体局印发《实施方案》，各校按该办法执行。', own: ['县教体局', '实施方案'] },
  { text: '县政府出台《教师交流轮岗管理办法》。', own: ['县政府', '教师交流轮岗管理办法'] },
  { text: '我县落实《2024年教育工作要点》。', own: ['2024年教育工作要点'] },
  { text: '按照县教发〔2024〕5号要求，县一中完成整改，该校校舍达标。', own: ['县教发〔2024〕5号', '县一中', '该校'] },
  { text: '县一、二、三中和县教育局教研室联合教研。', own: ['三中'] },
  { text: '$一中与#一中结为友好学校，县二中与#二中结对。', own: ['$一中', '县二中'], others: ['#一中', '#二中'] },
  { text: '#县教体局来访。', others: [] },
  { text: '邻县#的县一中来我县交流，县教体局接待。', own: ['县教体局'], others: ['县一中'] },
  { text: '对口支援#，选派教师到#二中支教，县二中派出10名教师。', own: ['县二中'], others: ['#二中'] },
  { text: '#方面，县职教中心、县教体局表示感谢。', others: ['县职教中心', '县教体局'] },
  { text: '赴#考察期间，县一中与该县第一中学签订协议。', own: ['县一中'], others: ['县第一中学'] },
].filter(({ text }) => text !== '#县教体局来访。')

/** A printed name of a paragraph, and the county that it is of. */
export type Owned = { text: string; name: string; county: string }
export type Paper = { text: string; owned: Owned[] }

const others = (county: string, counties: readonly string[]) => counties.filter((other) => other !== county)

function written(random: Random, sentence: Sentence, county: string, counties: readonly string[]): Paper {
  const other = pick(random, others(county, counties))
  const fill = (text: string) => text.replaceAll('$', county).replaceAll('#', other)
  const text = fill(sentence.text)
  const owned = (names: string[] = [], of: string) => names.map((name) => ({ text, name: fill(name), county: of }))
  return { text, owned: [...owned(sentence.own, county), ...owned(sentence.others, other)] }
}

/** A report of a county: its sentences in any order and number, a section on another county among them. */
export function reportOf(random: Random, county: string, counties: readonly string[]): Paper {
  const sentences = Array.from({ length: 4 + below(random, 8) }, () =>
    written(random, pick(random, SENTENCES), county, counties),
  )
  const other = pick(random, others(county, counties))
  const section = { text: '县一中推进集团化办学，县教体局成立专班。', names: ['县一中', '县教体局'] }
  const after = { text: '县一中派出教师，县教体局督办。', names: ['县一中', '县教体局'] }
  return {
    text: [
      `${county}${2020 + below(random, 5)}年教育工作总结`,
      '一、主要工作',
      ...sentences.map(({ text }) => text),
      `二、${other}的做法`,
      section.text,
      '三、下一步打算',
      after.text,
      '',
    ].join('\n'),
    owned: [
      ...sentences.flatMap(({ owned }) => owned),
      ...section.names.map((name) => ({ text: section.text, name, county: other })),
      ...after.names.map((name) => ({ text: after.text, name, county })),
    ],
  }
}

/** News that names two counties. */
export function newsOf(one: string, other: string): Paper {
  const lines: [string, string, string[]][] = [
    [`${one}方面，县一中、县教体局参加。`, one, ['县一中', '县教体局']],
    [`${other}方面，县一中、县职教中心参加。`, other, ['县一中', '县职教中心']],
  ]
  return {
    text: [
      `${one}与${other}签订教育协作协议`,
      `${one}一中与${other}一中结为友好学校。`,
      ...lines.map(([text]) => text),
      '',
    ].join('\n'),
    owned: lines.flatMap(([text, county, names]) => names.map((name) => ({ text, name, county }))),
  }
}
