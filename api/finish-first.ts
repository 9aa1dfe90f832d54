import type { ServerResponse } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'

/** What is under way when the server closes is answered before connections are cut, within so many milliseconds. */
export function finishFirst(app: FastifyInstance, patience: number): void {
  const underWay = new Set<ServerResponse>()
  let allDone = () => {}
  app.addHook('onRequest', async (_request, { raw }) => {
    const done = () => {
      if (underWay.delete(raw) && underWay.size === 0) allDone()
    }
    underWay.add(raw)
    raw.once('finish', done).once('close', done)
  })
  app.addHook('preClose', async () => {
    if (underWay.size === 0) return
    const answered = new Promise<void>((resolve) => {
      allDone = resolve
    })
    await Promise.race([answered, setTimeout(patience, undefined, { ref: false })])
  })
}
