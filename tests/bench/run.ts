import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { benchGrowth } from './growth.ts'
import { benchIngest } from './ingest.ts'
import { type Row, tableOf } from './row.ts'
import { benchSearch } from './search.ts'
import { benchStoreIngest } from './store-ingest.ts'
import { benchStoreQueries } from './store-queries.ts'

/**
 * `npm run bench -- [NAME…] [--paragraphs N]… [--json FILE]`: every figure in one run, so that ratios hold on a noisy
 * machine. `store` is all whose name begins so. It needs Java, loads its corpora once and takes minutes: it runs when it
 * is named.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { paragraphs: { type: 'string', multiple: true, default: ['10000', '100000'] }, json: { type: 'string' } },
})
const sizes = values.paragraphs.map(Number)
const benches: Record<string, () => Promise<Row[]>> = {
  ingest: benchIngest,
  growth: async () => benchGrowth(),
  search: benchSearch,
  'store-ingest': () => benchStoreIngest(Math.min(...sizes)),
  'store-queries': () => benchStoreQueries(sizes),
}
const wanted = positionals.length > 0 ? positionals : ['ingest', 'search']
const isWanted = (name: string): boolean => wanted.some((one) => name === one || name.startsWith(`${one}-`))
if (!Object.keys(benches).some(isWanted)) throw new Error(`Benchmarks: ${Object.keys(benches).join(', ')}`)

const measured: Record<string, Row[]> = {}
for (const [name, bench] of Object.entries(benches)) {
  if (!isWanted(name)) continue
  console.log(`\n${name}`)
  measured[name] = await bench()
  for (const line of tableOf(measured[name])) console.log(`  ${line}`)
}
if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(measured, null, 2))
