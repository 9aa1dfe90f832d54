/** Texts that make careless patterns slow: nothing but one character, brackets that never close, the same names again. */

/** A text of about `length` UTF-16 code units. */
export type Stress = (length: number) => string

const again =
  (words: string): Stress =>
  (length) =>
    words.repeat(Math.ceil(length / words.length)).slice(0, length)

const nested =
  (open: string, close: string): Stress =>
  (length) =>
    open.repeat(length >> 1) + close.repeat(length >> 1)

/** Names that no two lines share. */
const different =
  (line: (name: string, index: number) => string): Stress =>
  (length) => {
    let text = ''
    for (let i = 0; text.length < length; i++) {
      const name = String.fromCharCode(0x6c00 + (i % 1999)) + String.fromCharCode(0x7800 + (i % 2003))
      text += `${line(name, i)}\n`
    }
    return text
  }

const inLines =
  (stress: Stress): Stress =>
  (length) =>
    stress(length).replace(/[^\n]{40}/gu, '$&\n')

const ON_ONE_LINE: [string, Stress][] = [
  ...Array.from('中a 1《（“、第县省年万的号?(', (character): [string, Stress] => [character, again(character)]),
  ['digits', again('1234567890')],
  ['（（…））', nested('（', '）')],
  ['《《…》》', nested('《', '》')],
  ['《》', again('《》')],
  ['《关于办法的办法》', again('《关于办法的办法》')],
  ['numerals', again('一二三四五六七八九十')],
  ['县一中、', again('县一中、')],
  ['one school again', again('江城市实验小学和')],
  ['“双减”', again('“双减”')],
  ['figures', again('新建学校3所，')],
  ['以下简称', again('市教育局（以下简称“局”），')],
  ['<!--', again('<!--')],
  ['glosses', again('績(jì)')],
  ['damage', again('規;瘧')],
]

export const STRESSES: [string, Stress][] = [
  ...ON_ONE_LINE,
  ...ON_ONE_LINE.map(([name, stress]): [string, Stress] => [`${name}, in lines`, inLines(stress)]),
  ['different schools', different((name, i) => `江城市${name}小学获评“先进集体${i}”称号。`)],
  ['different people', different((name) => `校长王${name}介绍，实施${name}振兴工程。`)],
  ['different titles', different((_, i) => `印发《关于第${i}号工作的实施意见》和《第${i}号工作实施方案（试行）》。`)],
  ['different counties', different((name, i) => `在${name}县，新建学校${i}所。`)],
]
