import type { Language } from '../../graph/errors.ts'
import { COMMON_OPTIONS } from './arguments.ts'
import type { Command, Option } from './command.ts'
import { messages } from './messages.ts'
import { columns } from './width.ts'

const indented = (lines: string[]): string[] => lines.map((line) => (line === '' ? '' : `  ${line}`))

const optionRow = (name: string, { value, bare, short, summary }: Option, language: Language): string[] => [
  `${short ? `-${short}, ` : ''}--${name}${value ? ` ${bare === undefined ? value : `[${value}]`}` : ''}`,
  summary[language],
]

/** What `zhengmai --help` prints. */
export function generalHelp(commands: Command[], language: Language): string[] {
  const say = messages[language]
  return [
    say.tagline,
    '',
    say.usage,
    '  zhengmai COMMAND [--store DIR] [--lang zh|en]',
    '',
    say.commands,
    ...indented(columns(commands.map(({ name, takes, summary }) => [`${name} ${takes}`.trim(), summary[language]]))),
    '',
    say.options,
    ...indented(
      columns([
        ...Object.entries(COMMON_OPTIONS).map(([name, option]) => optionRow(name, option, language)),
        ['--version', say.showVersion],
      ]),
    ),
    '',
    say.examples,
    ...indented(commands.flatMap(({ examples }) => examples.slice(0, 1))),
    '',
    ...say.exitCodes,
  ]
}

/** What `zhengmai COMMAND --help` prints. */
export function commandHelp(command: Command, language: Language): string[] {
  const say = messages[language]
  const options = Object.entries({ ...command.options, ...COMMON_OPTIONS })
  return [
    command.summary[language],
    '',
    say.usage,
    `  zhengmai ${command.name} ${command.takes} [OPTIONS]`.replace(/ {2,}\[/, ' ['),
    '',
    say.options,
    ...indented(columns(options.map(([name, option]) => optionRow(name, option, language)))),
    '',
    say.examples,
    ...indented(command.examples),
  ]
}
