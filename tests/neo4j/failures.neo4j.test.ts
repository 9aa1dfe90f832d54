import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmdirSync, rmSync } from 'node:fs'
import { connect as connectTcp, createServer, type Socket } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Neo4jAddress } from '../../graph/config.ts'
import { connect } from '../../graph/store/neo4j/driver.ts'
import { neo4jGraph, openDatabase, openServer } from '../../graph/store/neo4j/open.ts'
import { isSupported } from '../../graph/store/neo4j/schema.ts'
import { documentGraph } from '../builders.ts'
import { plan2025, report2024 } from '../contract/world.ts'
import { describeWith, type Need } from '../needs.ts'
import { freePort, startNeo4j } from './server.ts'
import { empty, NEO4J, OWN_SERVER, testServer } from './testing.ts'

const codeOf = (code: string) => expect.objectContaining({ code })
const at = (change: Partial<Neo4jAddress>): Neo4jAddress => ({ ...testServer(), ...change })

describeWith(NEO4J, 'A server that cannot be used', () => {
  it('is told as one that does not answer', async () => {
    const url = `bolt://127.0.0.1:${await freePort()}`
    await expect(connect(at({ url }))).rejects.toEqual(codeOf('SERVER_UNREACHABLE'))
  })

  it('is told as one without that database', async () => {
    await expect(connect(at({ database: 'elsewhere' }))).rejects.toEqual(codeOf('SERVER_DATABASE_MISSING'))
  })

  it('holds no store yet where one must be', async () => {
    await empty()
    await expect(openServer(testServer(), os.tmpdir(), { mustExist: true })).rejects.toEqual(codeOf('STORE_MISSING'))
  })
})

describe('The version of a server', () => {
  it.each([
    ['5.26.30', true],
    ['5.26.0', true],
    ['5.27.0', true],
    ['2025.10.1', true],
    ['5.25.9', false],
    ['5.3.0', false],
    ['4.4.40', false],
  ])('%s will do: %s', (version, will) => expect(isSupported(version)).toBe(will))
})

/** Forwards to the server. Once cut, all connections break; new ones are let through again, or not. */
async function breakable(target: Neo4jAddress) {
  const port = Number(new URL(target.url).port)
  const sockets = new Set<Socket>()
  const cut = { after: Number.POSITIVE_INFINITY, forGood: false, times: 0 }
  const proxy = createServer((client) => {
    if (cut.after <= 0) {
      client.destroy()
      return
    }
    const server = connectTcp(port, '127.0.0.1')
    for (const socket of [client, server]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        client.destroy()
        server.destroy()
      })
    }
    client.on('data', (chunk) => {
      cut.after -= chunk.length
      if (cut.after > 0) {
        server.write(chunk)
        return
      }
      cut.times++
      if (!cut.forGood) cut.after = Number.POSITIVE_INFINITY
      for (const socket of sockets) socket.destroy()
    })
    server.pipe(client)
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  proxy.unref()
  const listening = proxy.address()
  const url = `bolt://127.0.0.1:${typeof listening === 'object' ? listening?.port : 0}`
  return { address: { ...target, url }, cut }
}

describeWith(NEO4J, 'A connection that is lost in the middle of a write', () => {
  it('for a moment is mended by trying again', async () => {
    await empty()
    const { address, cut } = await breakable(testServer())
    await using database = await openDatabase(address)
    const store = neo4jGraph(database)
    const whole = report2024()
    for (const bytes of [300, 1500, 3000, 4500]) {
      cut.after = bytes
      await store.put(whole)
      expect(await store.paragraphs(whole.document.id)).toEqual(whole.paragraphs)
      expect(await store.mentionsIn(whole.document.id)).toEqual(whole.mentions)
    }
    expect(cut.times).toBe(4)
  })

  it('for good is told, and the document is whole or absent', async () => {
    await empty()
    const { address, cut } = await breakable(testServer())
    const whole = report2024()
    {
      await using database = await openDatabase(address)
      Object.assign(cut, { after: 3000, forGood: true })
      await expect(neo4jGraph(database).put(whole)).rejects.toEqual(codeOf('SERVER_UNREACHABLE'))
    }
    await using database = await openDatabase(testServer())
    const { documents, paragraphs, mentions } = await neo4jGraph(database).counts()
    const all = [1, whole.paragraphs.length, whole.mentions.length]
    expect([[0, 0, 0], all]).toContainEqual([documents, paragraphs, mentions])
  })
})

describeWith(OWN_SERVER, 'A server of one’s own', () => {
  it('with a password lets nobody in without it, and then no word of it is in the error', async () => {
    await using server = await startNeo4j({ password: 'correct-horse' })
    await using _ = await openDatabase(server.address)
    for (const password of ['wrong-horse', null]) {
      const refused = await connect({ ...server.address, password }).catch((thrown: unknown) => thrown)
      expect(refused).toMatchObject({ code: 'SERVER_DENIED' })
      expect(String(refused)).not.toContain('horse')
    }
  })

  it('that is read-only says so when written to, and can be read', async () => {
    const home = mkdtempSync(path.join(os.tmpdir(), 'zhengmai-home-'))
    {
      await using server = await startNeo4j({ home })
      await using database = await openDatabase(server.address)
      await neo4jGraph(database).put(report2024())
      await server.stop()
    }
    {
      await using server = await startNeo4j({ home, settings: ['server.databases.default_to_read_only=true'] })
      await using database = await connect(server.address)
      const store = neo4jGraph(database)
      await expect(store.put(plan2025())).rejects.toEqual(codeOf('SERVER_READ_ONLY'))
      expect(await store.counts()).toMatchObject({ documents: 1 })
      await using readable = await openServer(server.address, os.tmpdir(), { mustExist: true })
      expect(await readable.graph.counts()).toMatchObject({ documents: 1 })
    }
    rmSync(home, { recursive: true })
  })

  it('that runs out of memory says so, and the document is absent', async () => {
    await using server = await startNeo4j({ settings: ['db.memory.transaction.max=4m'] })
    await using database = await openDatabase(server.address)
    const store = neo4jGraph(database)
    const large = documentGraph({
      lines: Array.from({ length: 3000 }, (_, index) => `第${index}条${'教育'.repeat(300)}`),
    })
    await expect(store.put(large)).rejects.toEqual(codeOf('SERVER_FULL'))
    expect(await store.counts()).toMatchObject({ documents: 0, paragraphs: 0 })
  })
})

const mount = (disk: string) =>
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=60m', 'tmpfs', disk], { stdio: 'ignore' })
const unmount = (disk: string) => execFileSync('umount', ['-l', disk])

function canMount(): boolean {
  const disk = mkdtempSync(path.join(os.tmpdir(), 'zhengmai-disk-'))
  try {
    mount(disk)
    unmount(disk)
    return true
  } catch {
    return false
  } finally {
    rmdirSync(disk)
  }
}

const SMALL_DISK: Need = {
  what: 'small disk to fill',
  isHere: OWN_SERVER.isHere && canMount(),
  howToHave: 'run as root on Linux, with Java and Maven',
}

describeWith(SMALL_DISK, 'A server whose disk is full', () => {
  it('says that its database has stopped; with room again each document is whole or absent', async () => {
    const disk = mkdtempSync(path.join(os.tmpdir(), 'zhengmai-disk-'))
    mount(disk)
    const home = path.join(disk, 'home')
    const small = ['db.tx_log.preallocate=false', 'db.tx_log.rotation.size=1m']
    const acknowledged: string[] = []
    {
      await using server = await startNeo4j({ home, settings: small })
      await using database = await openDatabase(server.address)
      const store = neo4jGraph(database)
      let fault: unknown = null
      for (let n = 0; n < 200 && fault === null; n++) {
        const graph = documentGraph({ lines: [`第${n}号`, ...Array(300).fill(`${n}${'教育'.repeat(300)}`)] })
        await store.put(graph).then(
          () => acknowledged.push(graph.document.id),
          (thrown: unknown) => (fault = thrown),
        )
      }
      expect(fault).toMatchObject({ code: 'SERVER_FAILED' })
    }
    expect(acknowledged.length).toBeGreaterThan(0)
    execFileSync('mount', ['-o', 'remount,size=400m', disk])
    {
      await using server = await startNeo4j({ home, settings: small })
      await using database = await openDatabase(server.address)
      const store = neo4jGraph(database)
      expect((await store.summaries(acknowledged)).map(({ id }) => id)).toEqual(acknowledged)
      const { documents, paragraphs } = await store.counts()
      let stored = 0
      for await (const batch of store.indexed()) stored += batch.length
      expect([paragraphs, stored]).toEqual([documents * 301, documents * 301])
    }
    unmount(disk)
    rmdirSync(disk)
  })
})
