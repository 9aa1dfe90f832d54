import { describe, expect, it } from 'vitest'
import { en } from '../../web/language/en.ts'
import { zh } from '../../web/language/zh.ts'

/** Every string of a table by its path; functions are left to the type checker. */
function stringsOf(table: object, path = ''): [string, string][] {
  return Object.entries(table).flatMap(([key, value]): [string, string][] => {
    if (typeof value === 'string') return [[`${path}${key}`, value]]
    return typeof value === 'object' ? stringsOf(value, `${path}${key}.`) : []
  })
}

/** The same in both on purpose: the name, the button that offers the other language, and Chinese examples. */
const SHARED = /^app\.(name|home|switchLanguage)$|^search\.examples\./

describe('the language tables', () => {
  it('have the same strings, none of them empty', () => {
    expect(stringsOf(en).map(([path]) => path)).toEqual(stringsOf(zh).map(([path]) => path))
    expect([...stringsOf(zh), ...stringsOf(en)].filter(([, text]) => text.trim() === '')).toEqual([])
  })

  it('are in their language', () => {
    const han = /\p{Script=Han}/u
    const inEnglish = stringsOf(en).filter(
      ([path, text]) => !SHARED.test(path) && han.test(text.replace(/e\.g\. .*$/, '')),
    )
    const inChinese = stringsOf(zh).filter(([path, text]) => !SHARED.test(path) && !han.test(text))
    expect(inEnglish).toEqual([])
    expect(inChinese).toEqual([])
  })

  it('write dates and counts as each language does', () => {
    expect(zh.date('2025-01-14')).toBe('2025年1月14日')
    expect(en.date('2025-01-14')).toBe('14 Jan 2025')
    expect(en.entities.seen(1, 2)).toBe('1 mention in 2 documents')
    expect(zh.entities.seen(1234, 2)).toBe('2 份文件提及 1,234 次')
  })
})
