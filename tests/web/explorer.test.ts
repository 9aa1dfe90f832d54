import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { describeWith } from '../needs.ts'
import { CHROMIUM, type OpenExplorer, openExplorer } from './browser.ts'
import { entityId, GRAPHS } from './fixture-graph.ts'

const AGENCY = entityId('蓼河县教育体育局')
const COUNTY = entityId('蓼河县')
const REPORT = GRAPHS.find(({ document }) => document.number === '蓼教发〔2025〕2号')!
const DAMAGED = GRAPHS.find(({ repairs }) => repairs.length > 0)!

describeWith(CHROMIUM, 'the explorer in a browser', () => {
  let explorer: OpenExplorer
  let page: Page
  let complaints: string[]

  beforeAll(async () => {
    explorer = await openExplorer()
  })
  afterAll(() => explorer.close())
  beforeEach(async () => {
    Object.assign(explorer.behaviour, { hybrid: true, empty: false, failing: false, delayMs: 0 })
    ;({ page, complaints } = await explorer.page())
    return async () => {
      await page.context().close()
      expect(complaints).toEqual([])
    }
  })

  const address = () => decodeURIComponent(page.url().slice(explorer.url.length))

  describe('searching', () => {
    it('groups quotations under their documents, marks the words and gives the reason for each rank', async () => {
      await page.goto('/')
      await page.getByRole('combobox').fill('双减')
      await page.getByRole('combobox').press('Enter')
      const first = page.locator('.doc').first()
      expect(await first.getByRole('heading').innerText()).toBe('蓼河县教育体育局2024年教育工作总结和2025年工作打算')
      const hit = first.locator('.hit').first()
      expect(await hit.locator('mark').first().innerText()).toBe('双减')
      expect(await hit.locator('.why').innerText()).toBe('含“双减” · 字词第 1（9.4） · 语义第 1（0.74）')
      expect(address()).toBe('/?q=双减')
    })

    it('keeps filters in the address, and gives them back by going back', async () => {
      await page.goto('/?q=课后服务')
      await page.getByLabel('通知').check()
      await page.waitForURL(/kind=notice/)
      await expect.poll(() => page.locator('.doc').count()).toBe(1)
      await page.goBack()
      await expect.poll(() => page.locator('.doc').count()).toBeGreaterThan(1)
      expect(await page.getByLabel('通知').isChecked()).toBe(false)
    })

    it('is honest when no paragraph has the words, and when there is nothing at all', async () => {
      await page.goto('/?q=孩子们的午饭')
      await page.getByText('没有段落含有这些字词').waitFor()
      await page.goto('/?q=查无此项')
      await page.getByText('没有找到“查无此项”').waitFor()
    })

    it('goes by keyboard: slash, arrows, Enter and Escape', async () => {
      await page.goto('/?q=双减')
      await page.locator('.hit').first().waitFor()
      await page.keyboard.press('/')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowDown')
      const focused = page.locator('[data-hit]:focus')
      expect(await focused.innerText()).toContain('双减')
      expect(await focused.locator('.rank').innerText()).toBe('2')
      await page.keyboard.press('/')
      await page.keyboard.type('教体局')
      await page.getByRole('option', { name: '蓼河县教育体育局' }).first().waitFor()
      await page.keyboard.press('Escape')
      expect(await page.getByRole('option').count()).toBe(0)
      await page.getByRole('combobox').fill('蓼河县教')
      await page.getByRole('option', { name: '蓼河县教育体育局' }).first().waitFor()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText()).toBe('蓼河县教育体育局')
    })

    it('says that it goes by keywords only, and stops saying it when the model is ready', async () => {
      explorer.behaviour.hybrid = false
      await page.goto('/?q=双减')
      await page.getByText('目前只按关键词检索').waitFor()
      await page.getByText('仅字词').waitFor()
      explorer.behaviour.hybrid = true
      await page.getByText('字词 + 语义').waitFor({ timeout: 15_000 })
      expect(await page.getByText('目前只按关键词检索').count()).toBe(0)
    })

    it('shows that an answer is on its way, and leaves the old one in place until the new is there', async () => {
      explorer.behaviour.delayMs = 700
      await page.goto('/?q=双减')
      await page.locator('.results .skeleton').waitFor()
      await page.locator('.hit').first().waitFor()
      await page.getByRole('combobox').fill('近视率')
      await page.getByRole('combobox').press('Enter')
      await page.locator('.results[aria-busy=true] .hit').first().waitFor()
      await page.locator('.results[aria-busy=false] mark', { hasText: '近视率' }).first().waitFor()
    })

    it('tells a newcomer how to begin, and offers what there is as soon as there is something', async () => {
      explorer.behaviour.empty = true
      await page.goto('/')
      await page.getByText('zhengmai ingest').waitFor()
      explorer.behaviour.empty = false
      await page.reload()
      await page.getByRole('link', { name: '“县管校聘”改革' }).waitFor()
      expect(await page.locator('.counts li').first().innerText()).toBe('5 份文件')
    })

    it('pages through listings, each page with its address', async () => {
      await page.goto('/entities')
      const first = await page.locator('.entity-row a').first().innerText()
      await page.getByRole('link', { name: '下一页' }).click()
      await expect.poll(() => page.locator('.entity-row a').first().innerText()).not.toBe(first)
      expect(address()).toBe('/entities?cursor=12')
      await page.getByRole('link', { name: '回到第一页' }).click()
      await expect.poll(() => page.locator('.entity-row a').first().innerText()).toBe(first)
    })

    it('shows what went wrong with its code, and tries again', async () => {
      explorer.behaviour.failing = true
      await page.goto('/?q=双减')
      const alert = page.getByRole('alert')
      await alert.waitFor()
      expect(await alert.innerText()).toContain('INTERNAL')
      explorer.behaviour.failing = false
      await alert.getByRole('button').click()
      await page.locator('.hit').first().waitFor()
    })
  })

  describe('reading', () => {
    const paragraph = REPORT.paragraphs.find(({ text }) => text.includes('近视率'))!

    it('opens at the hit, marks it, and goes on to the next hit and back to the results', async () => {
      await page.goto('/?q=近视率')
      await page.locator('[data-hit]', { hasText: '体质健康优良率' }).first().click()
      await page.locator(`#${paragraph.id}.here-now`).waitFor()
      expect(await page.locator(`#${paragraph.id} .hit-words`).innerText()).toBe('近视率')
      await expect
        .poll(() => page.evaluate((id) => document.getElementById(id)!.getBoundingClientRect().top, paragraph.id))
        .toBeLessThan(700)
      const before = address()
      await page.getByRole('link', { name: '下一处' }).click()
      await expect.poll(address).not.toBe(before)
      await page.getByRole('link', { name: '返回结果' }).click()
      await page.locator('.hit').first().waitFor()
      expect(address()).toBe('/?q=近视率')
    })

    it('tells about a mark that is clicked: entity, rule and confidence; Escape gives the focus back', async () => {
      await page.goto(`/documents/${REPORT.document.id}`)
      const mention = page.getByRole('article').getByRole('link', { name: '县教体局', exact: true }).first()
      await mention.click()
      const card = page.getByRole('dialog')
      expect(await card.innerText()).toContain('蓼河县教育体育局')
      expect(await card.innerText()).toMatch(/agency-short-name v1 · 置信度 0\.86/)
      await page.keyboard.press('Escape')
      expect(await card.count()).toBe(0)
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('县教体局')
    })

    it('says by keyboard why a mark is one, in both languages', async () => {
      await page.goto(`/documents/${REPORT.document.id}`)
      await page.getByRole('article').getByRole('link', { name: '县教体局', exact: true }).first().focus()
      await page.keyboard.press('Enter')
      const card = page.getByRole('dialog')
      const why = card.getByRole('button', { name: '为什么？' })
      while (!(await why.evaluate((button) => button === document.activeElement))) await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await card.getByText('机关名称（教育局、财政厅、县委）前有地名或层级').first().waitFor()
      expect(await why.getAttribute('aria-expanded')).toBe('true')
      expect(await card.innerText()).toMatch(/此处所述地方：\s*蓼河县\s*· 本文所属/)
      await page.goto(`/documents/${REPORT.document.id}?lang=en`)
      await page.getByRole('article').getByRole('link', { name: '县教体局', exact: true }).first().click()
      await card.getByRole('button', { name: 'Why?' }).click()
      await card.getByText('A place or level before the name of an office').first().waitFor()
      expect(await card.locator('.explanation').innerText()).toContain('此处“县”指蓼河县')
    })

    it('says what went wrong when a place cannot be explained', async () => {
      await page.goto(`/documents/${REPORT.document.id}`)
      await page.getByRole('article').getByRole('link', { name: '县教体局', exact: true }).first().click()
      await page.getByRole('dialog').getByRole('button', { name: '为什么？' }).waitFor()
      explorer.behaviour.failing = true
      await page.getByRole('dialog').getByRole('button', { name: '为什么？' }).click()
      await page.getByRole('dialog').getByText('INTERNAL').waitFor()
    })

    it('draws overlapping marks piece by piece, with what lies under each', async () => {
      await page.goto(`/documents/${REPORT.document.id}`)
      const title = page.getByRole('heading', { level: 1 })
      await title.waitFor()
      expect(await title.locator('a.mention').allInnerTexts()).toEqual(['蓼河县', '教育体育局'])
      await title.locator('a.mention').first().click()
      expect(await page.getByRole('dialog').getByRole('heading').allInnerTexts()).toEqual([
        '蓼河县',
        '蓼河县教育体育局',
      ])
    })

    it('shows repaired words with the text as received, and removed glosses when asked to', async () => {
      await page.goto(`/documents/${DAMAGED.document.id}`)
      const repaired = page.locator('article .repaired')
      expect(await repaired.allInnerTexts()).toEqual(['集中采购'])
      expect(await repaired.first().getAttribute('data-original')).toBe('原文：實?傊Q購')
      await page.getByLabel('删去的注音').check()
      await expect.poll(() => repaired.allInnerTexts()).toEqual(['集中采购', '生'])
      expect(address()).toContain('switched=gloss')
    })

    it('marks the very words that a link names', async () => {
      const { evidence } = REPORT.relations.find(({ predicate }) => predicate === 'awarded')!
      await page.goto(`/entities/${AGENCY}`)
      await page.locator('.claims').getByRole('link', { name: evidence.quote }).click()
      await page.locator('.target-words').first().waitFor()
      expect((await page.locator('.target-words').allInnerTexts()).join('')).toBe(evidence.quote)
    })

    it('copies the paragraph that a link names as a citation', async () => {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
      const { id, text } = REPORT.paragraphs.find(({ text: one }) => one.startsWith('2024年是蓼河教育'))!
      await page.goto(`/documents/${REPORT.document.id}#${id}`)
      await page.getByRole('button', { name: '复制引文' }).click()
      await page.getByRole('button', { name: '已复制' }).waitFor()
      const citation = await page.evaluate(() => navigator.clipboard.readText())
      expect(citation).toBe(
        `“${text}”（蓼河县教育体育局，《蓼河县教育体育局2024年教育工作总结和2025年工作打算》，蓼教发〔2025〕2号，2025年1月14日）\n${page.url()}`,
      )
    })

    it('sets printed tables in columns', async () => {
      await page.goto(`/documents/${DAMAGED.document.id}`)
      expect(await page.locator('.printed tr').nth(1).locator('td').allInnerTexts()).toEqual([
        '大米',
        '1200公斤',
        '5.2元',
      ])
    })
  })

  describe('the page of an entity', () => {
    it('has aliases with reasons, relations in words with status and proof, and every mention', async () => {
      await page.goto(`/entities/${AGENCY}`)
      await page.getByText('县教体局', { exact: true }).first().waitFor()
      await page.getByText('已显示 12 条').first().waitFor()
      for (const section of ['relations', 'mentions']) {
        await page.locator(`section[aria-labelledby=${section}]`).getByRole('button', { name: '更多' }).click()
      }
      await expect.poll(() => page.getByRole('button', { name: '更多' }).count()).toBe(0)
      expect(await page.locator('.claims h3').allInnerTexts()).toEqual(['落实', '开展', '牵头', '获得', '位于'])
      const claim = page.locator('.claims', { hasText: '获得' }).locator('.claim').first()
      expect(await claim.innerText()).toMatch(/2024年\s*已完成/)
      expect(await claim.locator('.strength').count()).toBe(0)
      const required = page.locator('.claims', { hasText: '落实' }).locator('.claim', { hasText: '要求' }).first()
      expect(await required.innerText()).toMatch(/要求\s*必须/)
      expect(await page.locator('section[aria-labelledby=mentions] mark').count()).toBe(14)
    })

    it('tables a metric by year with unit, reading and status', async () => {
      await page.goto(`/entities/${entityId('高考本科上线率')}`)
      const rows = page.locator('.values tbody tr')
      await rows.first().waitFor()
      const cells = await rows.evaluateAll((all) =>
        all.map((row) => [...row.querySelectorAll('td')].slice(0, 5).map((cell) => cell.innerText.trim())),
      )
      expect(cells.map(([year, , value, reading, status]) => [year, value, reading, status])).toEqual([
        ['2026', '54%', '', '计划'],
        ['2025', '52.3%', '', '已完成'],
        ['2025', '1–2 个百分点', '增加', '计划'],
        ['2024', '50.8%', '', '已完成'],
        ['2023', '47.6%', '', '已完成'],
      ])
      expect(await page.locator('.chart .dot').count()).toBe(4)
    })

    it('gives a table of values as CSV', async () => {
      await page.goto(`/entities/${entityId('高考本科上线率')}`)
      const saving = page.waitForEvent('download')
      await page.getByRole('button', { name: '下载 CSV' }).click()
      const file = await saving
      expect(file.suggestedFilename()).toBe('高考本科上线率.csv')
      const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n')
      expect(lines).toHaveLength(6)
      expect(lines[1]).toContain('高考本科上线率,蓼河县,2026,54,,%,54,%,,计划,将要,本科上线率力争达到54%,')
    })

    it('says so when there is no such entity', async () => {
      await page.goto('/entities/ent_00000000000000000000')
      expect(await page.getByRole('alert').innerText()).toContain('ENTITY_NOT_FOUND')
    })
  })

  describe('the graph', () => {
    /** Somewhere on a node: looks along the rows of the picture for the pointer cursor. */
    async function pointAtNode(): Promise<{ x: number; y: number }> {
      const box = (await page.locator('.canvas').boundingBox())!
      for (let y = 36; y < box.height; y += 8) {
        for (let x = 40; x < box.width - 40; x += 12) {
          await page.mouse.move(box.x + x, box.y + y)
          const cursor = await page.locator('.canvas').evaluate((canvas) => (canvas as HTMLElement).style.cursor)
          if (cursor === 'pointer') return { x: box.x + x, y: box.y + y }
        }
      }
      throw new Error('no node under the pointer')
    }

    it('unfolds a node that is clicked, and folds it again', async () => {
      await page.goto(`/graph/${AGENCY}`)
      await page.locator('.canvas canvas').first().waitFor()
      const { x, y } = await pointAtNode()
      await page.mouse.click(x, y)
      await page.waitForURL(/expanded=ent_/)
      await page.getByRole('link', { name: '收起邻居' }).click()
      await expect.poll(address).not.toContain('expanded')
    })

    it('has the same as a table, with what was unfolded, and hides kinds', async () => {
      await page.goto(`/graph/${AGENCY}?view=table&expanded=${COUNTY}`)
      const rows = page.locator('.edges tbody tr')
      await rows.filter({ hasText: '蓼河县第二中学' }).first().waitFor()
      await page.getByRole('checkbox', { name: '学校' }).uncheck()
      await expect.poll(() => rows.filter({ hasText: '蓼河县第二中学' }).count()).toBe(0)
      expect(address()).toContain('hide=school')
    })

    it('unfolds from the table as well', async () => {
      await page.goto(`/graph/${AGENCY}?view=table`)
      await page.getByRole('link', { name: '展开邻居: 蓼河县' }).first().click()
      await page.locator('.edges', { hasText: '云汀实验学校' }).waitFor()
      expect(address()).toContain(`expanded=${COUNTY}`)
    })

    it('shows the sentence, document, status and rule of a relation', async () => {
      const { id } = REPORT.relations.find(({ predicate }) => predicate === 'awarded')!
      await page.goto(`/graph/${AGENCY}?relation=${id}`)
      const panel = page.getByRole('complementary').locator('.card')
      await panel.waitFor()
      const text = await panel.innerText()
      expect(text).toContain('县教体局被市政府授予“2024年度教育工作优秀单位”荣誉称号')
      expect(text).toContain('蓼河县教育体育局2024年教育工作总结和2025年工作打算')
      expect(text).toMatch(/已完成[\s\S]*relation-awarded v1 · 置信度 0\.90/)
    })

    it('offers itself as data, with its depth and limit', async () => {
      await page.goto(`/graph/${AGENCY}?depth=2`)
      expect(await page.getByRole('link', { name: 'GraphML' }).getAttribute('href')).toBe(
        `/api/entities/${AGENCY}/export?format=graphml&depth=2&limit=60`,
      )
    })
  })

  describe('everywhere', () => {
    it('speaks the language that was chosen, also next time and in a link', async () => {
      await page.goto('/')
      await page.getByRole('button', { name: 'English' }).click()
      await page.getByText('Every claim leads back to its sentence').waitFor()
      await page.reload()
      await page.getByText('Every claim leads back to its sentence').waitFor()
      expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
      await page.goto('/documents?lang=zh')
      await page.getByRole('heading', { name: '文件' }).waitFor()
    })

    it('keeps the colours that were chosen, from the first moment of the next visit', async () => {
      await page.goto('/')
      await page.getByRole('button', { name: '配色' }).click()
      await page.getByRole('button', { name: '配色' }).click()
      const theme = () => page.evaluate(() => document.documentElement.dataset.theme)
      expect(await theme()).toBe('dark')
      await page.route('**/assets/*.js', (route) => route.abort())
      await page.reload({ waitUntil: 'domcontentloaded' })
      expect(await theme()).toBe('dark')
    })

    it('leaves the rest standing when a view fails, and goes elsewhere', async () => {
      await page.route('**/api/documents/doc_*', (route) => route.fulfill({ json: { document: {} } }))
      await page.goto(`/documents/${REPORT.document.id}`)
      await page.getByText('EXPLORER_FAILED').waitFor()
      expect(complaints.splice(0)).not.toEqual([])
      await page.getByRole('link', { name: '文件', exact: true }).click()
      await page.locator('.rows li').first().waitFor()
    })

    it('comes back to where one was on the page', async () => {
      await page.goto('/?q=县')
      await page.locator('.hit:visible').nth(9).waitFor()
      await page.evaluate(() => window.scrollTo(0, 900))
      await page.locator('[data-hit]:visible').nth(7).click()
      await page.getByRole('article').waitFor()
      await page.goBack()
      await page.locator('.hit').first().waitFor()
      await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(900)
    })

    it('gives every view as data', async () => {
      await page.goto('/?q=双减')
      expect(await page.getByRole('link', { name: '本页数据' }).getAttribute('href')).toBe(
        `/api/search?q=${encodeURIComponent('双减')}&limit=50`,
      )
    })
  })
})
