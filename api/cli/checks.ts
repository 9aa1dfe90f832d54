import { existsSync } from 'node:fs'
import { access, constants, mkdtemp, rmdir } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { asProblem, problem, ZhengmaiError } from '../../graph/errors.ts'
import { inspectModel, requireReady } from '../../graph/language/model-files.ts'
import { packageFile } from '../../graph/package-file.ts'
import { openStore } from '../../graph/store/open.ts'
import { openUserLexicon } from '../../ingest/lexicon/open-user-lexicon.ts'
import { segment } from '../../ingest/segment.ts'
import { type Check, ill, ok } from './check.ts'
import type { Context } from './command.ts'
import { lexiconWords } from './lexicon-words.ts'
import { messages } from './messages.ts'

const OLDEST_NODE = '20.19.0'

export async function checkNode({ language }: Context): Promise<Check> {
  const [major, minor] = process.versions.node.split('.').map(Number) as [number, number]
  const [oldMajor, oldMinor] = OLDEST_NODE.split('.').map(Number) as [number, number]
  if (major > oldMajor || (major === oldMajor && minor >= oldMinor)) return ok('node', process.versions.node)
  const detail = messages[language].nodeTooOld(process.versions.node, OLDEST_NODE)
  return { name: 'node', status: 'fail', code: null, detail }
}

export async function checkDictionary(context: Context): Promise<Check> {
  try {
    return ok(
      'dictionary',
      segment('推进义务教育优质均衡发展')
        .map(({ word }) => word)
        .join(' / '),
    )
  } catch (thrown) {
    return ill('dictionary', thrown, context)
  }
}

/** Which lexicon of the user's is in use, and how many words it has. Most people have none. */
export async function checkLexicon(context: Context): Promise<Check> {
  const { config, language } = context
  const { file } = config.lexicon
  try {
    const { words } = openUserLexicon(config.lexicon)()
    const say = lexiconWords(language)
    return ok('lexicon', existsSync(file) ? say.listed(words.length, file) : say.none(file))
  } catch (thrown) {
    return ill('lexicon', thrown, context)
  }
}

/** No store yet, or one that another process serves, is nothing to mend. */
export async function checkStore(context: Context): Promise<Check> {
  const { config, language } = context
  try {
    await using folder = await openStore(config.store, { mustExist: true })
    const { documents } = await folder.graph.counts()
    return ok('store', `${folder.name} · ${messages[language].documentsServed(documents)}`)
  } catch (thrown) {
    const harmless = thrown instanceof ZhengmaiError && ['STORE_MISSING', 'STORE_IN_USE'].includes(thrown.code)
    return ill('store', thrown, context, harmless ? 'note' : 'fail')
  }
}

/** Permissions of the store's folder, or of the nearest one above in which it would be made; a file is really made. */
export async function checkWriting(context: Context): Promise<Check> {
  let { folder } = context.config.store
  while (!existsSync(folder)) folder = path.dirname(folder)
  try {
    await access(folder, constants.W_OK)
    await rmdir(await mkdtemp(path.join(folder, '.zhengmai-check-')))
    return ok('writing', messages[context.language].writable(folder))
  } catch (thrown) {
    return ill('writing', problem('STORE_UNWRITABLE', folder, asProblem(thrown).message), context)
  }
}

/** Without a model search goes by keywords; with a damaged one nothing may be embedded. */
export async function checkModel(context: Context): Promise<Check> {
  try {
    const inspected = await inspectModel(context.config.modelDir)
    requireReady(inspected)
    return ok('model', `${inspected.id} · ${inspected.folder}`)
  } catch (thrown) {
    const missing = thrown instanceof ZhengmaiError && thrown.code === 'MODEL_MISSING'
    return ill('model', thrown, context, missing ? 'note' : 'fail')
  }
}

export async function checkExplorer(context: Context): Promise<Check> {
  const page = packageFile('dist/web/index.html')
  return existsSync(page) ? ok('explorer', page) : ill('explorer', problem('EXPLORER_MISSING'), context, 'note')
}

export async function checkPort(context: Context): Promise<Check> {
  const { host, port } = context.config
  const server = createServer()
  try {
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve))
    return ok('port', messages[context.language].portFree(port))
  } catch {
    return ill('port', problem('PORT_IN_USE', host, port), context, 'note')
  } finally {
    server.close()
  }
}
