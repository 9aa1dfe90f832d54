import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { configFrom, isNeo4jUrl } from '../../graph/config.ts'
import { asProblem, type Language, problem } from '../../graph/errors.ts'
import { version } from '../version.ts'
import { argumentsOf, unknown } from './arguments.ts'
import type { Command, Context } from './command.ts'
import { COMMANDS } from './commands.ts'
import { commandHelp, generalHelp } from './help.ts'
import { languageAsked, languageOf } from './language.ts'
import { sentence } from './sentence.ts'

/** A stream that the person, or the next program, reads. */
export type Output = { write(text: string): unknown; isTTY?: boolean | undefined }

export type Streams = {
  out: Output & NodeJS.WritableStream
  err: Output
  /** Aborted by Ctrl-C. */
  signal: AbortSignal
}

/** The whole command line without a process around it: gives the exit code, and never throws. */
export async function run(argv: string[], environment: NodeJS.ProcessEnv, streams: Streams): Promise<number> {
  const language = languageOf(languageAsked(argv), environment)
  const print = (line: string) => streams.out.write(`${line}\n`)
  try {
    const { name, rest } = split(argv)
    if (name === undefined && argv.includes('--version')) {
      print(version())
      return 0
    }
    if (name === undefined || name === 'help') {
      const asked = name === 'help' || argv.includes('--help') || argv.includes('-h')
      const lines = helpFor(split(rest).name, language)
      // Help that was not asked for is a complaint.
      for (const line of lines) (asked ? streams.out : streams.err).write(`${line}\n`)
      return asked ? 0 : 2
    }
    const command = commandNamed(name)
    if (isHelpAsked(rest)) {
      for (const line of commandHelp(command, language)) print(line)
      return 0
    }
    return await runCommand(command, rest, { environment, language, streams })
  } catch (thrown) {
    const fault = asProblem(thrown)
    streams.err.write(`${sentence(fault, language)}\n`)
    return fault.code === 'USAGE' ? 2 : 1
  }
}

type Surroundings = { environment: NodeJS.ProcessEnv; language: Language; streams: Streams }

async function runCommand(command: Command, argv: string[], { environment, language, streams }: Surroundings) {
  const given = argumentsOf(command, argv)
  const lang = given.text('lang')
  if (lang !== undefined && lang !== 'zh' && lang !== 'en') {
    throw problem('USAGE', {
      en: `--lang is zh or en, not "${lang}".`,
      zh: `--lang 只能是 zh 或 en，而不是“${lang}”。`,
    })
  }
  const lexicon = given.text('lexicon')
  const config = configFrom({
    ...environment,
    ...storeGiven(given.text('store')),
    ...(lexicon !== undefined && { ZHENGMAI_LEXICON: lexicon }),
  })
  return command.run(given, contextOf(config, { environment, language, streams }))
}

/** `--store` as settings: a server, or a folder and no server. */
function storeGiven(store: string | undefined): NodeJS.ProcessEnv {
  if (store === undefined) return {}
  return isNeo4jUrl(store) ? { NEO4J_URL: store } : { ZHENGMAI_STORE: store, NEO4J_URL: '' }
}

function contextOf(config: Context['config'], { environment, language, streams }: Surroundings): Context {
  const { out, err, signal } = streams
  let shown = false
  const clear = () => {
    if (shown) err.write('\r\x1b[K')
    shown = false
  }
  return {
    config,
    language,
    signal,
    interactive: err.isTTY === true,
    colour: out.isTTY === true && !environment.NO_COLOR && environment.TERM !== 'dumb',
    print(line) {
      clear()
      out.write(`${line}\n`)
    },
    async printAll(lines) {
      clear()
      await pipeline(Readable.from(lines), out, { end: false })
    },
    say(line) {
      clear()
      err.write(`${line}\n`)
    },
    progress(line) {
      clear()
      if (err.isTTY !== true || line === '') return
      err.write(line)
      shown = true
    },
  }
}

/** Options of the whole program may stand before the command's name. */
function split(argv: string[]): { name: string | undefined; rest: string[] } {
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i]!
    if (word === '--store' || word === '--lang') i++
    else if (!word.startsWith('-')) return { name: word, rest: [...argv.slice(0, i), ...argv.slice(i + 1)] }
  }
  const stray = argv.find((word) => word.startsWith('-') && !/^(-h|--(help|version|store|lang)(=.*)?)$/.test(word))
  if (stray !== undefined)
    throw unknown({ en: 'option', zh: '选项' }, stray, ['--help', '--version', '--store', '--lang'])
  return { name: undefined, rest: [] }
}

const isHelpAsked = (words: string[]): boolean => {
  const end = words.indexOf('--')
  const own = end < 0 ? words : words.slice(0, end)
  return own.includes('--help') || own.includes('-h')
}

function commandNamed(name: string): Command {
  const command = COMMANDS.find((each) => each.name === name)
  if (command) return command
  throw unknown(
    { en: 'command', zh: '命令' },
    name,
    COMMANDS.map((each) => each.name),
  )
}

const helpFor = (name: string | undefined, language: Language): string[] =>
  name === undefined ? generalHelp(COMMANDS, language) : commandHelp(commandNamed(name), language)
