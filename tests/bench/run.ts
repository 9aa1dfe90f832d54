import { benchIngest } from './ingest.ts'
import type { Row } from './row.ts'
import { benchSearch } from './search.ts'

/** `npm run bench`: every figure in one run, so that ratios hold on a noisy machine. */
const benches: Record<string, () => Promise<Row[]>> = { ingest: benchIngest, search: benchSearch }

const wanted = process.argv.slice(2)
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  console.log(`\n${name}`)
  for (const row of await bench()) {
    console.log(`  ${row.name.padEnd(64)} ${row.value.toPrecision(3).padStart(8)} ${row.unit}`)
  }
}
