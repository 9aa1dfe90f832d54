import { describe, expect, it } from 'vitest'
import { eachDone } from '../../../graph/store/each-done.ts'

/** Work that is done when the test says so. */
function gates() {
  const open = new Map<number, { done(): void; fail(reason: Error): void }>()
  const begun: number[] = []
  const work = (item: number) =>
    new Promise<void>((resolve, reject) => {
      begun.push(item)
      open.set(item, { done: resolve, fail: reject })
    })
  return { begun, work, done: (item: number) => open.get(item)!.done(), fail: (item: number) => open.get(item)!.fail }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('Work on every item', () => {
  it('is done on so many at a time, and tells of each, in whatever order they are done', async () => {
    const { begun, work, done } = gates()
    const steps = eachDone([1, 2, 3], work, 2)[Symbol.asyncIterator]()
    const first = steps.next()
    await turn()
    expect(begun).toEqual([1, 2])
    done(2)
    expect((await first).done).toBe(false)
    const second = steps.next()
    await turn()
    expect(begun).toEqual([1, 2, 3])
    done(1)
    expect((await second).done).toBe(false)
    const third = steps.next()
    done(3)
    expect((await third).done).toBe(false)
    expect((await steps.next()).done).toBe(true)
  })

  it('that is left early begins nothing more and waits for what is at hand', async () => {
    const { begun, work, done } = gates()
    let left = false
    const leaving = (async () => {
      for await (const _ of eachDone([1, 2, 3, 4], work, 2)) break
      left = true
    })()
    await turn()
    done(1)
    await turn()
    expect([left, begun]).toEqual([false, [1, 2]])
    done(2)
    await leaving
    expect([left, begun]).toEqual([true, [1, 2]])
  })

  it('ends with the failure of one, even if it comes while nobody waits', async () => {
    const { work, done, fail } = gates()
    const steps = eachDone([1, 2], work, 2)[Symbol.asyncIterator]()
    const first = steps.next()
    await turn()
    done(1)
    await first
    fail(2)(new Error('no room'))
    await turn()
    await expect(steps.next()).rejects.toThrow('no room')
  })
})
