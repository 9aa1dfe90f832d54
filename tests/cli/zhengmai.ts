import { Writable } from 'node:stream'
import { run } from '../../api/cli/run.ts'

export type Ran = { code: number; out: string; err: string }

/** The command line in this process: what it prints, what it says, and its exit code. */
export async function zhengmai(
  argv: string[],
  environment: NodeJS.ProcessEnv = {},
  { terminal = false, signal = new AbortController().signal } = {},
): Promise<Ran> {
  const ran: Ran = { code: -1, out: '', err: '' }
  const out = listening((text) => {
    ran.out += text
  })
  ran.code = await run(argv, environment, {
    out: Object.assign(out, { isTTY: terminal }),
    err: { write: (text) => (ran.err += text), isTTY: terminal },
    signal,
  })
  return ran
}

/** A stream whose reader hears everything at once. */
export const listening = (hear: (text: string) => void): Writable =>
  new Writable({
    decodeStrings: false,
    write(text: string, _encoding, done) {
      hear(text)
      done()
    },
  })
