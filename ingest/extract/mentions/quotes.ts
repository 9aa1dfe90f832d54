import type { Range } from './line.ts'

/** A quotation; the range covers its marks. */
export type Quote = Range & { inner: string }

const PAIRS: Record<string, string> = { '“': '”', '‘': '’', '「': '」', '『': '』' }

const OPENERS = new RegExp(`[${Object.keys(PAIRS).join('')}]`, 'g')

/** The outermost quotations of a line. One that is never closed is none. */
export function quotesIn(text: string): Quote[] {
  const quotes: Quote[] = []
  const unclosed = new Set<string>()
  let next = 0
  for (const { 0: opener, index: start } of text.matchAll(OPENERS)) {
    if (start < next || unclosed.has(opener)) continue
    const close = text.indexOf(PAIRS[opener]!, start + 1)
    if (close < 0) unclosed.add(opener)
    if (close <= start + 1) continue
    next = close + 1
    quotes.push({ start, end: next, inner: text.slice(start + 1, close) })
  }
  return quotes
}
