import type { Config } from '../../graph/config.ts'
import type { Language, Sentences } from '../../graph/errors.ts'

/**
 * An option of a command. `value` is the name of what it takes, e.g. `DIR`; without one it is a switch.
 * `bare` is what it means when nothing follows it, for a value that may be left out.
 */
export type Option = { value?: string; bare?: string; short?: string; summary: Sentences }

export type Arguments = {
  positionals: string[]
  /** What followed `--name`, or `undefined`. */
  text(name: string): string | undefined
  /** Whether the switch `--name` was given. */
  has(name: string): boolean
  /** A whole number within bounds, `fallback` when not given. Throws `USAGE`. */
  whole(name: string, bounds: { low: number; high: number; fallback: number }): number
}

/** Where a command runs. Data goes to `print`, everything else to `say`: a pipe gets data only. */
export type Context = {
  /** The settings, with `--store` already in them. */
  config: Config
  language: Language
  /** Prints one line of data to standard output. */
  print(line: string): void
  /** Prints data of any length, whole lines, as fast as it is read: what is not read yet is not asked for. */
  printAll(lines: AsyncIterable<string>): Promise<void>
  /** Says one line to the person, on standard error. */
  say(line: string): void
  /** Shows progress on the last line of standard error; only where that is a terminal. An empty line clears it. */
  progress(line: string): void
  /** Standard error is a terminal, where `progress` shows. */
  interactive: boolean
  /** Standard output is a terminal that takes colours. */
  colour: boolean
  /** Aborted by the first Ctrl-C. */
  signal: AbortSignal
}

/**
 * One command of `zhengmai`, in a file of its own under `commands/`.
 * `run` gives the exit code: 0 done, 1 failed, 2 misused (or some files failed, where the command says so).
 * What it throws is printed with its code: `USAGE` ends with 2, everything else with 1.
 */
export type Command = {
  name: string
  summary: Sentences
  /** What it takes besides options, as the usage line shows it, e.g. `PATH…`; empty for nothing. */
  takes: string
  /** Besides `--store`, `--lang` and `--help`, which every command has. */
  options: Record<string, Option>
  /** Whole lines that can be pasted. */
  examples: string[]
  run(given: Arguments, context: Context): Promise<number>
}

/** Every command that reads documents has it. */
export const LEXICON_OPTION: Option = {
  value: 'FILE',
  summary: { en: 'Your own word list (ZHENGMAI_LEXICON)', zh: '自备词表（ZHENGMAI_LEXICON）' },
}

/** Every command that prints data has it. */
export const JSON_OPTION: Option = { summary: { en: 'Print JSON, nothing else', zh: '只输出 JSON' } }
