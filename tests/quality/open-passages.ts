import { existsSync } from 'node:fs'
import path from 'node:path'

const BESIDE_THE_CLONE = path.join(import.meta.dirname, '../../../shared/gold/passages')

/** The folder of the open passages: `ZHENGMAI_GOLD`, else the one beside the clone; `null` where there is none. */
export const OPEN_PASSAGES = process.env.ZHENGMAI_GOLD || (existsSync(BESIDE_THE_CLONE) ? BESIDE_THE_CLONE : null)
