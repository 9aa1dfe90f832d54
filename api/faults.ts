import { z } from 'zod'
import type { Sentences } from '../graph/errors.ts'

export type Issue = z.core.$ZodIssue

const english = z.locales.en().localeError
const chinese = z.locales.zhCN().localeError

/** What is wrong with each field, by the field's name, in both languages. */
export function faultsIn(issues: Issue[], prefix = ''): Sentences {
  const said = (locale: typeof english) =>
    issues.map((issue) => {
      // zod tells an issue again in any language; its type for that is the issue before it had a message.
      const words = locale(issue as unknown as Parameters<typeof locale>[0])
      return `${prefix}${String(issue.path[0])}: ${typeof words === 'string' ? words : words?.message}`
    })
  return { en: said(english).join('; '), zh: said(chinese).join('；') }
}
