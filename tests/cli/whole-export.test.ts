import { spawn } from 'node:child_process'
import path from 'node:path'
import { Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from '../../api/cli/run.ts'
import { digestOf } from '../../graph/export/jsonl.ts'
import { sha256 } from '../../graph/ids.ts'
import { openFolder } from '../../graph/store/folder.ts'
import { generatedDocuments } from '../bench/corpus.ts'
import { FROM_SOURCE } from '../faults/spawned.ts'
import { temporaryFolder } from '../sample-engine.ts'
import { zhengmai } from './zhengmai.ts'

/** About half a megabyte of lines and more than a pipe holds. */
const PARAGRAPHS = 600
const EXPORT = ['export', '--format', 'jsonl', '--lang', 'en']

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let environment: NodeJS.ProcessEnv
let digest: string

beforeAll(async () => {
  folder = await temporaryFolder()
  environment = { ZHENGMAI_STORE: path.join(folder.path, 'store') }
  await using store = await openFolder(environment.ZHENGMAI_STORE!)
  for await (const graph of generatedDocuments(PARAGRAPHS)) await store.graph.put(graph)
  digest = await digestOf(store.graph)
})
afterAll(() => folder[Symbol.asyncDispose]())

/** A reader that takes its time over each piece: what it has read, and the most that has waited for it. */
function slowReader() {
  const seen = { text: '', waiting: 0 }
  const out = new Writable({
    decodeStrings: false,
    highWaterMark: 1024,
    write(piece: string, _encoding, done) {
      seen.waiting = Math.max(seen.waiting, out.writableLength)
      seen.text += piece
      setTimeout(done, 1)
    },
  })
  return { out, seen }
}

describe('The whole graph on standard output', () => {
  it('goes as fast as it is read: no more waits than one line and what the stream holds', async () => {
    const { out, seen } = slowReader()
    let said = ''
    const err = { write: (words: string) => (said += words) }
    const { signal } = new AbortController()
    expect(await run(EXPORT, environment, { out, err, signal })).toBe(0)
    const lines = seen.text.split('\n')
    expect(seen.text.length).toBeGreaterThan(300_000)
    expect(seen.waiting).toBeLessThanOrEqual(1024 + Math.max(...lines.map((line) => line.length + 1)))
    expect([sha256(seen.text), said]).toEqual([digest, `${lines.length - 1} lines, SHA-256 ${digest}\n`])
    // Whoever goes on may write more.
    expect(out.writable).toBe(true)
  })

  it('is what a file gets', async () => {
    const printed = await zhengmai(EXPORT, environment)
    const file = await zhengmai([...EXPORT, '--out', path.join(folder.path, 'graph.jsonl')], environment)
    expect([sha256(printed.out), file.out, file.err]).toEqual([digest, '', printed.err])
  })

  it('ends with 130 and without a digest when it is interrupted', async () => {
    const interruption = new AbortController()
    let lines = 0
    let said = ''
    const out = new Writable({
      write(_piece, _encoding, done) {
        if (++lines === 3) interruption.abort()
        done()
      },
    })
    const err = { write: (words: string) => (said += words) }
    expect(await run(EXPORT, environment, { out, err, signal: interruption.signal })).toBe(130)
    expect(said).toBe('')
    expect(lines).toBeLessThan(30)
  })
})

describe.skipIf(process.platform === 'win32')('The process that prints it', { timeout: 180_000 }, () => {
  it('ends quietly and well when its reader has seen enough, and leaves the store as it was', async () => {
    // The first of the codes is that of the first program.
    const script = '"$@" | head -1; echo "exit $PIPESTATUS"'
    const child = spawn('bash', ['-c', script, 'bash', process.execPath, ...FROM_SOURCE, ...EXPORT], {
      env: { PATH: process.env.PATH, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
    expect(out).toMatch(/^\{"zhengmai":1,"counts":\{.+\}\}\nexit 0\n$/)
    expect(err).toBe('')
    expect((await zhengmai(EXPORT, environment)).err).toContain(digest)
  })
})
