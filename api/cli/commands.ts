import type { Command } from './command.ts'
import { entity } from './commands/entity.ts'
import { mentions } from './commands/mentions.ts'
import { search } from './commands/search.ts'
import { serve } from './commands/serve.ts'

/** Every command, in the order that help shows them. */
export const COMMANDS: Command[] = [serve, search, mentions, entity]
