import type { Language } from '../../graph/errors.ts'

/** What follows `--lang`, wherever it stands. */
export function languageAsked(argv: string[]): string | undefined {
  const i = argv.indexOf('--lang')
  return i >= 0 ? argv[i + 1] : argv.find((word) => word.startsWith('--lang='))?.slice('--lang='.length)
}

/** `--lang` or ZHENGMAI_LANG, else the locale by POSIX order; Chinese for any `zh…`, English for everything else. */
export function languageOf(asked: string | undefined, environment: NodeJS.ProcessEnv): Language {
  const named = asked ?? environment.ZHENGMAI_LANG
  if (named === 'zh' || named === 'en') return named
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || ''
  return /^zh/i.test(locale) ? 'zh' : 'en'
}
