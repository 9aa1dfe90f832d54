import path from 'node:path'
import { readPassages } from '../../ingest/eval/labels.ts'
import { describeAboveFloors } from './above-floors.ts'
import { WRITTEN } from './floors.ts'

describeAboveFloors(
  'What was written for this project',
  readPassages(path.join(import.meta.dirname, 'passages')),
  WRITTEN,
)
