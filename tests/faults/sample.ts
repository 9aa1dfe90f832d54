import { copyFile, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { packageFile } from '../../graph/package-file.ts'
import { openFolder } from '../../graph/store/folder.ts'
import { contentsOf } from '../contract/world.ts'

/** Sample documents that speak of the same things, so that the order in which they come could matter. */
export const NAMES = [
  '槐津市课后服务通知.txt',
  '蓼河县督导反馈意见2024.txt',
  '蓼河县表彰决定2025.txt',
  '蓼河县转发课后服务通知.txt',
  '稻堰中学结对新闻.txt',
]

/** Copies sample documents into a new folder. */
export async function copySample(folder: string, names = NAMES): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const name of names) await copyFile(packageFile(`corpus/sample/${name}`), path.join(folder, name))
}

/** All that a store on disk tells, and what it keeps of the files as received. */
export async function contentsAt(store: string) {
  await using folder = await openFolder(store, { mustExist: true })
  const originals: { source: string; hash: string; bytes: number | undefined }[] = []
  for await (const { source, hash, bytes } of folder.originals.all()) {
    originals.push({ source, hash, bytes: bytes?.length })
  }
  return { ...(await contentsOf(folder.graph)), originals }
}

export async function documentsAt(store: string): Promise<number> {
  await using folder = await openFolder(store, { mustExist: true })
  return (await folder.graph.counts()).documents
}
