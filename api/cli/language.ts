import type { Language } from '../../graph/errors.ts'

/** `--lang` or ZHENGMAI_LANG, else the locale by POSIX order; Chinese for any `zh…`, English for everything else. */
export function languageOf(asked: string | undefined, environment: NodeJS.ProcessEnv): Language {
  const named = asked ?? environment.ZHENGMAI_LANG
  if (named === 'zh' || named === 'en') return named
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || ''
  return /^zh/i.test(locale) ? 'zh' : 'en'
}
