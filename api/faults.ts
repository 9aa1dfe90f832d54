import { z } from 'zod'
import type { Sentences } from '../graph/errors.ts'

export type Issue = z.core.$ZodIssue

const english = z.locales.en().localeError
const chinese = z.locales.zhCN().localeError

/** What is wrong with each field, by the field's name, in both languages. `given` is what was sent; `''` is the whole body. */
export function faultsIn(issues: Issue[], given: Record<string, unknown>, prefix = ''): Sentences {
  const said = (locale: typeof english) =>
    issues.map((issue) => {
      const field = String(issue.path[0])
      // zod tells an issue again in any language; its type for that is the issue before it had a message and lost its input.
      const words = locale({ ...issue, input: given[field] } as unknown as Parameters<typeof locale>[0])
      return `${prefix}${field || 'body'}: ${typeof words === 'string' ? words : words?.message}`
    })
  return { en: said(english).join('; '), zh: said(chinese).join('；') }
}
