import { parseArgs } from 'node:util'
import { problem, type Sentences } from '../../graph/errors.ts'
import type { Arguments, Command, Option } from './command.ts'
import { nearestName } from './nearest-name.ts'

/** What every command takes. */
export const COMMON_OPTIONS: Record<string, Option> = {
  store: {
    value: 'DIR|URL',
    summary: {
      en: 'Folder of the store (ZHENGMAI_STORE), or bolt:// or neo4j:// address of a server (NEO4J_URL)',
      zh: '存储所在文件夹（ZHENGMAI_STORE），或服务器的 bolt://、neo4j:// 地址（NEO4J_URL）',
    },
  },
  lang: { value: 'zh|en', summary: { en: 'Language of messages', zh: '消息语言' } },
  help: { short: 'h', summary: { en: 'Show this help', zh: '显示本帮助' } },
}

export const usage = (en: string, zh: string) => problem('USAGE', { en, zh })

const suggestion = (name: string | null): Sentences =>
  name === null ? { en: '', zh: '' } : { en: ` Did you mean ${name}?`, zh: `是否想输入 ${name}？` }

/** The complaint about a word that is not among `names`. */
export function unknown(what: Sentences, typed: string, names: string[]) {
  const { en, zh } = suggestion(nearestName(typed, names))
  return usage(`There is no ${what.en} "${typed}".${en}`, `没有${what.zh}“${typed}”。${zh}`)
}

/** Reads what follows a command's name. Throws `USAGE`. */
export function argumentsOf(command: Command, argv: string[]): Arguments {
  const options = { ...COMMON_OPTIONS, ...command.options }
  const { tokens, positionals } = parseArgs({
    args: argv.map((word, i) => withBare(word, argv[i + 1], options)),
    strict: false,
    tokens: true,
    allowPositionals: true,
    options: Object.fromEntries(
      Object.entries(options).map(([name, { value, short }]) => [
        name,
        { type: value === undefined ? ('boolean' as const) : ('string' as const), ...(short ? { short } : {}) },
      ]),
    ),
  })
  const values = new Map<string, string>()
  for (const token of tokens) {
    if (token.kind === 'option') values.set(token.name, optionValue(token, options))
  }
  if (command.takes === '' && positionals.length > 0) {
    throw usage(`"${command.name}" takes no "${positionals[0]}".`, `“${command.name}”不接受“${positionals[0]}”。`)
  }
  return {
    positionals,
    text: (name) => values.get(name),
    has: (name) => values.has(name),
    whole(name, { low, high, fallback }) {
      const text = values.get(name)
      if (text === undefined) return fallback
      const number = Number(text)
      if (/^\d+$/.test(text) && number >= low && number <= high) return number
      throw usage(
        `--${name} must be a whole number from ${low} to ${high}, not "${text}".`,
        `--${name} 应为 ${low} 到 ${high} 的整数，而不是“${text}”。`,
      )
    },
  }
}

/** `--misses` with nothing behind it, or another option, is `--misses=all` where that is what it means. */
function withBare(word: string, next: string | undefined, options: Record<string, Option>): string {
  const bare = word.startsWith('--') ? options[word.slice(2)]?.bare : undefined
  return bare !== undefined && (next === undefined || next.startsWith('-')) ? `${word}=${bare}` : word
}

type OptionToken = { name: string; rawName: string; value: string | undefined; inlineValue: boolean | undefined }

function optionValue({ name, rawName, value, inlineValue }: OptionToken, options: Record<string, Option>): string {
  const option = options[name]
  if (option === undefined) throw unknown({ en: 'option', zh: '选项' }, rawName, Object.keys(options).map(dashed))
  if (option.value === undefined) {
    if (value !== undefined) throw usage(`${rawName} takes no value.`, `${rawName} 不带值。`)
    return ''
  }
  // `--store --json`: the folder was forgotten, not called "--json".
  const isForgotten = !inlineValue && value?.startsWith('--') && options[value.slice(2)] !== undefined
  if (value === undefined || value === '' || isForgotten) {
    throw usage(`${rawName} needs ${option.value}.`, `${rawName} 需要 ${option.value}。`)
  }
  return value
}

const dashed = (name: string) => `--${name}`
