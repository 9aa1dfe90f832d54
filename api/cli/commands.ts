import type { Command } from './command.ts'
import { cited } from './commands/cited.ts'
import { consolidate } from './commands/consolidate.ts'
import { copy } from './commands/copy.ts'
import { cypher } from './commands/cypher.ts'
import { doctor } from './commands/doctor.ts'
import { embed } from './commands/embed.ts'
import { entity } from './commands/entity.ts'
import { evaluation } from './commands/eval.ts'
import { explain } from './commands/explain.ts'
import { exportCommand } from './commands/export.ts'
import { extract } from './commands/extract.ts'
import { ingest } from './commands/ingest.ts'
import { lexicon } from './commands/lexicon.ts'
import { mentions } from './commands/mentions.ts'
import { model } from './commands/model.ts'
import { path } from './commands/path.ts'
import { search } from './commands/search.ts'
import { serve } from './commands/serve.ts'
import { start } from './commands/start.ts'

/** Every command, in the order that help shows them. */
export const COMMANDS: Command[] = [
  start,
  ingest,
  consolidate,
  serve,
  search,
  mentions,
  entity,
  cited,
  path,
  exportCommand,
  copy,
  cypher,
  extract,
  explain,
  lexicon,
  embed,
  model,
  evaluation,
  doctor,
]
