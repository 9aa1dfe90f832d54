import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { zhengmai } from '../cli/zhengmai.ts'
import { describeWith, type Need } from '../needs.ts'
import { temporaryFolder } from '../sample-engine.ts'
import { contentsAt, copySample, documentsAt, NAMES } from './sample.ts'
import { spawned } from './spawned.ts'

/** Each process loads dictionaries and a database; a busy machine takes its time. In milliseconds. */
const PATIENCE = 180_000

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let documents: string
/** What the store says when nothing interrupts. */
let expected: Awaited<ReturnType<typeof contentsAt>>

const at = (name: string) => path.join(folder.path, name)
const ingest = ['ingest', '--no-embed']
const ingestHere = (store: string) => zhengmai([...ingest, documents], { ZHENGMAI_STORE: store })
const ingestElsewhere = (store: string, lang = 'en') =>
  spawned([...ingest, documents, '--lang', lang], { ZHENGMAI_STORE: store })

beforeAll(async () => {
  folder = await temporaryFolder()
  documents = at('文件')
  await copySample(documents)
  expect((await ingestHere(at('whole'))).code).toBe(0)
  expected = await contentsAt(at('whole'))
}, PATIENCE)
afterAll(() => folder[Symbol.asyncDispose]())

/** A new one each time: a test that is tried again begins anew. */
let stores = 0
const newStore = () => at(`store ${++stores}`)

// On a busy machine the signal may come when all is done already; then it is tried again.
describe('An ingest that is cut short', { retry: 2, timeout: PATIENCE }, () => {
  it('by Ctrl-C finishes the document at hand, ends with 130, says how to go on, and the next run does', async () => {
    const store = newStore()
    const run = ingestElsewhere(store)
    await run.until(/added/)
    run.child.kill('SIGINT')
    expect(await run.ended).toBe(130)
    const stored = await documentsAt(store)
    expect(stored).toBeGreaterThan(0)
    expect(stored).toBeLessThan(NAMES.length)
    expect(run.said.err).toContain(`${stored} added, 0 replaced, 0 unchanged, 0 skipped, 0 failed`)
    expect(run.said.err).toMatch(
      new RegExp(`Interrupted with ${NAMES.length - stored} files? unread: run the same command again to go on\\.\n$`),
    )

    const next = await ingestHere(store)
    expect(next.code).toBe(0)
    expect(next.err).toContain(`${NAMES.length - stored} added, 0 replaced, ${stored} unchanged`)
    expect(await contentsAt(store)).toEqual(expected)
  })

  it('by kill -9, and then again, leads to the same graph as without', async () => {
    const store = newStore()
    for (let stored = 0; stored < 2; stored++) {
      const run = ingestElsewhere(store)
      await run.until(new RegExp(`^${stored + 1}/`, 'm'))
      run.child.kill('SIGKILL')
      expect(await run.ended).toBe('SIGKILL')
      expect(await documentsAt(store)).toBeGreaterThan(stored)
    }
    expect((await ingestHere(store)).code).toBe(0)
    expect(await contentsAt(store)).toEqual(expected)
  })
})

const mount = (disk: string, options: string) =>
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', disk], { stdio: 'ignore' })
const unmount = (disk: string) => execFileSync('umount', ['-l', disk])

function canMount(): boolean {
  const disk = mkdtempSync(path.join(os.tmpdir(), 'zhengmai-disk-'))
  try {
    mount(disk, 'size=1m')
    unmount(disk)
    return true
  } catch {
    return false
  } finally {
    rmdirSync(disk)
  }
}

const SMALL_DISK: Need = { what: 'right to mount a small disk', isHere: canMount(), howToHave: 'run as root on Linux' }

describeWith(SMALL_DISK, 'An ingest on a disk that fills up', () => {
  // Where it fills up, in the graph or in the copies of the originals, is a matter of a few kilobytes.
  it.each([600, 700])(
    'of %i kB says so, keeps what was stored, and goes on when there is room',
    { timeout: PATIENCE },
    async (size) => {
      const disk = at(`disk ${size}`)
      mkdirSync(disk)
      mount(disk, `size=${size}k`)
      try {
        const store = path.join(disk, 'store')
        const full = ingestElsewhere(store)
        expect(await full.ended).toBe(1)
        expect(full.said.err).toMatch(
          /\nSTORE_UNWRITABLE: Cannot write to the store ".+" \(.*no space left on device.*\)\. What was stored before is intact\./i,
        )
        const told = count(/(\d) added/, full.said.err)
        expect(told).toBeGreaterThan(0)

        const again = ingestElsewhere(store, 'zh')
        expect(await again.ended).toBe(1)
        expect(again.said.err).toContain('此前的内容完好。请腾出空间或修正权限后重试。')

        execFileSync('mount', ['-o', 'remount,size=50m', disk])
        const roomy = await ingestHere(store)
        expect(roomy.code).toBe(0)
        // The graph may have taken more whose originals then found no room.
        expect(count(/(\d) unchanged/, roomy.err)).toBeGreaterThanOrEqual(told)
        expect(await contentsAt(store)).toEqual(expected)
      } finally {
        unmount(disk)
      }
    },
  )
})

const count = (pattern: RegExp, text: string): number => Number(pattern.exec(text)![1])
