import { divisions } from './divisions.ts'
import { laws } from './laws.ts'
import type { List } from './list.ts'
import { stateBodies } from './state-bodies.ts'
import { townships } from './townships.ts'
import { universities } from './universities.ts'

export const LISTS: List[] = [divisions, townships, laws, stateBodies, universities]
