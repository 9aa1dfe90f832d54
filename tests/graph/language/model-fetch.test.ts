import { cp, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Sentences } from '../../../graph/errors.ts'
import { sha256 } from '../../../graph/ids.ts'
import { fetchModel } from '../../../graph/language/model-fetch.ts'
import { inspectModel } from '../../../graph/language/model-files.ts'
import { modelSources } from '../../../graph/language/model-sources.ts'
import { download } from '../../../graph/language/source/download.ts'
import { mvnSource } from '../../../graph/language/source/mvn.ts'
import { tinyModel, writeTinyModel } from '../../tiny-model.ts'

const JAR_PATH = '/example/tiny/tiny-model/1.0/tiny-model-1.0.jar'
const { model, files } = tinyModel()
const weights = files.get('onnx/model_quantized.onnx')!
const tokenizer = files.get('tokenizer.json')!
const jar = zipOf({ 'README.md': Buffer.from('tiny'), 'tiny.onnx': weights, 'tiny-tokenizer.json': tokenizer })
model.maven.jar = { name: 'tiny-model-1.0.jar', bytes: jar.length, sha256: sha256(jar) }
const HUB: Record<string, Buffer> = {
  '/Tiny/tiny/resolve/main/tokenizer.json': tokenizer,
  '/Tiny/tiny/resolve/main/onnx/model_quantized.onnx': weights,
}

let folder: string
let modelDir: string
let server: Server
let base: string
let asked: string[]
/** What the server gives by path; a function answers as it likes. */
let served: Record<string, Buffer | ((response: ServerResponse) => void)>

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'zhengmai-fetch-'))
  modelDir = path.join(folder, 'models')
  asked = []
  served = {}
  server = createServer((request, response) => {
    asked.push(request.url!)
    const answer = served[request.url!]
    if (answer === undefined) response.writeHead(404).end()
    else if (typeof answer === 'function') answer(response)
    else response.writeHead(200, { 'content-length': answer.length }).end(answer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await rm(folder, { recursive: true, force: true })
})

const stateOf = async () => (await inspectModel(modelDir, model)).state
const reasonsOf = (fetching: Promise<unknown>) =>
  fetching.then(
    () => 'fetched',
    (error: Error & { code?: string }) => `${error.code} ${error.message}`,
  )

describe('fetchModel from a hub', () => {
  const fromHub = () => fetchModel({ modelDir, model, sources: modelSources({ hub: base, maven: base }) })

  it('lays out a model that is ready', async () => {
    served = HUB
    expect(await fromHub()).toEqual({ folder: path.join(modelDir, 'tiny'), source: base })
    expect(await stateOf()).toBe('ready')
    expect((await readdir(path.join(modelDir, 'tiny'))).sort()).toEqual([
      'config.json',
      'onnx',
      'tokenizer.json',
      'tokenizer_config.json',
    ])
  })

  it('asks for nothing when the model is whole', async () => {
    await writeTinyModel(modelDir)
    expect(await fromHub()).toEqual({ folder: path.join(modelDir, 'tiny'), source: null })
    expect(asked).toEqual([])
  })

  it('asks for nothing when only small files are missing', async () => {
    await writeTinyModel(modelDir)
    await rm(path.join(modelDir, 'tiny', 'config.json'))
    await fromHub()
    expect(asked).toEqual([])
    expect(await stateOf()).toBe('ready')
  })

  it('replaces a damaged file and leaves what else is in the folder alone', async () => {
    await writeTinyModel(modelDir)
    await writeFile(path.join(modelDir, 'tiny', 'onnx', 'model_quantized.onnx'), 'damaged')
    await writeFile(path.join(modelDir, 'tiny', 'notes.txt'), 'mine')
    served = HUB
    await fromHub()
    expect(await stateOf()).toBe('ready')
    expect(await readFile(path.join(modelDir, 'tiny', 'notes.txt'), 'utf8')).toBe('mine')
  })

  it('clears what a fetch left that was killed an hour ago', async () => {
    const left = path.join(modelDir, 'tiny', '.partial-abc')
    await mkdir(left, { recursive: true })
    const longAgo = new Date(Date.now() - 2 * 3_600_000)
    await utimes(left, longAgo, longAgo)
    served = HUB
    await fromHub()
    expect(await readdir(path.join(modelDir, 'tiny'))).not.toContain('.partial-abc')
  })

  it('tells the progress in bytes', async () => {
    served = HUB
    const last = new Map<string, [number, number | null]>()
    const onProgress = ({ file, received, total }: { file: string; received: number; total: number | null }) =>
      last.set(file, [received, total])
    await fetchModel({ modelDir, model, sources: modelSources({ hub: base, maven: base }), onProgress })
    expect([...last]).toEqual([
      ['tokenizer.json', [tokenizer.length, tokenizer.length]],
      ['onnx/model_quantized.onnx', [weights.length, weights.length]],
    ])
  })

  it('stops when it is told to and leaves nothing', async () => {
    const controller = new AbortController()
    served = { ...HUB, '/Tiny/tiny/resolve/main/onnx/model_quantized.onnx': () => controller.abort() }
    const fetching = fetchModel({ modelDir, model, sources: modelSources({ hub: base }), signal: controller.signal })
    await expect(fetching).rejects.toMatchObject({ name: 'AbortError' })
    expect(await stateOf()).toBe('missing')
  })
})

describe('fetchModel from a Maven repository', () => {
  const fetching = () => fetchModel({ modelDir, model, sources: modelSources({ hub: base, maven: base }) })

  it('is tried when the hub has not got it', async () => {
    served = { [JAR_PATH]: jar }
    const skipped: string[] = []
    const onFailure = (_: string, { en, zh }: Sentences) => skipped.push(en, zh)
    await fetchModel({ modelDir, model, sources: modelSources({ hub: base, maven: base }), onFailure })
    expect(await stateOf()).toBe('ready')
    expect(skipped).toEqual([
      `${base}Tiny/tiny/resolve/main/tokenizer.json: HTTP 404`,
      `${base}Tiny/tiny/resolve/main/tokenizer.json：HTTP 404`,
    ])
  })

  it('is tried when the hub has other weights', async () => {
    served = {
      ...HUB,
      '/Tiny/tiny/resolve/main/onnx/model_quantized.onnx': Buffer.alloc(weights.length),
      [JAR_PATH]: jar,
    }
    await fetching()
    expect(await stateOf()).toBe('ready')
    expect(asked.at(-1)).toBe(JAR_PATH)
  })

  it('refuses a jar with one wrong byte, and writes nothing', async () => {
    const damaged = Buffer.from(jar)
    damaged[5000] = damaged[5000]! ^ 1
    served = { [JAR_PATH]: damaged }
    expect(await reasonsOf(fetching())).toMatch(
      /^MODEL_FETCH_FAILED .*tiny-model-1\.0\.jar: sha256 [0-9a-f]{64}, expected/s,
    )
    expect(await readdir(folder)).toEqual([])
  })

  it('refuses a jar that ends early or does not end', async () => {
    served = { [JAR_PATH]: jar.subarray(0, 1000) }
    expect(await reasonsOf(fetching())).toContain(`1000 bytes, expected ${jar.length}`)
    served = { [JAR_PATH]: Buffer.concat([jar, jar]) }
    expect(await reasonsOf(fetching())).toContain(`more than the ${jar.length} bytes expected`)
  })

  it('is not tried when the hub had it and the folder cannot be written', async () => {
    served = { ...HUB, [JAR_PATH]: jar }
    await mkdir(modelDir)
    await writeFile(path.join(modelDir, 'tiny'), 'a file in the way')
    expect(await reasonsOf(fetching())).toMatch(/^MODEL_FETCH_FAILED .*- \S+tiny: EEXIST/s)
    expect(asked).not.toContain(JAR_PATH)
  })

  it('reports what every source said when none has it', async () => {
    const reasons = await reasonsOf(fetching())
    expect(reasons).toContain(`- ${base}: ${base}Tiny/tiny/resolve/main/tokenizer.json: HTTP 404\n`)
    expect(reasons).toContain(`- ${base}: ${base}${JAR_PATH.slice(1)}: HTTP 404\n`)
  })
})

describe('fetchModel from this machine', () => {
  const from = (place: string) => fetchModel({ modelDir, model, sources: modelSources({ from: place, hub: base }) })

  it.each([
    ['the model’s folder', 'given/tiny'],
    ['the folder above', 'given'],
    ['a folder with both files side by side', 'flat'],
    ['a folder with the jar', 'jars'],
    ['the jar', 'jars/tiny-model-1.0.jar'],
  ])('takes %s', async (_, place) => {
    await writeTinyModel(path.join(folder, 'given'))
    await mkdir(path.join(folder, 'flat'))
    await cp(path.join(folder, 'given/tiny/tokenizer.json'), path.join(folder, 'flat/tokenizer.json'))
    await cp(path.join(folder, 'given/tiny/onnx/model_quantized.onnx'), path.join(folder, 'flat/model_quantized.onnx'))
    await mkdir(path.join(folder, 'jars'))
    await writeFile(path.join(folder, 'jars/tiny-model-1.0.jar'), jar)
    await from(path.join(folder, place))
    expect(await stateOf()).toBe('ready')
  })

  it('tries no network when the folder has not got it', async () => {
    expect(await reasonsOf(from(folder))).toContain(
      `- ${folder}: it holds neither onnx/model_quantized.onnx and tokenizer.json nor tiny-model-1.0.jar\n`,
    )
    expect(await reasonsOf(from(path.join(folder, 'nowhere')))).toContain('there is no such file or folder')
    expect(asked).toEqual([])
  })
})

describe('mvn', () => {
  it('says when it is not installed', async () => {
    vi.stubEnv('PATH', folder)
    const reasons = await reasonsOf(fetchModel({ modelDir, model, sources: [mvnSource()] }))
    vi.unstubAllEnvs()
    expect(reasons).toContain('- mvn: mvn is not on the PATH\n')
  })
})

describe('download', () => {
  const get = (patience = { toAnswer: 5000, betweenChunks: 5000 }) =>
    download(new URL('file', base), {
      limit: 100,
      signal: new AbortController().signal,
      report: () => undefined,
      patience,
    })

  it('gives up on a server that never answers', async () => {
    served = { '/file': () => undefined }
    await expect(get({ toAnswer: 50, betweenChunks: 5000 })).rejects.toThrow('no answer for 0.05 s')
  })

  it('gives up on a server that falls silent', async () => {
    served = { '/file': (response) => response.write('half') }
    await expect(get({ toAnswer: 5000, betweenChunks: 50 })).rejects.toThrow('silence for 0.05 s')
  })

  it('names the reason when nobody listens', async () => {
    const nobody = new URL('http://127.0.0.1:1/file')
    const options = { limit: 1, signal: new AbortController().signal, report: () => undefined }
    await expect(download(nobody, options)).rejects.toThrow(/bad port|ECONNREFUSED/)
  })

  it('logs in with the name and password of the address and does not show them', async () => {
    let authorization: string | undefined
    server.prependListener('request', (request) => {
      authorization = request.headers.authorization
    })
    const url = new URL('file', base)
    url.username = 'li'
    url.password = 'geheim'
    const options = { limit: 1, signal: new AbortController().signal, report: () => undefined }
    await expect(download(url, options)).rejects.toMatchObject({
      sentences: { en: `${base}file: HTTP 404`, zh: `${base}file：HTTP 404` },
    })
    expect(authorization).toBe('Basic bGk6Z2VoZWlt')
  })
})

/** A zip archive as Maven makes them; check sums are left 0, since digests are what is checked. */
function zipOf(entries: Record<string, Buffer>): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(entries)) {
    const packed = deflateRawSync(content)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(content.length, 18)
    common.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\0'), common, tail, Buffer.from(name))
    locals.push(local)
    offset += local.length
  }
  const listing = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(Object.keys(entries).length, 4)
  end.writeUInt16LE(Object.keys(entries).length, 6)
  end.writeUInt32LE(listing.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...locals, listing, Buffer.from('PK\x05\x06'), end])
}
