import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sha256 } from '../../../graph/ids.ts'
import type { DocumentGraph } from '../../../graph/model.ts'
import { discardFolder, openFolder } from '../../../graph/store/folder.ts'
import { STORE_FORMAT } from '../../../graph/store/format.ts'
import { openGrafeo } from '../../../graph/store/grafeo.ts'
import { RELATION } from '../../../graph/store/labels.ts'
import { documentGraph } from '../../builders.ts'
import { contentsOf, plan2025, report2024, undated } from '../../contract/world.ts'

const original = ({ document }: ReturnType<typeof documentGraph>) => ({
  path: `/corpus/${document.title}.txt`,
  source: document.source,
  hash: document.sourceHash,
  bytes: Buffer.from(document.text),
})

const withoutStrengths = (graph: DocumentGraph): DocumentGraph => ({
  ...graph,
  relations: graph.relations.map((each) => ({ ...each, strength: null })),
  observations: graph.observations.map((each) => ({ ...each, strength: null })),
})

/** As version 2 reckoned it: claims had no strength. */
function digestOfFormat2({ document, paragraphs, ...parts }: DocumentGraph): string {
  const { entities, mentions, relations, observations, repairs } = parts
  const sorted = [entities, mentions, relations, observations, repairs].map((each) =>
    [...each].sort((a, b) => (a.id < b.id ? -1 : 1)),
  )
  const claim = (key: string, value: unknown) => (key === 'strength' ? undefined : value)
  return sha256(JSON.stringify([document, paragraphs, sorted], claim))
}

describe('The store folder', () => {
  let root: string
  let folder: string

  beforeEach(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), 'zhengmai-folder-'))
    folder = path.join(root, 'store')
  })
  afterEach(() => rm(root, { recursive: true }))

  async function fill(): Promise<void> {
    await using store = await openFolder(folder)
    for (const graph of [report2024(), plan2025(), undated()]) {
      await store.graph.put(graph)
      await store.originals.keep(original(graph))
    }
  }
  const write = (name: string, text: string) => writeFile(path.join(folder, name), text)

  it('can be begun where this machine keeps vectors for a server', async () => {
    await mkdir(path.join(folder, 'vectors'), { recursive: true })
    await using store = await openFolder(folder)
    expect(await store.graph.counts()).toMatchObject({ documents: 0 })
  })

  it('is made where there is none, and says where vectors go', async () => {
    await using store = await openFolder(path.join(folder, 'deep', 'down'))
    expect(await store.graph.counts()).toMatchObject({ documents: 0 })
    expect(store).toMatchObject({
      name: path.join(folder, 'deep', 'down'),
      vectorsFolder: path.join(folder, 'deep', 'down', 'vectors'),
    })
    expect(JSON.parse(await readFile(path.join(store.name, 'format.json'), 'utf8'))).toEqual({ format: STORE_FORMAT })
  })

  it('of format 1 is brought up to this one, and lists all it listed', async () => {
    await fill()
    let before: unknown
    {
      await using store = await openFolder(folder)
      before = await contentsOf(store.graph)
    }
    {
      await using database = await openGrafeo(folder, path.join(folder, 'graph.grafeo'))
      await database.write(async (run) => {
        await run(`MATCH (:Entity)-[r:${RELATION}]->(:Entity) SET r.age = null`)
        await run('MATCH (o:Observation) SET o.age = null')
      })
    }
    const first = { after: null, limit: 9 }
    {
      await using store = await openFolder(folder)
      expect((await store.graph.relations({}, first)).items).toEqual([])
    }
    await write('format.json', '{ "format": 1 }')
    await using store = await openFolder(folder)
    expect(await contentsOf(store.graph)).toEqual(before)
    expect((await store.graph.relations({}, first)).items).not.toEqual([])
    expect(JSON.parse(await readFile(path.join(folder, 'format.json'), 'utf8'))).toEqual({ format: STORE_FORMAT })
  })

  it('of format 2, whose claims have no strength, is read whole', async () => {
    const given = [report2024(), plan2025(), undated()].map(withoutStrengths)
    {
      await using store = await openFolder(folder)
      for (const graph of given) await store.graph.put(graph)
    }
    {
      await using database = await openGrafeo(folder, path.join(folder, 'graph.grafeo'))
      await database.write(async (run) => {
        for (const { document, ...rest } of given) {
          await run('MATCH (d:Document {id: $id}) SET d.digest = $digest', {
            id: document.id,
            digest: digestOfFormat2({ document, ...rest }),
          })
        }
      })
    }
    await write('format.json', '{"format":2}')
    await using store = await openFolder(folder)
    for (const { document, relations, observations } of given) {
      const found = await store.graph.graphOf(document.id)
      expect(found).toMatchObject({ document, relations, observations })
    }
  })

  it('is not made where it must exist', async () => {
    await expect(openFolder(folder, { mustExist: true })).rejects.toMatchObject({ code: 'STORE_MISSING' })
    expect(existsSync(folder)).toBe(false)
    await mkdir(folder)
    await expect(openFolder(folder, { mustExist: true })).rejects.toMatchObject({ code: 'STORE_MISSING' })
    expect(await readdir(folder)).toEqual([])
  })

  it('keeps everything from one opening to the next', async () => {
    await fill()
    let before: unknown
    {
      await using store = await openFolder(folder, { mustExist: true })
      before = await contentsOf(store.graph)
      expect(await store.graph.counts()).toMatchObject({ documents: 3 })
      await store.graph.put(report2024())
    }
    await using store = await openFolder(folder, { mustExist: true })
    expect(await contentsOf(store.graph)).toEqual(before)
    expect(await store.originals.hashAt(original(plan2025()).path)).toBe(plan2025().document.sourceHash)
  })

  it('may be closed twice', async () => {
    const store = await openFolder(folder)
    await store[Symbol.asyncDispose]()
    await store[Symbol.asyncDispose]()
    await using again = await openFolder(folder)
    expect(await again.graph.counts()).toMatchObject({ documents: 0 })
  })

  it('is refused while this process has it open already', async () => {
    await using _ = await openFolder(folder)
    await expect(openFolder(folder)).rejects.toMatchObject({ code: 'STORE_IN_USE' })
    await expect(discardFolder(folder)).rejects.toMatchObject({ code: 'STORE_IN_USE' })
  })

  it('is refused when a newer version wrote it', async () => {
    await fill()
    await write('format.json', `{"format":${STORE_FORMAT + 1},"more":true}`)
    await expect(openFolder(folder)).rejects.toThrow(
      `has format ${STORE_FORMAT + 1}; this version knows up to ${STORE_FORMAT}`,
    )
    await expect(discardFolder(folder)).rejects.toMatchObject({ code: 'STORE_NEWER' })
    await write('format.json', `{"format":${STORE_FORMAT}}`)
    await using store = await openFolder(folder)
    expect(await store.graph.counts()).toMatchObject({ documents: 3 })
  })

  it.each([
    ['format.json', '{"format":'],
    ['format.json', '{"format":"1"}'],
    ['format.json', ''],
    ['graph.grafeo', 'not a database at all '.repeat(999)],
    ['graph.grafeo', ''],
    ['originals/journal.jsonl', '{"path":"/a"}\n'],
  ])('is called damaged when %s reads %j', async (name, text) => {
    await fill()
    await write(name, text)
    await expect(openFolder(folder)).rejects.toMatchObject({ code: 'STORE_DAMAGED' })
  })

  it('is called damaged when the database is cut short', async () => {
    await fill()
    await truncate(path.join(folder, 'graph.grafeo'), 40_000)
    await expect(openFolder(folder)).rejects.toMatchObject({ code: 'STORE_DAMAGED' })
  })

  describe('as a crash or a bad disk leaves it', () => {
    /** A copy of the store as it is on the disk while it is open. */
    async function copyOpen(): Promise<string> {
      await using store = await openFolder(path.join(root, 'open'))
      for (const graph of [report2024(), plan2025(), undated()]) await store.graph.put(graph)
      await cp(store.name, folder, { recursive: true })
      const logs = path.join(folder, 'graph.grafeo.wal')
      return path.join(logs, (await readdir(logs))[0]!)
    }

    it('opens with everything from the log', async () => {
      await copyOpen()
      await using store = await openFolder(folder)
      expect(await store.graph.counts()).toMatchObject({ documents: 3 })
    })

    it('opens without the write that the end of the log lacks', async () => {
      const log = await copyOpen()
      await truncate(log, (await stat(log)).size - 100)
      await using store = await openFolder(folder)
      expect((await store.graph.documents({}, { after: null, limit: 9 })).items.map(({ title }) => title)).toEqual([
        '石渡县2025年教育工作打算',
        '石渡县2024年教育工作总结',
      ])
    })

    it('is called damaged when the head of the log is not what was written', async () => {
      const log = await copyOpen()
      const bytes = await readFile(log)
      await writeFile(log, bytes.fill(0, 0, 32))
      await expect(openFolder(folder)).rejects.toThrow(/^STORE_DAMAGED: The store "[^"]+" cannot be opened \(the file /)
    })

    it('is called damaged when the log is of another database', async () => {
      await copyOpen()
      await rm(path.join(folder, 'graph.grafeo'))
      await expect(openFolder(folder)).rejects.toMatchObject({ code: 'STORE_DAMAGED' })
    })
  })

  it('is not begun among other things', async () => {
    await mkdir(folder)
    await write('论文.txt', '别动')
    for (const attempt of [openFolder, discardFolder]) {
      await expect(attempt(folder)).rejects.toMatchObject({ code: 'STORE_FOREIGN' })
    }
    expect(await readdir(folder)).toEqual(['论文.txt'])
  })

  it('is not begun where a file stands', async () => {
    const file = path.join(root, '论文.txt')
    await writeFile(file, '别动')
    for (const attempt of [openFolder, discardFolder]) {
      await expect(attempt(file)).rejects.toMatchObject({ code: 'STORE_FOREIGN' })
    }
  })

  it('is begun among what systems leave lying about, and after its own first step was cut short', async () => {
    await mkdir(path.join(folder, 'lost+found'), { recursive: true })
    await write('.DS_Store', '')
    await write('format.json.123.part', '{"for')
    await using store = await openFolder(folder)
    expect(await store.graph.counts()).toMatchObject({ documents: 0 })
  })

  describe('discarding the graph', () => {
    it('drops database and index, keeps originals and vectors, whole or damaged', async () => {
      for (const damage of [false, true]) {
        await fill()
        await mkdir(path.join(folder, 'vectors'), { recursive: true })
        await mkdir(path.join(folder, 'index'), { recursive: true })
        await write('vectors/x', 'vector')
        await write('index/x', 'index')
        if (damage) await write('graph.grafeo', 'not a database')
        if (damage) await write('format.json', '')
        await discardFolder(folder)
        expect((await readdir(folder)).sort()).toEqual(['format.json', 'originals', 'vectors'])
        await using store = await openFolder(folder, { mustExist: true })
        expect(await store.graph.counts()).toMatchObject({ documents: 0, entities: 0 })
        expect(await store.originals.hashAt(original(report2024()).path)).toBe(report2024().document.sourceHash)
      }
    })

    it('does nothing where there is no store', async () => {
      await discardFolder(folder)
      expect(existsSync(folder)).toBe(false)
    })
  })

  describe('where the disk refuses', () => {
    it.each(['graph.grafeo', 'originals'])('says so when something else stands at %s', async (name) => {
      await mkdir(folder)
      await write('format.json', '{"format":1}')
      if (name === 'originals') await write(name, 'a file')
      else await mkdir(path.join(folder, name))
      await expect(openFolder(folder)).rejects.toMatchObject({
        code: expect.stringMatching(/^STORE_(UNWRITABLE|DAMAGED)$/),
      })
    })

    it('says so when the folder cannot be made', async () => {
      await writeFile(path.join(root, 'file'), '')
      await expect(openFolder(path.join(root, 'file', 'store'))).rejects.toMatchObject({ code: 'STORE_UNWRITABLE' })
    })

    it.skipIf(!existsSync('/dev/full'))(
      'says so when an original cannot be noted, and then does not know it',
      async () => {
        await using store = await openFolder(folder)
        await symlink('/dev/full', path.join(folder, 'originals', 'journal.jsonl'))
        await expect(store.originals.keep(original(report2024()))).rejects.toMatchObject({ code: 'STORE_UNWRITABLE' })
        expect(await store.originals.hashAt(original(report2024()).path)).toBeNull()
      },
    )

    it('keeps what was stored when the disk fills up, and goes on when there is room again', async ({ skip }) => {
      const disk = mountDisk(root)
      if (!disk) return skip('no right to mount a small disk here')
      try {
        const store = await openFolder(path.join(disk.folder, 'store'))
        const long = (turn: number) =>
          documentGraph({ lines: [`第${turn}号通知`, '扎实推进义务教育优质均衡发展。'.repeat(3000)] })
        let stored = 0
        const fillUp = async () => {
          for (; stored < 100; stored++) await store.graph.put(long(stored))
        }
        await expect(fillUp()).rejects.toMatchObject({
          code: 'STORE_UNWRITABLE',
          message: expect.stringContaining('(No space left on device)'),
        })
        await expect(store.graph.put(long(stored))).rejects.toMatchObject({ code: 'STORE_UNWRITABLE' })
        expect(stored).toBeGreaterThan(2)
        expect(await store.graph.counts()).toMatchObject({ documents: stored })

        disk.grow()
        await store.graph.put(long(stored))
        await store[Symbol.asyncDispose]()
        const again = await openFolder(store.name)
        expect(await again.graph.counts()).toMatchObject({ documents: stored + 1, paragraphs: 2 * stored + 2 })
        for (let turn = 0; turn <= stored; turn++) {
          expect(await again.graph.document(long(turn).document.id)).toEqual(long(turn).document)
        }
        await again[Symbol.asyncDispose]()
      } finally {
        disk.unmount()
      }
    })
  })
})

/** A disk of 2 MB under `root`, where this process may mount one. */
function mountDisk(root: string) {
  const folder = path.join(root, 'disk')
  const mount = (...options: string[]) => execFileSync('mount', [...options, folder], { stdio: 'ignore' })
  try {
    mkdirSync(folder)
    mount('-t', 'tmpfs', '-o', 'size=2m', 'tmpfs')
  } catch {
    return null
  }
  return {
    folder,
    grow: () => mount('-o', 'remount,size=50m'),
    unmount: () => execFileSync('umount', ['-l', folder]),
  }
}
