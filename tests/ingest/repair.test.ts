import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { toSource } from '../../graph/text/source-map.ts'
import { createFolder } from '../../ingest/fold.ts'
import { addStrayByte, glossBytes, narrowMark } from '../../ingest/repair/forward.ts'
import { createGbk } from '../../ingest/repair/gbk.ts'
import { createReadings } from '../../ingest/repair/readings.ts'
import { createRepairer, type Repaired } from '../../ingest/repair/repair.ts'
import { describeWith, REAL_DOCUMENTS, SHARED } from '../needs.ts'

const REAL = path.join(SHARED, 'real')
const GOLD = path.join(SHARED, 'gold')
const SAMPLE = path.join(import.meta.dirname, '../../corpus')

const repair = createRepairer()

/** Each edit must quote what it replaces, apart from the others, and the map must lead back to it. */
function expectSound(text: string, { text: repaired, map, edits }: Repaired): void {
  let rebuilt = ''
  let position = 0
  for (const { start, end, original, replacement } of edits) {
    expect(start).toBeGreaterThanOrEqual(position)
    expect(original).toBe(text.slice(start, end))
    rebuilt += text.slice(position, start)
    if (replacement !== '') {
      expect(toSource(map, rebuilt.length, rebuilt.length + replacement.length)).toEqual({ start, end })
    }
    rebuilt += replacement
    position = end
  }
  expect(rebuilt + text.slice(position)).toBe(repaired)
}

const GLOSSED =
  '全縣教育體育工作會(huì)議召開，總結(jié)成績(jī)，實(shí)現(xiàn)發(fā)展，縣職業(yè)中專獲評(píng)先進(jìn)，' +
  '落實(shí)規(guī)定，建設(shè)學(xué)校，培訓(xùn)教師，開會(huì)學(xué)習(xí)，轉(zhuǎn)變(biàn)作風(fēng)，'

describe('Repair of damaged text', () => {
  it('takes out glosses that a machine put behind characters outside GB2312', () => {
    const { text, edits } = repair(GLOSSED)
    expect(text).toBe(
      '全縣教育體育工作會議召開，總結成績，實現發展，縣職業中專獲評先進，落實規定，建設學校，培訓教師，開會學習，轉變作風，',
    )
    expect(edits[0]).toMatchObject({ kind: 'gloss', original: '(huì)', replacement: '', start: 9, end: 14 })
    expectSound(GLOSSED, repair(GLOSSED))
  })

  it('reads bytes again that a gloss parted', () => {
    const { text, edits } = repair(`${GLOSSED}人民日?qǐng)?bào)客戶端報(bào)道`)
    expect(text).toContain('人民日報客戶端報道')
    expect(edits.find(({ kind }) => kind === 'misaligned')).toMatchObject({
      original: '?qǐng)?bào)',
      replacement: '報',
      rule: { id: 'byte-level-gloss' },
      droppedBytes: 0,
      forwardProved: true,
    })
  })

  it('reads bytes again that a narrowed mark put out of step', () => {
    const { text, edits } = repair('完成鄉鎮教育總支和縣直學?傊Q屆選舉')
    expect(text).toBe('完成鄉鎮教育總支和縣直學校總支換屆選舉')
    expect(edits).toMatchObject([{ original: '?傊Q', rule: { id: 'half-width-mark' }, droppedBytes: 1 }])
  })

  it('reads a line again that a stray byte put out of step', () => {
    const { text, edits } = repair('厚實基礎教育底座\n。ㄒ唬┺k學條件改善。')
    expect(text).toBe('厚實基礎教育底座\n（一）辦學條件改善。')
    expect(edits).toMatchObject([{ kind: 'stray_byte', rule: { id: 'stray-a1' }, start: 9, end: 14 }])
  })

  it('takes out marks that print nothing, and leaves line breaks, tabs and lost characters', () => {
    const text = '县\u200b三中\ufeff\n\t获\u00ad奖\u0007\u0000\r\n\ufffd\ue000'
    const repaired = repair(text)
    expect(repaired.text).toBe('县三中\n\t获奖\r\n\ufffd\ue000')
    expect(repaired.edits.map(({ kind, original }) => [kind, original])).toEqual([
      ['stray_mark', '\u200b'],
      ['stray_mark', '\ufeff'],
      ['stray_mark', '\u00ad'],
      ['stray_mark', '\u0007\u0000'],
    ])
    expectSound(text, repaired)
  })

  it('counts edits in the text as read when both kinds of damage meet', () => {
    const text = `\ufeff县三中\n完成鄉鎮教育總支和縣直學?傊\u200bQ屆選舉`
    const repaired = repair(text)
    expect(repaired.text).toBe('县三中\n完成鄉鎮教育總支和縣直學校總支換屆選舉')
    expect(repaired.edits).toMatchObject([
      { kind: 'stray_mark', start: 0, end: 1 },
      { kind: 'misaligned', original: '?傊\u200bQ', forwardProved: false },
    ])
    expectSound(text, repaired)
  })

  it.each([
    ['a textbook with readings', '学习下列生字：鱻(xiān)、犇(bēn)、淼(miǎo)、垚(yáo)、焱(yàn)。'],
    ['questions', '怎么办?谁负责?为什么不落实?'],
    ['rare names behind marks', '参会人员:趙翀,李喆,孙犇,周堃;列席:吴甦(教体局),陈韡。'],
    ['English in brackets', '人工智能(AI)、国内生产总值(GDP),互联网(internet)'],
    ['bopomofo', '注音:ㄅㄆㄇㄈ,ㄉㄊㄋㄌ。\n。ㄒㄧㄠ'],
    ['box drawing', '┌─┐\n│表│\n└─┘'],
    ['code and addresses', 'if (a[i] == b) { return c; } // 见 http://a.cn/?q=教育;x=1'],
    ['chemistry', '测定Fe(OH)3,CaCO3;NaCl:含量'],
    ['lone surrogates', '县\ud800,三\udc00中;\ud83d'],
    ['nothing', ''],
  ])('leaves %s alone', (_, text) => {
    expect(repair(text)).toMatchObject({ text, edits: [] })
  })

  it('gives up on a megabyte in which every suspicion is in vain', () => {
    const healthy = '推进普职融合,规范民办教育;龘,完善体系(试行):'.repeat(42_000)
    expect(healthy.length).toBeGreaterThan(1_000_000)
    expect(repair(healthy).edits).toEqual([])
  })
})

describe('Proof by damaging again', () => {
  const gbk = createGbk()
  const reads = createReadings()

  it('narrows a mark across two characters and drops what no longer decodes', () => {
    expect(narrowMark(gbk, '校總支換', '?')).toBe('?傊Q')
    expect(narrowMark(gbk, '模化應', ';')).toBe(';瘧')
    expect(narrowMark(gbk, '規定', ';')).toBeNull()
  })

  it('puts a stray byte before a line', () => {
    expect(addStrayByte(gbk, '（一）辦')).toBe('。ㄒ唬┺k')
    expect(addStrayByte(gbk, '（三）各類教育協')).toBe('。ㄈ└黝惤逃齾f')
  })

  it('puts glosses between bytes', () => {
    const glossed = glossBytes({ gbk, reads }, { before: '日', reading: '報', glosses: ['qǐng', 'bào'] })
    expect(glossed).toBe('日?qǐng)?bào)')
    expect(glossBytes({ gbk, reads }, { before: '日', reading: '中', glosses: ['qǐng', 'bào'] })).toBeNull()
  })
})

describe('Repair of the sample that was damaged on purpose', () => {
  const name = '箬溪县教育工作报告2024.txt'
  const source = readFileSync(path.join(SAMPLE, 'sample', name), 'utf8')
  const repaired = repair(source)

  it('gives the clean original back, to the last character', () => {
    const fold = createFolder()
    const truth = readFileSync(path.join(SAMPLE, 'sample-truth', name), 'utf8')
    expect(fold(repaired.text).text).toBe(fold(truth).text)
    expectSound(source, repaired)
  })

  it('proves each of the six misaligned spots by damaging it again', () => {
    const spots = repaired.edits.filter(({ kind }) => kind === 'misaligned' || kind === 'stray_byte')
    expect(spots.map(({ original, replacement }) => [original, replacement])).toEqual([
      ['。ǘ┙處(shī)', '（二）教師'],
      [';瘧(yīng)', '模化應'],
      ['?shēng)r', '時'],
      ['?倓(wù)', '校總務'],
      ['?己嗽u(píng)', '校考核評'],
      ['?xiàng)l(tiáo)', '條'],
    ])
    expect(spots.every(({ forwardProved }) => forwardProved)).toBe(true)
  })
})

describeWith(REAL_DOCUMENTS, 'Repair of the county report', () => {
  let source: string
  let repaired: Repaired
  beforeAll(() => {
    source = readFileSync(path.join(REAL, 'county-report-2025.txt'), 'utf8')
    repaired = repair(source)
  })

  it('mends all seven damaged spots, each proved, each with its gain', () => {
    const spots = repaired.edits.filter(({ kind }) => kind !== 'gloss')
    expect(spots.map(({ start, original, replacement }) => [start, original, replacement])).toEqual([
      [424, '?傊Q', '校總支換'],
      [1004, '?qǐng)?bào)', '報'],
      [1109, ';瘧(yīng)', '模化應'],
      [1237, '?qū)W', '學'],
      [4436, '。ㄒ唬┺k', '（一）辦'],
      [4873, ';瘧(yīng)', '模化應'],
      [4975, '。ㄈ└黝惤逃齾f(xié)', '（三）各類教育協'],
    ])
    for (const { gain, forwardProved } of spots) {
      expect(gain).toBeGreaterThan(12)
      expect(forwardProved).toBe(true)
    }
  })

  it('takes out every gloss', () => {
    // 561 in all: three of them stand inside spots that are read again.
    expect(repaired.edits.filter(({ kind }) => kind === 'gloss')).toHaveLength(558)
    expect(repaired.text).not.toMatch(/[āáǎàēéěèīíǐìōóǒòūúǔù]/)
  })

  it('reads as the text that was checked by eye', () => {
    const fold = createFolder()
    const clean = readFileSync(path.join(GOLD, 'seed-clean.txt'), 'utf8')
    expect(fold(repaired.text).text.trim()).toBe(fold(clean).text.trim())
  })

  it('leads from the repaired text back to the text as read', () => {
    expectSound(source, repaired)
  })

  it('changes nothing the second time', () => {
    expect(repair(repaired.text)).toMatchObject({ text: repaired.text, edits: [] })
  })
})

describeWith(REAL_DOCUMENTS, 'Repair of healthy documents', () => {
  const files = REAL_DOCUMENTS.isHere ? readdirSync(REAL, { recursive: true, encoding: 'utf8' }) : []
  const texts = files
    .filter((file) => file.endsWith('.txt') && !file.includes('county'))
    .map((file) => readFileSync(path.join(REAL, file), 'utf8'))
  const narrow = (text: string): string =>
    text.replace(/[，；：？！（）]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0))

  it('changes no document', () => {
    for (const text of texts) {
      expect(repair(text).edits.filter(({ kind }) => kind !== 'stray_mark')).toEqual([])
    }
  })

  it('changes no document whose marks are half width', () => {
    for (const text of texts) {
      expect(repair(narrow(text)).edits.filter(({ kind }) => kind !== 'stray_mark')).toEqual([])
    }
  })

  it('changes nothing in pieces put together at random', () => {
    const pieces = fc.array(
      fc.tuple(
        fc.nat(texts.length - 1),
        fc.nat(4000),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('', ',', ';', '?', '\n'),
      ),
      { minLength: 1, maxLength: 6 },
    )
    fc.assert(
      fc.property(pieces, fc.boolean(), (given, isNarrow) => {
        const text = given
          .map(([file, start, length, mark]) => texts[file]!.slice(start, start + length).replace(/\u200b/g, '') + mark)
          .join('')
        expect(repair(isNarrow ? narrow(text) : text).edits).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('only makes edits that are proved, whatever bytes are narrowed', () => {
    const gbk = createGbk()
    const sentence = fc
      .tuple(fc.nat(texts.length - 1), fc.nat(4000))
      .map(([file, start]) => texts[file]!.slice(start, start + 60))
    fc.assert(
      fc.property(sentence, (text) => {
        const damaged = narrowMark(gbk, text, ';') ?? narrowMark(gbk, text, '?') ?? text
        const repaired = repair(damaged)
        expectSound(damaged, repaired)
        for (const edit of repaired.edits.filter(({ rule }) => rule.id === 'half-width-mark')) {
          expect(narrowMark(gbk, edit.replacement, edit.original[0]!)).toBe(edit.original)
        }
      }),
      { numRuns: 200 },
    )
  })
})
