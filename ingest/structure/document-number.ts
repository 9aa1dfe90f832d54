const OPEN = '〔\\[［【（(〈﹝'
const CLOSE = '〕\\]］】）)〉﹞'
const NUMBER = `(\\p{Script=Han}{1,14})\\s*[${OPEN}]\\s*((?:19|20)\\d{2})\\s*年?\\s*[${CLOSE}]\\s*(?:第\\s*)?(\\d{1,5})\\s*号`
const WHOLE_LINE = new RegExp(`^(?:文号[：:]\\s*|发文字号[：:]\\s*)?[（(]?${NUMBER}[）)]?$`, 'u')
const ORDER = /^[（(]?(?:\p{Script=Han}{2,20})?令\s*第\s*\d{1,4}\s*号[）)]?$/u

/** The 发文字号 that a line consists of, with 〔〕 whatever was printed; `null` when the line is something else. */
export function documentNumber(line: string): string | null {
  const match = WHOLE_LINE.exec(line)
  if (match) return `${match[1]}〔${match[2]}〕${match[3]}号`
  return ORDER.test(line) ? line.replace(/[（()）\s]/g, '') : null
}

/** Every 发文字号 in a text, for masking and looking up. */
export const documentNumbersIn = (text: string): { start: number; end: number; number: string }[] =>
  [...text.matchAll(new RegExp(NUMBER, 'gu'))].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    number: `${match[1]}〔${match[2]}〕${match[3]}号`,
  }))
