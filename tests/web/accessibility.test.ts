import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeWith } from '../needs.ts'
import { CHROMIUM, type OpenExplorer, openExplorer } from './browser.ts'
import { entityId, GRAPHS } from './fixture-graph.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const REPORT = GRAPHS.find(({ document }) => document.number === '蓼教发〔2025〕2号')!
const DAMAGED = GRAPHS.find(({ repairs }) => repairs.length > 0)!
const AGENCY = entityId('蓼河县教育体育局')
const RELATION = REPORT.relations.find(({ predicate }) => predicate === 'awarded')!.id

/** Every kind of view, and something that shows only when it is there. */
const VIEWS: [path: string, ready: string][] = [
  ['/', '.start-group'],
  ['/?q=双减', '.hit'],
  ['/?q=孩子们的午饭', '.hit'],
  ['/?q=查无此项', '.empty'],
  ['/documents', '.rows li'],
  ['/entities?kind=program', '.rows li'],
  [`/documents/${REPORT.document.id}?q=近视率`, '.hit-steps'],
  [`/documents/${DAMAGED.document.id}?switched=gloss`, '.printed'],
  [`/entities/${AGENCY}`, '.claims'],
  [`/entities/${entityId('高考本科上线率')}`, '.values'],
  [`/graph/${AGENCY}?view=picture&relation=${RELATION}`, '.card'],
  [`/graph/${AGENCY}?view=table`, '.edges'],
  ['/nowhere', 'h1'],
  ['/entities/ent_00000000000000000000', '.failure'],
]

describeWith(CHROMIUM, 'the explorer for everyone', () => {
  let explorer: OpenExplorer

  beforeAll(async () => {
    explorer = await openExplorer()
  })
  afterAll(() => explorer.close())

  describe.each([
    { colorScheme: 'light', width: 1280, language: 'zh' },
    { colorScheme: 'dark', width: 390, language: 'en' },
  ] as const)('in $colorScheme, $width px wide, $language', ({ colorScheme, width, language }) => {
    it.each(VIEWS)('%s has nothing that axe objects to, and does not scroll sideways', async (path, ready) => {
      const { page, complaints } = await explorer.page({ colorScheme, viewport: { width, height: 860 } })
      const glue = path.includes('?') ? '&' : '?'
      await page.goto(`${path}${glue}lang=${language}`)
      await page.locator(ready).first().waitFor()
      await page.evaluate(AXE)
      const violations = await page.evaluate(async () => {
        const run = (window as unknown as { axe: typeof axe }).axe.run
        const { violations: found } = await run(document, { resultTypes: ['violations'] })
        return found.map(
          ({ id, nodes }) =>
            `${id}: ${nodes
              .map(({ html }) => html)
              .slice(0, 3)
              .join(' | ')}`,
        )
      })
      expect(violations).toEqual([])
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      ).toBe(0)
      expect(complaints).toEqual([])
      await page.context().close()
    })
  })

  it('finds the content by the skip link, first of all', async () => {
    const { page } = await explorer.page()
    await page.goto('/documents')
    await page.locator('.rows li').first().waitFor()
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到正文')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
    await page.context().close()
  })

  it('tells about a mark by keyboard alone', async () => {
    const { page } = await explorer.page()
    await page.goto(`/documents/${DAMAGED.document.id}`)
    await page.locator('article .repaired').focus()
    const shown = () => page.locator('article .repaired').evaluate((mark) => getComputedStyle(mark, '::after').content)
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Tab')
    expect(await shown()).toBe('"原文：實?傊Q購"')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    expect(await page.getByRole('dialog').innerText()).toContain('集中采购')
    await page.context().close()
  })
})
