import { asProblem } from '../../graph/errors.ts'
import type { Context } from './command.ts'
import { sentence } from './sentence.ts'

export const CHECK_NAMES = [
  ...(['node', 'dictionary', 'lexicon', 'store', 'writing', 'model', 'explorer', 'port'] as const),
  ...(['server', 'indexes', 'pending', 'loadCsv', 'encryption'] as const),
]

/** What was looked at and found. `note`: it works, with less; `fail`: it does not. `detail` says how to mend it. */
export type Check = {
  name: (typeof CHECK_NAMES)[number]
  status: 'ok' | 'note' | 'fail'
  code: string | null
  detail: string
  /** Of a server's indexes, each with its type and state. */
  states?: string[]
}

export const ok = (name: Check['name'], detail: string): Check => ({ name, status: 'ok', code: null, detail })

export function ill(
  name: Check['name'],
  thrown: unknown,
  { language }: Context,
  status: 'note' | 'fail' = 'fail',
): Check {
  const fault = asProblem(thrown)
  return { name, status, code: fault.code, detail: sentence(fault, language) }
}
