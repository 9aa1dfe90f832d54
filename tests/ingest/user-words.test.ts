import { describe, expect, it } from 'vitest'
import type { DocumentGraph } from '../../graph/model.ts'
import { parseUserLexicon } from '../../ingest/lexicon/user-lexicon.ts'
import { createPipeline } from '../../ingest/pipeline.ts'
import { PIPELINE_VERSION } from '../../ingest/pipeline-version.ts'

const TITLE = '青禾县教育局2024年工作总结'

function read(lexicon: string, ...paragraphs: string[]): DocumentGraph {
  const words = parseUserLexicon(lexicon, 'my-lexicon.txt')
  const text = [TITLE, ...paragraphs].join('\n')
  return createPipeline(() => words).read({ text, encoding: 'utf-8', hash: '0'.repeat(64), source: 'a.txt' })
}

/** The mentions of the body: surface, kind, canonical name. */
function mentionsIn(lexicon: string, ...paragraphs: string[]): string[] {
  const { mentions, entities, paragraphs: all } = read(lexicon, ...paragraphs)
  const names = new Map(entities.map(({ id, name }) => [id, name]))
  const title = all.find(({ role }) => role === 'title')?.id
  return mentions
    .filter(({ paragraphId, kind }) => paragraphId !== title && kind !== 'metric')
    .map(({ surface, kind, entityId }) => `${surface} ${kind} ${names.get(entityId)}`)
}

describe('words of the user', () => {
  it('become mentions under the name that is given, with the reason', () => {
    const text = '暖心食堂走进青一中，青一中师生叫好。'
    expect(mentionsIn('', text)).not.toContain('青一中 school 青禾县第一中学')
    const lexicon = '青一中 school 青禾县第一中学\n暖心食堂 program'
    expect(mentionsIn(lexicon, text)).toEqual([
      '暖心食堂 program 暖心食堂',
      '青一中 school 青禾县第一中学',
      '青一中 school 青禾县第一中学',
    ])
    const { entities, mentions } = read(lexicon, text)
    const school = entities.find(({ name }) => name === '青禾县第一中学')!
    expect(school.jurisdiction).toEqual({ code: null, name: '青禾县' })
    expect(school.aliases).toEqual([
      { name: '青一中', rule: { id: 'lexicon-user', version: 1 }, reason: '自备词表写明“青一中”即青禾县第一中学' },
    ])
    expect(mentions.filter(({ rule }) => rule.id === 'lexicon-user')).toHaveLength(3)
  })

  it('are the same entity as the name printed in full', () => {
    expect(new Set(mentionsIn('青一中 school 青禾县第一中学', '青禾县第一中学与青一中', '县一中')).size).toBe(3)
    const { entities } = read('青一中 school 青禾县第一中学', '青禾县第一中学与青一中', '县一中')
    expect(entities.filter(({ kind }) => kind === 'school')).toHaveLength(1)
  })

  it('without a canonical name are named as every mention is', () => {
    expect(mentionsIn('职教园 school', '我县职教园建成。')).toEqual(['职教园 school 青禾县职教园'])
  })

  it('win over another kind and over names that overlap them', () => {
    expect(mentionsIn('', '全县推进“双减”工作。')).toEqual(['双减 program 双减'])
    expect(mentionsIn('双减 regulation', '全县推进“双减”工作。')).toEqual(['双减 regulation 双减'])
    expect(mentionsIn('', '青禾县教育局发文。')).toEqual(['青禾县教育局 agency 青禾县教育局'])
    expect(mentionsIn('育局发文 program', '青禾县教育局发文。')).toEqual([
      '青禾县 place 青禾县',
      '育局发文 program 育局发文',
    ])
  })

  it('leave a longer name that holds them alone, but not one that only begins too early', () => {
    expect(mentionsIn('青禾 place 青禾县', '青禾县第一中学开学。')).toEqual(['青禾县第一中学 school 青禾县第一中学'])
    const text = '实施携手名师培养工程。'
    expect(mentionsIn('', text)).toEqual(['携手名师培养工程 program 携手名师培养工程'])
    expect(mentionsIn('名师培养工程 program', text)).toEqual(['名师培养工程 program 名师培养工程'])
  })

  it('are found even where no mention is expected, in 《》 around a work', () => {
    expect(mentionsIn('', '师生观看《山那边》。')).toEqual([])
    expect(mentionsIn('山那边 program', '师生观看《山那边》。')).toEqual(['山那边 program 山那边'])
  })

  it('take a word that is never a mention away, and nothing that is longer', () => {
    expect(mentionsIn('双减 -', '推进“双减”工作，县双减工作领导小组开会。')).toEqual(
      mentionsIn('', '推进“双减”工作，县双减工作领导小组开会。').filter((mention) => !mention.startsWith('双减')),
    )
    expect(mentionsIn('一中 school 青禾县第一中学\n一中心 -', '以一中心为轴，一中参加。')).toEqual([
      '一中 school 青禾县第一中学',
    ])
  })

  it('take part in relations and figures', () => {
    const { relations } = read('暖心食堂 program', '2024年，青禾县教育局全面实施暖心食堂。')
    expect(relations.map(({ predicate, evidence }) => `${predicate} ${evidence.quote}`)).toContainEqual(
      expect.stringContaining('暖心食堂'),
    )
  })

  it('are one word to the segmenter', () => {
    expect(read('青一中 school', '在青一中读书。').mentions.map(({ surface }) => surface)).toContain('青一中')
  })

  it('make documents be read anew when they change', () => {
    expect(read('', '开学。').document.pipeline).toBe(PIPELINE_VERSION)
    const { pipeline } = read('青一中 school', '开学。').document
    expect(pipeline).toMatch(new RegExp(`^${PIPELINE_VERSION}\\+[0-9a-f]{8}$`))
    expect(read('青一中 agency', '开学。').document.pipeline).not.toBe(pipeline)
  })
})
