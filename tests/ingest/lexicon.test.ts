import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { packageFile } from '../../graph/package-file.ts'
import { lexicon, lexiconRows, reloadLexicons } from '../../ingest/lexicon.ts'
import { createPipeline } from '../../ingest/pipeline.ts'
import { segment } from '../../ingest/segment.ts'

const SHIPPED = packageFile('corpus/lexicon')
const pipeline = createPipeline()

function read(text: string) {
  const { mentions, entities } = pipeline.read({
    text: `青禾县教育局2024年工作总结\n${text}`,
    encoding: 'utf-8',
    hash: '0'.repeat(64),
    source: 'a.txt',
  })
  const names = new Map(
    entities.map(({ id, name, jurisdiction }) => [id, `${name} ${jurisdiction?.code ?? ''}`.trim()]),
  )
  return mentions.map(({ surface, kind, entityId }) => `${surface} ${kind} ${names.get(entityId)}`)
}

describe('lists that are edited while a process runs', () => {
  let folder: string
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] })
    folder = path.join(mkdtempSync(path.join(os.tmpdir(), 'zhengmai-lists-')), 'lexicon')
    cpSync(SHIPPED, folder, { recursive: true })
    reloadLexicons(folder)
  })
  afterEach(() => {
    reloadLexicons(SHIPPED)
    vi.useRealTimers()
    rmSync(path.dirname(folder), { recursive: true })
  })

  const edit = (name: string, line: string) => {
    appendFileSync(path.join(folder, name), `${line}\n`)
    vi.advanceTimersByTime(2000)
  }

  it.each([
    ['programs.tsv', '蓝穹星课', '推进蓝穹星课。', '蓝穹星课 program 蓝穹星课'],
    ['laws.tsv', '星课条例\t青禾星课管理条例', '依据星课条例办理。', '星课条例 regulation 青禾星课管理条例'],
    ['national-bodies.tsv', '星课总署\t国家星课总署', '星课总署发文。', '星课总署 agency 国家星课总署'],
    ['divisions.tsv', '999999\t蓝穹县\t蓝穹\tcounty\t430600', '我省蓝穹县率先。', '蓝穹县 place 蓝穹县 999999'],
    ['universities.tsv', '优质学校\t\t', '建设优质学校。', '优质学校 school 青禾县优质学校'],
  ])('count from the next document on: %s', (name, line, text, mention) => {
    expect(read(text)).not.toContain(mention)
    edit(name, line)
    expect(read(text)).toContain(mention)
  })

  it('are given to the segmenter too, and what is taken out of them is taken from it', () => {
    const words = () => {
      read('开学。')
      return segment('县卫健琼委发文').map(({ word }) => word)
    }
    expect(words()).not.toContain('卫健琼')
    edit('jieba-words.tsv', '卫健琼\tnt')
    expect(words()).toContain('卫健琼')
    cpSync(SHIPPED, folder, { recursive: true })
    vi.advanceTimersByTime(2000)
    expect(words()).not.toContain('卫健琼')
  })

  it('that hold a wrong line are refused with file and line until it is mended', () => {
    const rows = lexicon(() => lexiconRows('programs.tsv', 1))
    const count = rows().length
    writeFileSync(path.join(folder, 'programs.tsv'), '# head\n双减\n国培\tprogram\n')
    reloadLexicons()
    expect(rows).toThrow(expect.objectContaining({ code: 'LEXICON_INVALID' }))
    expect(rows).toThrow('Line 3 of the lexicon "programs.tsv" is not valid: 1 columns are expected, not 2.')
    cpSync(SHIPPED, folder, { recursive: true })
    reloadLexicons()
    expect(rows()).toHaveLength(count)
  })

  it('are made once for as long as they stay the same', () => {
    const make = vi.fn(() => lexiconRows('units.tsv', 2))
    const units = lexicon(make)
    expect(units()).toBe(units())
    reloadLexicons()
    units()
    expect(make).toHaveBeenCalledTimes(2)
  })
})
