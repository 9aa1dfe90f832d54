import { sha256 } from '../../ids.ts'
import type { KnownOriginal, Originals } from '../originals.ts'
import { HELD_ELSEWHERE, KEEP_ORIGINAL, KEEP_SOURCE, ORIGINAL, ORIGINALS_EXTENT, SOURCE_AT, SOURCES } from './cypher.ts'
import type { Neo4jDatabase } from './driver.ts'

/** Originals beside the graph they made, so that every machine sees the same. */
export function neo4jOriginals({ read, write }: Neo4jDatabase): Originals {
  async function list(): Promise<KnownOriginal[]> {
    return (await read(SOURCES)).map(({ path, source, hash, size }) => ({
      path: String(path),
      source: String(source),
      hash: String(hash),
      size: typeof size === 'number' ? size : null,
    }))
  }

  async function readOriginal(hash: string): Promise<Uint8Array | null> {
    const [row] = await read(ORIGINAL, { hash })
    return intact(row?.bytes, hash)
  }

  return {
    async keep({ path, source, hash, bytes }) {
      const [known] = await read(SOURCE_AT, { path })
      if (known?.hash === hash && known.source === source) return
      await write(async (run) => {
        await run(KEEP_ORIGINAL, { hash, bytes, size: bytes.length })
        await run(KEEP_SOURCE, { path, source, hash, keptAt: Date.now() })
      })
    },
    async hashAt(path) {
      const [row] = await read(SOURCE_AT, { path })
      return row ? String(row.hash) : null
    },
    async isHeldElsewhere(hash, path) {
      return (await read(HELD_ELSEWHERE, { hash, path })).length > 0
    },
    list,
    read: readOriginal,
    async extent() {
      const [row] = await read(ORIGINALS_EXTENT)
      return { files: Number(row?.files), bytes: Number(row?.bytes) }
    },
    async *all() {
      for (const { size, ...known } of await list()) yield { ...known, bytes: await readOriginal(known.hash) }
    },
  }
}

/** The driver gives bytes as signed ones. */
function intact(value: unknown, hash: string): Uint8Array | null {
  if (!(value instanceof Int8Array)) return null
  const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
  return sha256(bytes) === hash ? bytes : null
}
