import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { COMMANDS } from '../api/cli/commands.ts'
import { SETTINGS } from '../graph/config.ts'

const ROOT = path.join(import.meta.dirname, '..')
const Package = z.object({ scripts: z.record(z.string(), z.string()) })
const { scripts } = Package.parse(JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')))

/** The rows of the settings' table: name and meaning. */
const settingsIn = (text: string) =>
  [...text.matchAll(/^\| `((?:ZHENGMAI|NEO4J)_\w+)` \| [^|]*\| (.+) \|$/gm)].map(([, name, meaning]) => ({
    name,
    meaning,
  }))

const codeIn = (text: string) => [...text.matchAll(/^```sh\n(.*?)^```/gms)].map(([, code]) => code!.trim())

describe.each(['README.md', 'README.zh-CN.md'])('%s', (file) => {
  const text = readFileSync(path.join(ROOT, file), 'utf8')

  it('names every command, and no other', () => {
    const named = [...text.matchAll(/^\| `zhengmai ([a-z]+)/gm)].map(([, name]) => name!)
    expect(named.sort()).toEqual(COMMANDS.map(({ name }) => name).sort())
  })

  it('uses only options that the commands have', () => {
    const lines = codeIn(text)
      .flatMap((code) => code.split('\n'))
      .filter((line) => line.startsWith('npx zhengmai '))
    expect(lines.length).toBeGreaterThan(3)
    for (const line of lines) {
      const command = COMMANDS.find(({ name }) => name === line.split(' ')[2])
      expect(command, line).toBeDefined()
      for (const [, option] of line.matchAll(/ --([a-z-]+)/g)) {
        expect(['store', 'lang', 'help', ...Object.keys(command!.options)], line).toContain(option)
      }
    }
  })

  it('uses only scripts that package.json has', () => {
    const used = [...text.matchAll(/npm (?:run )?(start|test|[a-z0-9]+(?=[`\s]))/g)].map(([, name]) => name!)
    expect(used.length).toBeGreaterThan(2)
    for (const name of used) expect(['ci', 'install', 'pack', ...Object.keys(scripts)]).toContain(name)
  })

  it('explains every setting, and no other', () => {
    expect(settingsIn(text).map(({ name }) => name)).toEqual(SETTINGS.map(({ name }) => name))
  })

  it('links to files that are there', () => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, target]) => target!)
    expect(links.length).toBeGreaterThan(1)
    expect(links.filter((target) => !existsSync(path.join(ROOT, target)))).toEqual([])
  })

  it('names only folders and files that are there', () => {
    const named = [...text.matchAll(/`((?:corpus|ingest|graph|api|web|tests)\/[\w./-]*)`/g)].map(
      ([, target]) => target!,
    )
    expect(named.length).toBeGreaterThan(5)
    expect(named.filter((target) => !existsSync(path.join(ROOT, target)))).toEqual([])
  })
})

describe('README.md', () => {
  const english = readFileSync(path.join(ROOT, 'README.md'), 'utf8')
  const chinese = readFileSync(path.join(ROOT, 'README.zh-CN.md'), 'utf8')

  it('says of every setting what the settings themselves say', () => {
    expect(settingsIn(english)).toEqual(SETTINGS)
  })

  it('has a Chinese twin with the same commands to paste and the same chapters', () => {
    expect(codeIn(chinese)).toEqual(codeIn(english))
    expect(chinese.match(/^## /gm)).toHaveLength(english.match(/^## /gm)!.length)
  })
})
