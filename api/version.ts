import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { packageFile } from '../graph/package-file.ts'

/** The version of this package. */
export const version = (): string =>
  z.object({ version: z.string() }).parse(JSON.parse(readFileSync(packageFile('package.json'), 'utf8'))).version
