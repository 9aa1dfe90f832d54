import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { benchIngest } from './ingest.ts'
import { type Row, tableOf } from './row.ts'
import { benchSearch } from './search.ts'
import { benchStore } from './store.ts'

/**
 * `npm run bench -- [NAME…] [--paragraphs N] [--json FILE]`: every figure in one run, so that ratios hold on a noisy
 * machine. `store` needs Java, loads its corpora once and takes minutes then: it runs when it is named.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { paragraphs: { type: 'string', multiple: true, default: ['10000', '100000'] }, json: { type: 'string' } },
})
const benches: Record<string, () => Promise<Row[]>> = {
  ingest: benchIngest,
  search: benchSearch,
  store: () => benchStore(values.paragraphs.map(Number)),
}
const wanted = positionals.length > 0 ? positionals : ['ingest', 'search']

const measured: Record<string, Row[]> = {}
for (const name of wanted) {
  const bench = benches[name]
  if (!bench) throw new Error(`No benchmark "${name}": ${Object.keys(benches).join(', ')}`)
  console.log(`\n${name}`)
  measured[name] = await bench()
  for (const line of tableOf(measured[name])) console.log(`  ${line}`)
}
if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(measured, null, 2))
