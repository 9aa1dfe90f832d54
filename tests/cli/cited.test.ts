import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { zhengmai } from './zhengmai.ts'

const OPINION = `云州省人民政府关于规范研学活动的意见
云政发〔2023〕9号
各市、县人民政府：
为规范研学活动，现提出以下意见。
云州省人民政府
2023年5月8日
`
const REPORT = `苇渡县2024年教育工作总结
一年来，全县教育系统落实云政发[2023]9号要求，实施《云州省校车管理办法》，依据《研学促进法》开展研学活动。
（2025年1月8日）
`
const law = (year: number, bracket: string) => `中华人民共和国研学促进法${bracket}
（${year}年12月29日第十三届全国人民代表大会常务委员会第七次会议通过）
第一条　为了促进研学活动，制定本法。
第二条　研学活动应当遵守本法。
`

const FILES: Record<string, string> = {
  '意见.txt': OPINION,
  '总结.txt': REPORT,
  '研学促进法2018.txt': law(2018, '（2018年修正）'),
  '研学促进法2024.txt': law(2024, ''),
}

let folder: string
let environment: NodeJS.ProcessEnv
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'zhengmai-cited-'))
  environment = { ZHENGMAI_STORE: path.join(folder, 'store'), ZHENGMAI_MODEL_DIR: path.join(folder, 'models') }
  await mkdir(path.join(folder, 'papers'))
  for (const [name, text] of Object.entries(FILES)) await writeFile(path.join(folder, 'papers', name), text)
})
afterEach(() => rm(folder, { recursive: true }))

async function ran(...argv: string[]): Promise<string> {
  const { code, out, err } = await zhengmai(argv, environment)
  expect([code, err]).toEqual([0, expect.anything()])
  return out
}
const ingest = async (...names: string[]) => {
  for (const name of names) await ran('ingest', path.join(folder, 'papers', name), '--no-embed')
}
const entity = async (name: string) => JSON.parse(await ran('entity', name, '--json'))
const missing = async () =>
  JSON.parse(await ran('cited', '--missing', '--json')).regulations.map(({ name }: { name: string }) => name)

describe('zhengmai cited', () => {
  it('tells what is missing, and less of it with every document that comes', async () => {
    await ingest('总结.txt')
    expect((await missing()).sort()).toEqual(['中华人民共和国研学促进法', '云州省校车管理办法', '云政发〔2023〕9号'])
    expect((await ran('cited', '--missing')).split('\n')[0]).toMatch(/1 document {2,}/)
    expect(await ran('entity', '云政发〔2023〕9号')).toContain('Not in the corpus')
    await ingest('意见.txt', '研学促进法2018.txt')
    expect(await missing()).toEqual(['云州省校车管理办法'])
    expect(await ran('cited')).toMatch(/in the corpus\s+中华人民共和国研学促进法/)
  })
})

describe('A citation', () => {
  it('by number is of the document, with the reason', async () => {
    await ingest('总结.txt', '意见.txt')
    const { entity: found, relations } = await entity('云政发〔2023〕9号')
    expect(found).toMatchObject({
      name: '云州省人民政府关于规范研学活动的意见',
      documents: 2,
      texts: [{ number: '云政发〔2023〕9号', issuedOn: '2023-05-08' }],
    })
    expect(found.aliases).toContainEqual(
      expect.objectContaining({ name: '云政发〔2023〕9号', rule: { id: 'number-of-document', version: 1 } }),
    )
    expect(relations.map(({ document }: { document: { title: string } }) => document.title)).toContain(
      '苇渡县2024年教育工作总结',
    )
  })

  it('of a law is of the law, whose versions are told', async () => {
    await ingest('研学促进法2024.txt', '总结.txt', '研学促进法2018.txt')
    const { entity: found } = await entity('研学促进法')
    expect(found.name).toBe('中华人民共和国研学促进法')
    expect(found.texts.map(({ issuedOn }: { issuedOn: string }) => issuedOn)).toEqual(['2024-12-29', '2018-12-29'])
  })

  it('leads to the same graph in every order, byte for byte', async () => {
    const names = Object.keys(FILES)
    const exports = new Set<string>()
    for (const order of [names, names.toReversed(), [names[1]!, names[3]!, names[0]!, names[2]!]]) {
      await rm(environment.ZHENGMAI_STORE!, { recursive: true, force: true })
      for (const name of order) await ingest(name)
      exports.add(await ran('export', '--format', 'jsonl'))
    }
    expect(exports.size).toBe(1)
  })
})
