import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { zhengmai } from '../cli/zhengmai.ts'
import { openSampleEngine, temporaryFolder } from '../sample-engine.ts'
import { copySample, documentsAt, NAMES } from './sample.ts'
import { FROM_SOURCE } from './spawned.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let environment: NodeJS.ProcessEnv

beforeAll(async () => {
  folder = await temporaryFolder()
  const engine = await openSampleEngine(folder.path)
  await engine[Symbol.asyncDispose]()
  environment = { ZHENGMAI_STORE: path.join(folder.path, 'store'), ZHENGMAI_MODEL_DIR: '/nowhere', ZHENGMAI_LANG: 'zh' }
})
afterAll(() => folder[Symbol.asyncDispose]())

describe('Half a character', () => {
  it.each(['\ud800', '双\udc00减', '\udbff校园餐'])('is searched for like any other: %j', async (query) => {
    const { code, out } = await zhengmai(['search', query, '--json'], environment)
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ mode: 'keyword', hits: expect.any(Array) })
  })

  it.each(['mentions', 'entity', 'export'])('names nothing that %s knows', async (command) => {
    const { code, out, err } = await zhengmai([command, '县\ud800管'], environment)
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(/^(.*\n)*ENTITY_NOT_FOUND: 没有编号或名称为“县.管”的实体。请用名称的一部分查找。\n$/u)
  })
})

describe('Ten thousand characters', () => {
  const long = '双'.repeat(10_000)

  it('are too many to search for, and the sentence says how many may be', async () => {
    const { code, out, err } = await zhengmai(['search', long], environment)
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(/QUERY_TOO_LONG: 查询有 10000 个字符，上限为 500。请缩短。\n$/)
  })

  it.each(['mentions', 'entity', 'export'])('are quoted in brief by %s', async (command) => {
    const { code, err } = await zhengmai([command, long], environment)
    expect(code).toBe(1)
    expect(err).toContain(`ENTITY_NOT_FOUND: 没有编号或名称为“${'双'.repeat(60)}…”的实体。`)
    expect(err.length).toBeLessThan(1000)
  })
})

describe('Wrong settings', () => {
  const wrong = {
    ZHENGMAI_PORT: 'abc',
    ZHENGMAI_CYPHER: 'yes',
    ZHENGMAI_THREADS: '0',
    ZHENGMAI_MODEL_HUB: '镜像',
    ZHENGMAI_MODEL_MAVEN: 'x',
    ZHENGMAI_MAX_FILE_BYTES: '1.5',
    ZHENGMAI_VECTOR_WEIGHT: '2',
  }

  it('are told with what was given and what may be, in both languages', async () => {
    const english = await zhengmai(['serve'], { ...wrong, ZHENGMAI_LANG: 'en' })
    expect([english.code, english.err]).toEqual([
      1,
      [
        'CONFIG_INVALID: The settings are not valid:',
        '  ZHENGMAI_PORT must be a whole number from 0 to 65535, not "abc".',
        '  ZHENGMAI_MODEL_HUB must be an address, not "镜像".',
        '  ZHENGMAI_MODEL_MAVEN must be an address, not "x".',
        '  ZHENGMAI_CYPHER must be on or off, not "yes".',
        '  ZHENGMAI_THREADS must be a whole number from 1 to 64, not "0".',
        '  ZHENGMAI_MAX_FILE_BYTES must be a whole number from 1 to 2147483648, not "1.5".',
        '  ZHENGMAI_VECTOR_WEIGHT must be a number from 0 to 1, not "2".',
        'Correct them in the environment.',
        '',
      ].join('\n'),
    ])
    const chinese = await zhengmai(['serve', '--lang', 'zh'], { ZHENGMAI_PORT: 'abc', ZHENGMAI_LANG: 'fr' })
    expect([chinese.code, chinese.err]).toEqual([
      1,
      [
        'CONFIG_INVALID: 设置无效：',
        '  ZHENGMAI_PORT 应为：0 到 65535 的整数，而不是“abc”。',
        '  ZHENGMAI_LANG 应为：zh 或 en，而不是“fr”。',
        '请更正环境变量。',
        '',
      ].join('\n'),
    ])
  })

  it('are those alone: an empty one is as good as none', async () => {
    expect(
      (await zhengmai(['mentions', '县管校聘'], { ...environment, ZHENGMAI_PORT: '', ZHENGMAI_THREADS: '' })).code,
    ).toBe(0)
  })
})

/** Runs `zhengmai ARGUMENTS REST` in a shell: exit code of `zhengmai` last on standard output. */
async function shell(argv: string[], rest: string): Promise<{ out: string; err: string }> {
  const script = `"$@" ${rest}; echo "exit \${PIPESTATUS[0]}"`
  const command = [process.execPath, ...FROM_SOURCE, ...argv]
  const child = spawn('bash', ['-c', script, 'bash', ...command], { env: { PATH: process.env.PATH, ...environment } })
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { out, err }
}

describe.skipIf(process.platform === 'win32')('Output that goes nowhere', { timeout: 180_000 }, () => {
  it('does not stop an ingest whose reader has seen enough', async () => {
    const docs = path.join(folder.path, 'docs')
    const store = path.join(folder.path, 'unwatched')
    await copySample(docs, NAMES.slice(0, 3))
    const { out } = await shell(['ingest', docs, '--no-embed', '--store', store], '2>&1 | head -1')
    expect(out).toMatch(/^1\/3 份 · .+\nexit 0\n$/)
    expect(await documentsAt(store)).toBe(3)
  })

  it.skipIf(!existsSync('/dev/full'))('is told in a sentence when the disk takes no more', async () => {
    const { out, err } = await shell(['mentions', '县管校聘', '--lang', 'zh'], '> /dev/full')
    expect(out).toBe('exit 1\n')
    expect(err).toMatch(/OUTPUT_UNWRITABLE: 无法写出结果（ENOSPC: .+）。请腾出空间，或输出到别处。\n$/)
    expect(err).not.toContain('    at ')
  })
})
