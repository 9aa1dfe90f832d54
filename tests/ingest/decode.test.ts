import { describe, expect, it } from 'vitest'
import { ZhengmaiError } from '../../graph/errors.ts'
import { decode } from '../../ingest/decode.ts'

const SIMPLIFIED = '关于进一步加强和改进学校美育工作的通知\n各县（市、区）教育局：现将2024年有关事项通知如下。'
const TRADITIONAL = '關於進一步加強和改進學校美育工作的通知\n各縣（市、區）教育局：現將2024年有關事項通知如下。'

/** Encodes by asking the platform's decoder about every two-byte code. */
function encode(text: string, encoding: 'gb18030' | 'big5'): Uint8Array {
  const decoder = new TextDecoder(encoding)
  const codes = new Map<string, number[]>()
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail])
  }
  return Uint8Array.from([...text].flatMap((c) => (c < '\x80' ? [c.charCodeAt(0)] : codes.get(c)!)))
}

const utf16 = (text: string, encoding: 'utf-16le' | 'utf-16be'): Buffer =>
  encoding === 'utf-16le' ? Buffer.from(text, 'utf16le') : Buffer.from(text, 'utf16le').swap16()

function codeOf(bytes: Uint8Array): string {
  try {
    decode(bytes, '通知.txt')
    return 'none'
  } catch (thrown) {
    return thrown instanceof ZhengmaiError ? thrown.code : String(thrown)
  }
}

describe('Decoding a file', () => {
  it.each([
    ['utf-8', SIMPLIFIED, Buffer.from(SIMPLIFIED)],
    ['utf-8', TRADITIONAL, Buffer.from(TRADITIONAL)],
    ['gb18030', SIMPLIFIED, encode(SIMPLIFIED, 'gb18030')],
    ['gb18030', TRADITIONAL, encode(TRADITIONAL, 'gb18030')],
    ['big5', TRADITIONAL, encode(TRADITIONAL, 'big5')],
    ['utf-16le', SIMPLIFIED, utf16(SIMPLIFIED, 'utf-16le')],
    ['utf-16be', TRADITIONAL, utf16(TRADITIONAL, 'utf-16be')],
    ['utf-16le', 'Notice on school canteens', utf16('Notice on school canteens', 'utf-16le')],
    ['gb18030', '县教体局的通知', encode('县教体局的通知', 'gb18030')],
  ] as const)('recognises %s by what it says', (encoding, text, bytes) => {
    expect(decode(bytes, '通知.txt')).toEqual({ text, encoding })
  })

  it.each([
    ['utf-8', Buffer.from(`\ufeff${SIMPLIFIED}`)],
    ['utf-16le', utf16(`\ufeff${SIMPLIFIED}`, 'utf-16le')],
    ['utf-16be', utf16(`\ufeff${SIMPLIFIED}`, 'utf-16be')],
  ] as const)('goes by the byte order mark of %s and leaves it out', (encoding, bytes) => {
    expect(decode(bytes, '通知.txt')).toEqual({ text: SIMPLIFIED, encoding })
  })

  it('recognises GB18030 in a page that is mostly markup', () => {
    const page = '<div class="article"><span lang="zh">'.repeat(100)
    const bytes = Buffer.concat([Buffer.from(page), encode('全县教育工作会议召开', 'gb18030')])
    expect(decode(bytes, '通知.txt').encoding).toBe('gb18030')
  })

  it('keeps a UTF-8 text with one bad byte and shows where it is', () => {
    const bytes = Buffer.concat([Buffer.from(SIMPLIFIED), Buffer.from([0xff]), Buffer.from('县三中')])
    expect(decode(bytes, '通知.txt')).toEqual({ text: `${SIMPLIFIED}\ufffd县三中`, encoding: 'utf-8' })
  })

  it.each([
    ['no bytes', Buffer.from('')],
    ['nothing but blank lines', Buffer.from('\n  \r\n')],
    ['a byte order mark alone', Buffer.from('\ufeff')],
  ])('refuses %s as empty', (_, bytes) => {
    expect(codeOf(bytes)).toBe('FILE_EMPTY')
  })

  it.each([
    ['a Word file', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00])],
    ['an old Word file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1])],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj')],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a])],
    ['bytes with zeros', Buffer.from([0x00, 0x01, 0x02, 0x00, 0xff, 0x00, 0x07, 0x10])],
    ['control characters', Buffer.from('\x01\x02\x03\x04\x05\x06\x0e\x0f text')],
  ])('refuses %s as binary', (_, bytes) => {
    expect(codeOf(bytes)).toBe('FILE_BINARY')
  })

  it('refuses an encoding it does not know', () => {
    expect(codeOf(Buffer.from('Résumé déjà vu, élève, façade', 'latin1'))).toBe('ENCODING_UNKNOWN')
  })
})
