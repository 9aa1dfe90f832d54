import { copyVector, readVectorRecords, type VectorSource } from '../language/vector-file.ts'
import { noVectors, type Vectors } from './nearest.ts'
import { pacer } from './pacer.ts'

/** The vectors that the file holds for texts with these hashes, side by side. Lets others run in between. */
export async function loadVectors(source: VectorSource | null, hashes: readonly string[]): Promise<Vectors> {
  if (!source) return noVectors(hashes.length)
  const rest = pacer()
  const wanted = new Set(hashes)
  const there = new Set<string>()
  for await (const { textHash } of readVectorRecords(source)) {
    if (wanted.has(textHash)) there.add(textHash)
    await rest()
  }
  const vectors = noVectors(hashes.length, source.dimensions)
  const paragraphs: number[] = []
  const slotsOf = new Map<string, number[]>()
  for (const [paragraph, hash] of hashes.entries()) {
    if (!there.has(hash)) continue
    const slot = paragraphs.push(paragraph) - 1
    vectors.slots[paragraph] = slot
    const slots = slotsOf.get(hash)
    if (slots) slots.push(slot)
    else slotsOf.set(hash, [slot])
  }
  const data = new Float32Array(paragraphs.length * source.dimensions)
  for await (const { textHash, record } of readVectorRecords(source)) {
    for (const slot of slotsOf.get(textHash) ?? []) copyVector(record, data, slot * source.dimensions)
    await rest()
  }
  return { ...vectors, data, paragraphs: Int32Array.from(paragraphs) }
}
