import { type AddressInfo, connect as connectTo, createServer, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { connect, type Neo4jDatabase } from '../../graph/store/neo4j/driver.ts'
import { describeWith } from '../needs.ts'
import { empty, NEO4J, testServer } from '../neo4j/testing.ts'

/** What of a message matters here: what it asks for, and of a transaction whether it only reads and what it must have seen. */
type Message = { kind: 'begin' | 'route' | 'other'; isRead: boolean; bookmarks: string[] }

const KINDS: Record<number, Message['kind']> = { 17: 'begin', 102: 'route' }

/** A message of Bolt: a structure, its signature in the second byte. Texts in it are plain UTF-8 behind a length. */
function messageOf(bytes: Buffer): Message {
  const text = bytes.toString('latin1')
  return {
    kind: KINDS[bytes[1] ?? 0] ?? 'other',
    isRead: text.includes('\x84mode\x81r'),
    bookmarks: text.match(/FB:[\w+/=]+/g) ?? [],
  }
}

/**
 * Takes a client's bytes to pieces: a greeting (20 bytes of versions, the one chosen in 5), then
 * messages in chunks, each with its length in two bytes; 0 ends one.
 */
function reader(told: (message: Message) => void): (bytes: Buffer) => void {
  let rest = Buffer.alloc(0)
  let message = Buffer.alloc(0)
  let greeting = 25
  return (bytes) => {
    rest = Buffer.concat([rest, bytes])
    const skipped = Math.min(greeting, rest.length)
    greeting -= skipped
    rest = rest.subarray(skipped)
    while (greeting === 0 && rest.length >= 2 && rest.length >= 2 + rest.readUInt16BE()) {
      const length = rest.readUInt16BE()
      if (length > 0) message = Buffer.concat([message, rest.subarray(2, 2 + length)])
      else if (message.length > 0) {
        told(messageOf(message))
        message = Buffer.alloc(0)
      }
      rest = rest.subarray(2 + length)
    }
  }
}

/** A wire between the driver and the server of this run that keeps what the driver says. */
async function tappedWire(): Promise<AsyncDisposable & { port: number; messages: Message[] }> {
  const { hostname, port } = new URL(testServer().url)
  const messages: Message[] = []
  const sockets = new Set<Socket>()
  const proxy = createServer((client) => {
    const server = connectTo(Number(port), hostname)
    for (const socket of [client, server]) sockets.add(socket.on('error', () => undefined))
    client.on(
      'data',
      reader((message) => messages.push(message)),
    )
    client.pipe(server).pipe(client)
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  return {
    port: (proxy.address() as AddressInfo).port,
    messages,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => proxy.close(resolve))
    },
  }
}

describeWith(NEO4J, 'What a cluster is told', () => {
  let wire: Awaited<ReturnType<typeof tappedWire>>
  let database: Neo4jDatabase

  beforeEach(async () => {
    await empty()
    wire = await tappedWire()
  })
  afterEach(async () => {
    await database[Symbol.asyncDispose]()
    await wire[Symbol.asyncDispose]()
    await empty()
  })

  const open = async (scheme: string) => {
    database = await connect({ ...testServer(), url: `${scheme}://127.0.0.1:${wire.port}` })
    wire.messages.length = 0
  }
  const begun = () => wire.messages.filter(({ kind }) => kind === 'begin')

  it.each(['bolt', 'neo4j'])('%s: reads ask for a reader, writes do not', async (scheme) => {
    await open(scheme)
    await database.read('MATCH (d:Document) RETURN d.id AS id')
    expect(begun().map(({ isRead }) => isRead)).toEqual([true])
    await database.write((run) => run("CREATE (:Document {id: 'doc_1'})"))
    expect(begun().map(({ isRead }) => isRead)).toEqual([true, false])
  })

  it.each(['bolt', 'neo4j'])('%s: whoever reads or writes after a write names its bookmark', async (scheme) => {
    await open(scheme)
    for (const id of ['doc_1', 'doc_2']) {
      await database.write((run) => run('CREATE (:Document {id: $id})', { id }))
      await database.read('MATCH (d:Document) RETURN d.id AS id')
    }
    const [, read, write, last] = begun()
    expect(read!.bookmarks).toHaveLength(1)
    expect(write!.bookmarks).toEqual(read!.bookmarks)
    expect(last!.bookmarks).toHaveLength(1)
    expect(last!.bookmarks).not.toEqual(read!.bookmarks)
    await database.read('MATCH (d:Document) RETURN d.id AS id')
    expect(begun().at(-1)!.bookmarks).toEqual(last!.bookmarks)
  })

  it('neo4j:// asks who there is, bolt:// talks to this server alone', async () => {
    const routes = () => wire.messages.filter(({ kind }) => kind === 'route')
    await open('bolt')
    await database.read('RETURN 1 AS one')
    expect(routes()).toHaveLength(0)
    await database[Symbol.asyncDispose]()
    database = await connect({ ...testServer(), url: `neo4j://127.0.0.1:${wire.port}` })
    expect(await database.read('RETURN 1 AS one')).toEqual([{ one: 1 }])
    expect(routes().length).toBeGreaterThan(0)
  })
})
