import { sha256 } from '../graph/ids.ts'
import { isOf, type Shard } from '../graph/store/consolidate.ts'
import { type Found, readOne } from './read.ts'

/**
 * The files of a share, in their order. Shares go by what files hold, not by their names: copies fall to the same machine,
 * which meets them in the same order as one machine alone would. What cannot be read is shared out by its path.
 */
export async function shareOf(files: Found[], shard: Shard, options: { maxBytes: number }): Promise<Found[]> {
  const share: Found[] = []
  for (const file of files) {
    const read = await readOne(file, options)
    if (isOf(shard, 'problem' in read ? sha256(file.source) : read.hash)) share.push(file)
  }
  return share
}
