#!/usr/bin/env node
import { problem } from '../../graph/errors.ts'
import { languageAsked, languageOf } from './language.ts'
import { run } from './run.ts'
import { sentence } from './sentence.ts'

const interrupted = new AbortController()
/** Time that a command gets to close its store after Ctrl-C. */
const GRACE_MS = 5000

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  const language = languageOf(languageAsked(process.argv), process.env)
  process.stderr.write(`${sentence(problem('OUTPUT_UNWRITABLE', error.message), language)}\n`)
  process.exit(1)
})
// What nobody hears is no reason to leave the work undone.
process.stderr.on('error', () => undefined)

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.on(signal, () => {
    if (interrupted.signal.aborted) process.exit(code)
    process.exitCode = code
    interrupted.abort()
    setTimeout(() => process.exit(code), GRACE_MS).unref()
  })
}

const code = await run(process.argv.slice(2), process.env, {
  out: process.stdout,
  err: process.stderr,
  signal: interrupted.signal,
})
process.exitCode ??= code
