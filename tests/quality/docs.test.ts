import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { evaluation } from '../../api/cli/commands/eval.ts'
import { FIELDS } from '../../ingest/eval/observation-score.ts'
import { ROWS } from '../../ingest/eval/relation-score.ts'

const ROOT = path.join(import.meta.dirname, '../..')
const read = (file: string): string => readFileSync(path.join(ROOT, 'docs', file), 'utf8')
const codeIn = (text: string) => [...text.matchAll(/^```sh\n(.*?)^```/gms)].map(([, code]) => code)

describe.each(['quality.md', 'quality.zh-CN.md'])('docs/%s', (file) => {
  const text = read(file)

  it('explains every option of eval, and no other', () => {
    const named = new Set([...text.matchAll(/`?--([a-z]+)/g)].map(([, name]) => name!))
    expect([...named].sort()).toEqual(Object.keys(evaluation.options).sort())
  })

  it('explains the rows of figures and relations', () => {
    for (const row of [...ROWS, 'strength', 'canonical', 'micro', 'left out', FIELDS[0], FIELDS.at(-1)]) {
      expect(text).toContain(`\`${row}\``)
    }
  })

  it('names only files that are there', () => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, target]) => path.join('docs', target!))
    const named = [...text.matchAll(/`((?:tests|ingest)\/[\w./-]*)`/g)]
      .map(([, target]) => target!)
      .filter((target) => !target.includes('ID'))
    expect(links.length).toBeGreaterThan(1)
    expect(named.length).toBeGreaterThan(3)
    expect([...links, ...named].filter((target) => !existsSync(path.join(ROOT, target)))).toEqual([])
  })
})

describe('docs/quality.md', () => {
  it('has a Chinese twin with the same commands, chapters and rows', () => {
    const [english, chinese] = [read('quality.md'), read('quality.zh-CN.md')]
    expect(codeIn(chinese)).toEqual(codeIn(english))
    for (const mark of [/^## /gm, /^\| /gm, /^\d\. /gm]) {
      expect(chinese.match(mark)).toHaveLength(english.match(mark)!.length)
    }
  })
})
