import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'

const MAIN = path.join(import.meta.dirname, '../../api/cli/main.ts')
export const FROM_SOURCE = ['--import', import.meta.resolve('tsx'), MAIN]

export type Spawned = {
  child: ChildProcess
  said: { out: string; err: string }
  /** The exit code, or the name of the signal that ended it. */
  ended: Promise<number | string | null>
  /** Once standard error has said something like it. */
  until(pattern: RegExp): Promise<void>
}

/** `zhengmai` as a process of its own, without a model unless the environment names one. */
export function spawned(argv: string[], environment: NodeJS.ProcessEnv): Spawned {
  const env = { PATH: process.env.PATH, ZHENGMAI_MODEL_DIR: '/nowhere', ZHENGMAI_LANG: 'en', ...environment }
  const child = spawn(process.execPath, [...FROM_SOURCE, ...argv], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const said = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (chunk) => (said.out += chunk))
  child.stderr.setEncoding('utf8').on('data', (chunk) => (said.err += chunk))
  const ended = new Promise<number | string | null>((resolve) => {
    child.once('close', (code, signal) => resolve(signal ?? code))
  })
  return {
    child,
    said,
    ended,
    async until(pattern) {
      while (!pattern.test(said.err)) {
        const change = new Promise((resolve) => child.stderr.once('data', resolve))
        const isOver = await Promise.race([change.then(() => false), ended.then(() => true)])
        if (isOver && !pattern.test(said.err)) throw new Error(`ended without ${pattern}: ${said.err}`)
      }
    },
  }
}
