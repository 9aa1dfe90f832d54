import { run } from '../../api/cli/run.ts'

export type Ran = { code: number; out: string; err: string }

/** The command line in this process: what it prints, what it says, and its exit code. */
export async function zhengmai(
  argv: string[],
  environment: NodeJS.ProcessEnv = {},
  { terminal = false, signal = new AbortController().signal } = {},
): Promise<Ran> {
  const ran: Ran = { code: -1, out: '', err: '' }
  ran.code = await run(argv, environment, {
    out: { write: (text) => (ran.out += text), isTTY: terminal },
    err: { write: (text) => (ran.err += text), isTTY: terminal },
    signal,
  })
  return ran
}
