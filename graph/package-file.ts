import { existsSync } from 'node:fs'
import path from 'node:path'

/** The absolute path of a file of this package, from source and built alike: both stand below `package.json`. */
export function packageFile(relative: string): string {
  let folder = import.meta.dirname
  while (!existsSync(path.join(folder, 'package.json'))) folder = path.dirname(folder)
  return path.join(folder, relative)
}
