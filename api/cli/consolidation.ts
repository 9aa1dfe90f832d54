import type { Shard } from '../../graph/store/consolidate.ts'
import type { GraphStore } from '../../graph/store/port.ts'
import { usage } from './arguments.ts'
import type { Arguments, Context } from './command.ts'
import { messages } from './messages.ts'

export const WHOLE: Shard = { index: 1, of: 1 }

/** `--shard 3/16`, or `null`. Throws `USAGE`. */
export function shardGiven(given: Arguments): Shard | null {
  const text = given.text('shard')
  if (text === undefined) return null
  const [, index = 0, of = 0] = /^(\d{1,5})\/(\d{1,5})$/.exec(text)?.map(Number) ?? []
  if (index >= 1 && index <= of) return { index, of }
  throw usage(
    `--shard is I/N with I from 1 to N, e.g. 3/16, not "${text}".`,
    `--shard 应为 I/N，I 从 1 到 N，例如 3/16，而不是“${text}”。`,
  )
}

/** Merges what pending documents of a share say of entities, with progress, until it is done or interrupted. Gives how many. */
export async function consolidateAndTell(store: GraphStore, shard: Shard, context: Context): Promise<number> {
  const say = messages[context.language]
  let merged = 0
  for await (const { done, total } of store.consolidate(shard)) {
    merged = done
    context.progress(say.consolidating(done, total))
    if (context.signal.aborted) break
  }
  context.say(say.consolidated(merged))
  return merged
}
