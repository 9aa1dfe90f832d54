import { SETTINGS, settingsOf } from '../../../graph/config.ts'
import type { Check } from '../check.ts'
import {
  checkDictionary,
  checkExplorer,
  checkLexicon,
  checkModel,
  checkNode,
  checkPort,
  checkStore,
  checkWriting,
} from '../checks.ts'
import { type Command, type Context, JSON_OPTION } from '../command.ts'
import { messages } from '../messages.ts'
import { checkServer } from '../server-checks.ts'
import { columns } from '../width.ts'

export const doctor: Command = {
  name: 'doctor',
  summary: { en: 'Check the installation and say how to mend it', zh: '检查安装环境并给出修复办法' },
  takes: '',
  options: { json: JSON_OPTION },
  examples: ['zhengmai doctor', 'zhengmai doctor --json'],
  async run(given, context) {
    const checks: Check[] = []
    for (const check of [
      checkNode,
      checkDictionary,
      checkLexicon,
      checkStore,
      checkWriting,
      checkModel,
      checkExplorer,
      checkPort,
    ]) {
      checks.push(await check(context))
      const { server } = context.config.store
      if (check === checkStore && server !== null) checks.push(...(await checkServer(server, context)))
    }
    if (given.has('json')) context.print(JSON.stringify(checks, null, 2))
    else tell(checks, context)
    return checks.some(({ status }) => status === 'fail') ? 1 : 0
  },
}

function tell(checks: Check[], { print, language, config }: Context): void {
  const say = messages[language]
  for (const line of columns(
    checks.map(({ name, status, detail }) => [say.checks[status], say.checks[name], detail]),
  )) {
    print(line)
  }
  print('')
  print(say.settings)
  const values = settingsOf(config)
  const rows = SETTINGS.map(({ name, meaning }) => [`  ${name}`, values[name] ?? say.settingUnset, meaning])
  for (const line of columns(rows)) print(line)
}
