import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFolder } from '../../graph/store/folder.ts'
import {
  liaoheBureau,
  notice,
  openSampleEngine,
  reform,
  report,
  school,
  shiduBureau,
  teachers,
  temporaryFolder,
} from '../sample-engine.ts'
import { zhengmai } from './zhengmai.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let environment: NodeJS.ProcessEnv

beforeAll(async () => {
  folder = await temporaryFolder()
  const engine = await openSampleEngine(folder.path)
  await engine[Symbol.asyncDispose]()
  environment = {
    ZHENGMAI_STORE: path.join(folder.path, 'store'),
    ZHENGMAI_MODEL_DIR: path.join(folder.path, 'models'),
  }
})
afterAll(() => folder[Symbol.asyncDispose]())

const json = async (argv: string[]) => {
  const { code, out } = await zhengmai([...argv, '--json'], environment)
  expect(code).toBe(0)
  return JSON.parse(out)
}

describe('zhengmai search', () => {
  it('prints document, date, paragraph, score and ids, and says on the side that it goes by keywords only', async () => {
    const { code, out, err } = await zhengmai(['search', '校园餐', '--limit', '1'], environment)
    expect(code).toBe(0)
    expect(out.split('\n')).toEqual([
      expect.stringMatching(/^1\. 关于开展校园餐专项整治的通知 {2}2024-05-06$/),
      expect.stringContaining('校园餐'),
      expect.stringMatching(/^ {3}\d\.\d{3} {2}words #1 {2}doc_[0-9a-f]{20} {2}par_[0-9a-f]{20}$/),
      '',
    ])
    expect(err).toContain('Search goes by keywords only: MODEL_MISSING')
    expect(err).toContain('2 paragraphs with all or most of these words')
  })

  it('prints JSON and nothing else with --json', async () => {
    const { query, mode, keywordMatches, hits } = await json(['search', '校园餐', '--limit', '1'])
    expect([query, mode, keywordMatches, hits.length]).toEqual(['校园餐', 'keyword', 2, 1])
    expect(hits[0]).toMatchObject({ documentId: notice.document.id, terms: ['校园餐'], vector: null })
    expect(hits[0].text.slice(...hits[0].ranges[0])).toBe('校园餐')
    expect(notice.paragraphs.map(({ id }) => id)).toContain(hits[0].paragraphId)
  })

  it('takes words without quotes, and filters', async () => {
    expect((await json(['search', '专项整治', '食堂'])).query).toBe('专项整治 食堂')
    expect((await json(['search', '县教体局', '--year', '2025'])).hits).toHaveLength(1)
    expect((await json(['search', '县教体局', '--kind', 'notice', '--jurisdiction', '石渡县'])).hits).toEqual([])
  })

  it('says so when nothing is found', async () => {
    const { code, out, err } = await zhengmai(['search', '航天发射', '--lang', 'zh'], environment)
    expect([code, out]).toEqual([0, ''])
    expect(err).toContain('没有找到。')
  })

  it('marks the words on a terminal, unless NO_COLOR is set', async () => {
    const marked = await zhengmai(['search', '自营率'], environment, { terminal: true })
    expect(marked.out).toContain('各校食堂\x1b[1;33m自营率\x1b[0m达到100%')
    const plain = await zhengmai(['search', '自营率'], { ...environment, NO_COLOR: '1' }, { terminal: true })
    expect(plain.out).toContain('各校食堂自营率达到100%')
    expect(plain.out).not.toContain('\x1b[1')
  })

  it('fails with the code when the query is too long or there is no store', async () => {
    const long = await zhengmai(['search', '双'.repeat(501)], environment)
    expect([long.code, long.out]).toEqual([1, ''])
    expect(long.err).toContain('QUERY_TOO_LONG: The query has 501 characters')
    const missing = await zhengmai(['search', '双减', '--store', path.join(folder.path, 'none')], environment)
    expect([missing.code, missing.out]).toEqual([1, ''])
    expect(missing.err).toMatch(/^STORE_MISSING: /)
  })
})

describe('zhengmai mentions', () => {
  it('groups sentences by document and counts them', async () => {
    const { code, out, err } = await zhengmai(['mentions', '县管校聘'], environment)
    expect(code).toBe(0)
    expect(out).toBe(
      [
        '石渡县2024年教育工作总结  2025-01-08',
        '  县教体局稳妥推进“县管校聘”改革，全年交流轮岗教师214人。',
        '  县一中参与“县管校聘”改革试点。',
        '',
      ].join('\n'),
    )
    expect(err).toBe('2 mentions in 1 document\n')
  })

  it('prints a sentence once, however often it mentions', async () => {
    const { out, err } = await zhengmai(['mentions', liaoheBureau.id], environment, { terminal: true })
    const marked = '\x1b[1;33m县教体局\x1b[0m'
    expect(out.split('\n').slice(1)).toEqual([
      `  ${marked}负责校园餐专项整治，各校食堂自营率达到100%，${marked}每月通报。`,
      '',
    ])
    expect(err).toBe('2 mentions in 1 document\n')
  })

  it('gives offsets that quote, and the total, with --json', async () => {
    const { entity, total, mentions } = await json(['mentions', reform.id, '--limit', '1'])
    expect(entity).toEqual({ id: reform.id, kind: 'program', name: '“县管校聘”改革', jurisdiction: null })
    expect([total, mentions.length]).toEqual([2, 1])
    const [{ text, start, end, surface, documentId }] = mentions
    expect(text.slice(start, end)).toBe(surface)
    expect(documentId).toBe(report.document.id)
  })

  it('says how many more there are', async () => {
    expect((await zhengmai(['mentions', '县管校聘', '--limit', '1'], environment)).err).toContain(
      '1 more: raise --limit',
    )
  })
})

describe('A name', () => {
  it('that several entities bear is answered with their ids, kinds and jurisdictions', async () => {
    const { code, out, err } = await zhengmai(['entity', '县教体局'], environment)
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain('NAME_AMBIGUOUS: "县教体局" names 2 entities.')
    expect(err).toMatch(new RegExp(`  ${shiduBureau.id}  石渡县教育体育局  agency  石渡县\n`))
    expect(err).toMatch(new RegExp(`  ${liaoheBureau.id}  蓼河县教育体育局  agency  蓼河县\n`))
  })

  it('that nobody bears is answered with near names', async () => {
    const { code, out, err } = await zhengmai(['mentions', '交流教师轮岗'], environment)
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain('Near names:\n')
    expect(err).toContain(`${teachers.id}  交流轮岗教师`)
    expect(err).toContain('ENTITY_NOT_FOUND: No entity has the id or name "交流教师轮岗".')
  })

  it('that is like none is answered plainly', async () => {
    const { code, err } = await zhengmai(['export', '航天器'], environment)
    expect(code).toBe(1)
    expect(err).toBe('ENTITY_NOT_FOUND: No entity has the id or name "航天器". Look for a part of its name.\n')
  })

  it('is found whatever its widths, and by id', async () => {
    expect((await json(['entity', '石渡县第一中学'])).entity.id).toBe(school.id)
    expect((await json(['entity', school.id])).entity.name).toBe('石渡县第一中学')
    const { code, err } = await zhengmai(['entity', 'ent_00000000000000000000'], environment)
    expect([code, err.split(':')[0]]).toEqual([1, 'ENTITY_NOT_FOUND'])
  })
})

describe('zhengmai entity', () => {
  it('shows aliases, relations and values with the words that prove them', async () => {
    const { code, out } = await zhengmai(['entity', '石渡县教育体育局', '--lang', 'zh'], environment)
    expect(code).toBe(0)
    expect(out).toBe(
      [
        '石渡县教育体育局',
        `机构  石渡县  ${shiduBureau.id}`,
        '1 份文件中共提及 1 次',
        '',
        '别名',
        '  县教体局  “县教体局”即石渡县教育体育局',
        '',
        '关系',
        '  石渡县教育体育局 开展 “县管校聘”改革  2024  已完成',
        '    县教体局稳妥推进“县管校聘”改革  ——石渡县2024年教育工作总结',
        '',
      ].join('\n'),
    )
  })

  it('shows the values of a metric', async () => {
    const { out } = await zhengmai(['entity', '交流轮岗教师'], environment)
    expect(out).toContain(
      '  石渡县 交流轮岗教师  214人  2024  done\n    全年交流轮岗教师214人  ——石渡县2024年教育工作总结',
    )
  })

  it('gives them as data with --json', async () => {
    const { entity, relations, observations } = await json(['entity', '交流轮岗教师'])
    expect([entity.id, relations.length, observations.length]).toEqual([teachers.id, 0, 1])
    expect(observations[0]).toMatchObject({ value: 214, subject: { name: '石渡县' } })
  })
})

describe('zhengmai path', () => {
  it('prints each step of each path with year, status, quote and document', async () => {
    const { code, out } = await zhengmai(['path', '石渡县教育体育局', '县一中', '--lang', 'zh'], environment)
    expect(code).toBe(0)
    expect(out).toBe(
      [
        '石渡县教育体育局 — “县管校聘”改革 — 石渡县第一中学',
        '  石渡县教育体育局 —开展→ “县管校聘”改革  2024  已完成',
        '    县教体局稳妥推进“县管校聘”改革  ——石渡县2024年教育工作总结',
        '  石渡县第一中学 —参与→ “县管校聘”改革  2024  已完成',
        '    县一中参与“县管校聘”改革试点。  ——石渡县2024年教育工作总结',
        '',
      ].join('\n'),
    )
  })

  it('gives nodes and edges as data with --json', async () => {
    const { from, to, nodes, edges } = await json(['path', shiduBureau.id, school.id])
    expect([from.id, to.id, nodes.length, edges.length]).toEqual([shiduBureau.id, school.id, 3, 2])
    expect(edges[0].document.title).toBe('石渡县2024年教育工作总结')
  })

  it('says when there is none, or when both names mean one thing', async () => {
    const short = await zhengmai(['path', shiduBureau.id, school.id, '--longest', '1'], environment)
    expect([short.code, short.out]).toEqual([0, ''])
    expect(short.err).toBe('No chain of at most 1 relation leads from 石渡县教育体育局 to 石渡县第一中学.\n')
    const same = await zhengmai(['path', '县一中', school.id], environment)
    expect(same.err).toBe('Both names mean 石渡县第一中学.\n')
  })

  it('takes two names', async () => {
    for (const names of [[], ['县一中'], ['县一中', '县教体局', '交流轮岗教师']]) {
      const { code, err } = await zhengmai(['path', ...names], environment)
      expect([code, err]).toEqual([2, expect.stringContaining('Give two names or ids')])
    }
  })
})

describe('zhengmai export', () => {
  it('prints GraphML, or node-link JSON', async () => {
    const graphml = await zhengmai(['export', shiduBureau.id], environment)
    expect(graphml.out).toMatch(/^<\?xml [\s\S]*<\/graphml>\n$/)
    const graph = JSON.parse(
      (await zhengmai(['export', shiduBureau.id, '--format', 'json', '--depth', '2'], environment)).out,
    )
    expect(graph.nodes.map(({ id }: { id: string }) => id)).toContain(school.id)
  })

  it('writes to a file, says how much, and says when there is more', async () => {
    const file = path.join(folder.path, '县管校聘.graphml')
    const { code, out, err } = await zhengmai(['export', '县管校聘', '--out', file, '--limit', '2'], environment)
    expect([code, out]).toEqual([0, ''])
    expect(err).toContain(`${file}: 2 entities, 1 relation\n`)
    expect(err).toContain('raise --limit')
    expect(await readFile(file, 'utf8')).toContain('<graphml ')
  })

  it('says when the file cannot be written', async () => {
    const { code, err } = await zhengmai(['export', '县管校聘', '--out', folder.path], environment)
    expect([code, err.split(':')[0]]).toEqual([1, 'FILE_UNWRITABLE'])
  })
})

describe('zhengmai doctor', () => {
  const checks = async (settings: NodeJS.ProcessEnv = {}) => {
    const { code, out } = await zhengmai(['doctor', '--json'], { ...environment, ...settings })
    const found: { name: string; status: string; code: string | null; detail: string }[] = JSON.parse(out)
    return { code, of: (name: string) => found.find((check) => check.name === name)! }
  }

  it('finds the installation in order, and says what is missing but not needed', async () => {
    const { code, of } = await checks()
    expect(code).toBe(0)
    expect(of('node')).toMatchObject({ status: 'ok', detail: process.versions.node })
    expect(of('dictionary')).toMatchObject({ status: 'ok' })
    expect(of('store')).toMatchObject({ status: 'ok', detail: expect.stringContaining('2 documents') })
    expect(of('writing')).toMatchObject({ status: 'ok' })
    expect(of('model')).toMatchObject({ status: 'note', code: 'MODEL_MISSING' })
    expect(of('model').detail).toContain('zhengmai model fetch')
  })

  it('takes no store yet, or one that is being served, for no fault', async () => {
    const none = await checks({ ZHENGMAI_STORE: path.join(folder.path, 'not', 'yet') })
    expect([none.code, none.of('store').code, none.of('writing').status]).toEqual([0, 'STORE_MISSING', 'ok'])
    const open = await openFolder(environment.ZHENGMAI_STORE!)
    const served = await checks()
    await open[Symbol.asyncDispose]()
    expect([served.code, served.of('store').code]).toEqual([0, 'STORE_IN_USE'])
  })

  it('fails where a folder cannot be written', async () => {
    const { code, of } = await checks({ ZHENGMAI_STORE: '/proc/zhengmai' })
    expect([code, of('writing').status, of('writing').code]).toEqual([1, 'fail', 'STORE_UNWRITABLE'])
  })

  it('prints a line per check and every setting in effect', async () => {
    const { out } = await zhengmai(['doctor', '--lang', 'zh'], environment)
    expect(out).toMatch(/^正常 {2}Node\.js {3}/m)
    expect(out).toMatch(/^提示 {2}模型 {6}MODEL_MISSING: /m)
    expect(out).toContain(environment.ZHENGMAI_STORE)
    expect(out).toMatch(/ZHENGMAI_VECTOR_WEIGHT +0\.6/)
  })
})
