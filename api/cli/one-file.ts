import path from 'node:path'
import { list, type ReadFile, readOne } from '../../ingest/read.ts'
import { usage } from './arguments.ts'
import type { Arguments, Context } from './command.ts'

/** The one file that a command takes, read. Throws `USAGE`, or what stands in the way of reading it. */
export async function fileGiven(given: Arguments, context: Context): Promise<ReadFile> {
  const [file, ...others] = given.positionals
  if (file === undefined || others.length > 0) throw usage('Give one file.', '请给出一个文件。')
  const [found] = await list([file])
  if (found?.path !== path.resolve(file)) {
    throw usage(`"${file}" is a folder. Give one file.`, `“${file}”是文件夹。请给出一个文件。`)
  }
  const result = await readOne(found, { maxBytes: context.config.maxFileBytes })
  if ('problem' in result) throw result.problem
  return result
}
