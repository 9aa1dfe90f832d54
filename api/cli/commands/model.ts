import type { Language } from '../../../graph/errors.ts'
import { fetchModel } from '../../../graph/language/model-fetch.ts'
import { type InspectedModel, inspectModel, requireReady } from '../../../graph/language/model-files.ts'
import { modelSources, type SourceSettings } from '../../../graph/language/model-sources.ts'
import { usage } from '../arguments.ts'
import { type Arguments, type Command, type Context, JSON_OPTION } from '../command.ts'
import { columns } from '../width.ts'

const MEGABYTE = 1_000_000

const WORDS = {
  en: {
    states: { ready: 'ready', present: 'present', missing: 'missing', corrupt: 'damaged' },
    sources: '"zhengmai model fetch" looks here, in this order:',
    trying: (source: string) => `Trying ${source}`,
    failed: (source: string, reason: string) => `Not from ${source}: ${reason}`,
    there: (folder: string) => `The model is at ${folder} and whole; nothing to fetch.`,
    fetched: (folder: string, source: string) => `Fetched from ${source} into ${folder}; digests are right.`,
  },
  zh: {
    states: { ready: '可用', present: '完好', missing: '缺失', corrupt: '损坏' },
    sources: '“zhengmai model fetch”依次从以下来源获取：',
    trying: (source: string) => `正在尝试 ${source}`,
    failed: (source: string, reason: string) => `未能从 ${source} 获取：${reason}`,
    there: (folder: string) => `模型已在 ${folder}，完好，无需获取。`,
    fetched: (folder: string, source: string) => `已从 ${source} 获取到 ${folder}，校验无误。`,
  },
} as const satisfies Record<Language, unknown>

export const model: Command = {
  name: 'model',
  summary: { en: 'Show or fetch the embedding model', zh: '查看或获取向量模型' },
  takes: '[fetch]',
  options: {
    from: {
      value: 'PATH',
      summary: { en: 'Take it from this folder or jar, without network', zh: '从此文件夹或 jar 获取，不联网' },
    },
    hub: {
      value: 'URL',
      summary: { en: 'Hub or mirror (ZHENGMAI_MODEL_HUB)', zh: '模型站点或镜像（ZHENGMAI_MODEL_HUB）' },
    },
    maven: {
      value: 'URL',
      summary: { en: 'Maven repository (ZHENGMAI_MODEL_MAVEN)', zh: 'Maven 仓库（ZHENGMAI_MODEL_MAVEN）' },
    },
    json: JSON_OPTION,
  },
  examples: ['zhengmai model', 'zhengmai model fetch', 'zhengmai model fetch --from ./downloads'],
  async run(given, context) {
    const [action, ...rest] = given.positionals
    if (rest.length > 0 || (action !== undefined && action !== 'fetch')) {
      throw usage('"model" takes "fetch" or nothing.', '“model”后面只能是“fetch”或留空。')
    }
    const settings = sourceSettings(given, context)
    if (action === 'fetch') return fetchAndTell(settings, context)
    const found = await inspectModel(context.config.modelDir)
    if (given.has('json')) context.print(JSON.stringify(found, null, 2))
    else show(found, settings, context)
    requireReady(found)
    return 0
  },
}

function sourceSettings(given: Arguments, { config }: Context): SourceSettings {
  return {
    from: given.text('from'),
    hub: address(given, 'hub') ?? config.modelHub,
    maven: address(given, 'maven') ?? config.modelMaven,
  }
}

function address(given: Arguments, option: string): string | undefined {
  const text = given.text(option)
  if (text === undefined || URL.canParse(text)) return text
  throw usage(`--${option} must be an address, not "${text}".`, `--${option} 应为网址，而不是“${text}”。`)
}

function show({ id, folder, state, files }: InspectedModel, settings: SourceSettings, context: Context): void {
  const { print, language } = context
  const { states, sources } = WORDS[language]
  print(`${id}  ${states[state]}  ${folder}`)
  const rows = files.map((file) => ['', states[file.state], size(file.bytes), file.name, file.reason?.[language] ?? ''])
  for (const line of columns(rows)) print(line)
  print(sources)
  for (const [i, { name }] of modelSources(settings).entries()) print(`  ${i + 1}. ${name}`)
}

/** Fetches the model unless it is there, with progress. Gives the exit code. Throws `MODEL_FETCH_FAILED`. */
export async function fetchAndTell(settings: SourceSettings, context: Context): Promise<number> {
  const { config, language, signal, say, progress, interactive } = context
  const words = WORDS[language]
  try {
    const { folder, source } = await fetchModel({
      modelDir: config.modelDir,
      sources: modelSources(settings),
      signal,
      onTry: (name) => (interactive ? progress(words.trying(name)) : say(words.trying(name))),
      onProgress: ({ source: name, file, received, total }) => progress(`${name}  ${file}  ${share(received, total)}`),
      onFailure: (name, reason) => say(words.failed(name, reason[language])),
    })
    say(source === null ? words.there(folder) : words.fetched(folder, source))
    return 0
  } catch (thrown) {
    if (signal.aborted) return 130
    throw thrown
  } finally {
    progress('')
  }
}

const size = (bytes: number | null): string => (bytes === null ? '' : `${bytes} B`)

/** `12.3 / 24.0 MB`. */
function share(received: number, total: number | null): string {
  const megabytes = (bytes: number) => (bytes / MEGABYTE).toFixed(1)
  return total === null ? `${megabytes(received)} MB` : `${megabytes(received)} / ${megabytes(total)} MB`
}
