import type { Edit } from './edit.ts'

/**
 * Characters that print nothing and mean nothing in running text: C0 and C1 controls, the soft hyphen, zero-width
 * characters, byte order marks. Line breaks of every kind and tabs stay, and so do U+FFFD and private characters:
 * those stand for something that was lost.
 */
const STRAY_MARK = /(?:(?![\t\n\v\f\r\u0085])[\p{Cc}\u00ad\u200b-\u200d\u2060\ufeff])+/gu

export function strayMarks(text: string): Edit[] {
  return Array.from(text.matchAll(STRAY_MARK), ({ 0: original, index }) => ({
    kind: 'stray_mark',
    rule: { id: 'stray-mark', version: 1 },
    start: index,
    end: index + original.length,
    original,
    replacement: '',
    evidence: `不显示的字符：${Array.from(original, codePoint).join(' ')}`,
    gain: 0,
    droppedBytes: 0,
    forwardProved: true,
  }))
}

const codePoint = (character: string): string =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
