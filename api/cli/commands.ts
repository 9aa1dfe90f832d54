import type { Command } from './command.ts'
import { embed } from './commands/embed.ts'
import { entity } from './commands/entity.ts'
import { extract } from './commands/extract.ts'
import { ingest } from './commands/ingest.ts'
import { mentions } from './commands/mentions.ts'
import { search } from './commands/search.ts'
import { serve } from './commands/serve.ts'

/** Every command, in the order that help shows them. */
export const COMMANDS: Command[] = [ingest, extract, embed, serve, search, mentions, entity]
