import type { Range } from './line.ts'

/** A quotation; the range covers its marks. */
export type Quote = Range & { inner: string }

const PAIRS: Record<string, string> = { '“': '”', '‘': '’', '「': '」', '『': '』' }

/** The outermost quotations of a line. One that is never closed is none. */
export function quotesIn(text: string): Quote[] {
  const quotes: Quote[] = []
  for (let i = 0; i < text.length; i++) {
    const closer = PAIRS[text[i]!]
    if (closer === undefined) continue
    const close = text.indexOf(closer, i + 1)
    if (close < 0 || close === i + 1) continue
    quotes.push({ start: i, end: close + 1, inner: text.slice(i + 1, close) })
    i = close
  }
  return quotes
}
