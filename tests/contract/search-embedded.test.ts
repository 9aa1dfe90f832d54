import { describeSearch } from './search.ts'
import { openEmbedded } from './search-world.ts'

describeSearch('embedded', openEmbedded)
