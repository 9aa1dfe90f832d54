import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker, type WorkerOptions } from 'node:worker_threads'

/**
 * The file of a thread or process entry beside the caller: `.js` when built, `.ts` when run from source.
 * Usage: `entryBeside(import.meta.url, 'index-worker')`.
 */
function entryBeside(caller: string, name: string): URL {
  return new URL(`./${name}${path.extname(fileURLToPath(caller))}`, caller)
}

/** Starts `name` beside `caller` in a worker thread. From source the worker registers tsx first: Node 20 reads no TypeScript. */
export function startWorker(caller: string, name: string, options: WorkerOptions = {}): Worker {
  const entry = entryBeside(caller, name)
  if (!entry.pathname.endsWith('.ts')) return new Worker(entry, options)
  const tsx = JSON.stringify(import.meta.resolve('tsx/esm/api'))
  const boot = `import(${tsx}).then(({ register }) => { register(); return import(${JSON.stringify(entry.href)}) })`
  return new Worker(boot, { ...options, eval: true })
}

/** `heapMb`: what its objects may take, in megabytes; with more it aborts. */
type ProcessOptions = { args?: string[]; heapMb?: number }

/** Starts `name` beside `caller` in a process of its own; messages are structured clones. */
export function startProcess(caller: string, name: string, { args = [], heapMb }: ProcessOptions = {}): ChildProcess {
  const entry = entryBeside(caller, name)
  const execArgv = entry.pathname.endsWith('.ts') ? ['--import', import.meta.resolve('tsx')] : []
  if (heapMb !== undefined) execArgv.push(`--max-old-space-size=${heapMb}`)
  return fork(entry, args, { serialization: 'advanced', execArgv, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
}
