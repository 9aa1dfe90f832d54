import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { misuse, packageJson, ROOT, textOf, unknownSettings } from './files.ts'

const FOLDER = 'docs/deploy'
const codeIn = (text: string) => [...text.matchAll(/^```\w+\n(.*?)^```/gms)].map(([, code]) => code!)

describe.each(['README', 'sizing'])('The guide %s', (name) => {
  const english = textOf(`${FOLDER}/${name}.md`)
  const chinese = textOf(`${FOLDER}/${name}.zh-CN.md`)

  it('says the same in both languages, as far as code, chapters, rows and figures go', () => {
    expect(codeIn(chinese)).toEqual(codeIn(english))
    for (const rows of [/^## /gm, /^\|/gm, /^- /gm]) {
      expect(chinese.match(rows)?.length ?? 0).toBe(english.match(rows)?.length ?? 0)
    }
    const figures = (text: string) => [...text.matchAll(/^\|.*$/gm)].map(([row]) => row.match(/\d[\d.,]*/g) ?? [])
    expect(figures(chinese)).toEqual(figures(english))
  })

  it.each([english, chinese])('links to files that are there', (text) => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, target]) => target!)
    expect(links.length).toBeGreaterThan(0)
    expect(links.filter((target) => !existsSync(path.join(ROOT, FOLDER, target)))).toEqual([])
  })
})

describe('The guide to a team’s server', () => {
  const text = textOf(`${FOLDER}/README.md`)

  it('starts commands that there are', () => {
    const calls = [...text.matchAll(/docker compose run --rm app ([^`\n]+)/g)].map(([, call]) => call!)
    expect(calls.length).toBeGreaterThan(2)
    for (const call of calls) expect(misuse(call.split(' ')), call).toBeNull()
  })

  it('names files and settings that there are', () => {
    const files = [...text.matchAll(/docs\/deploy\/[\w./-]+\.(?:yaml|md)/g)].map(([file]) => file)
    expect(files.length).toBeGreaterThan(5)
    expect(files.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([])
    const ofNeo4jsImage = ['NEO4J_AUTH_PATH']
    const names = [...text.matchAll(/\b(?:ZHENGMAI|NEO4J)_\w+/g)].map(([name]) => name)
    expect(unknownSettings(names.filter((name) => !ofNeo4jsImage.includes(name)))).toEqual([])
  })

  it('has a row for each manifest, and applies each but the template of the secret', () => {
    const manifests = readdirSync(path.join(ROOT, FOLDER, 'kubernetes')).sort()
    const rows = [...text.matchAll(/^\| `([\w-]+\.yaml)` \|/gm)].map(([, file]) => file!)
    expect(rows.sort()).toEqual(manifests)
    const applied = manifests.filter((file) => text.includes(`--filename ${FOLDER}/kubernetes/${file}`))
    expect(manifests.filter((file) => !applied.includes(file))).toEqual(['secret.yaml'])
  })

  it('builds the images that the files name', () => {
    for (const tag of ['', '-model']) expect(text).toContain(`--tag zhengmai:${packageJson.version}${tag} `)
  })
})

describe('The guide to sizes', () => {
  const text = textOf(`${FOLDER}/sizing.md`)
  const numbers = (row: string) =>
    (row.match(/\d[\d,]*(?:\.\d+)?/g) ?? []).map((each) => Number(each.replaceAll(',', '')))
  const rows = (start: RegExp) => text.split('\n').filter((line) => start.test(line))

  it('adds up: what one paragraph takes', () => {
    const [, table] = /bytes by paragraph \|\n[^\n]+\n(.*?)\n\n/s.exec(text)!
    const parts = table!.split('\n').filter((row) => /^\| [a-z]/.test(row) && numbers(row).length === 3)
    expect(parts).toHaveLength(8)
    for (const row of parts) {
      const [each, of, together] = numbers(row) as [number, number, number]
      // All three are rounded.
      expect(Math.abs(each * of - together) / together, row).toBeLessThan(0.03)
    }
    const sum = parts.reduce((total, row) => total + numbers(row)[2]!, 0)
    const [whole] = numbers(rows(/^\| \*\*all, in/)[0]!)
    expect(Math.abs(sum - whole!)).toBeLessThanOrEqual(4)
  })

  it('adds up: what a million, ten and a hundred million take', () => {
    const [, all] = /^([\d,]+) in all/m.exec(text)!
    const [perParagraph] = numbers(all!)
    const sizes = text.split('\n').filter((line) => /^\| 1[0,]+ \|/.test(line) && numbers(line).length === 8)
    expect(sizes.map((row) => numbers(row)[0])).toEqual([1e6, 1e7, 1e8])
    for (const row of sizes) {
      const [paragraphs, store, fulltext, vectors, index, whole, disk] = numbers(row) as number[]
      expect(Math.abs((perParagraph! * paragraphs!) / 1e9 - whole!)).toBeLessThanOrEqual(0.51)
      expect(Math.abs(store! + fulltext! + vectors! + index! - whole!)).toBeLessThanOrEqual(2)
      expect(Math.abs(2 * whole! - disk!)).toBeLessThanOrEqual(1)
    }
  })
})
