import { execFile } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { type Copy, DockerfileParser } from 'dockerfile-ast'
import { validate } from 'dockerfile-utils'
import { describe, expect, it } from 'vitest'
import { misuse, packageJson, textOf, unknownSettings } from './files.ts'

const text = textOf('Dockerfile')
const dockerfile = DockerfileParser.parse(text)

/** Instructions of the stage that becomes the image. */
const last = (() => {
  const all = dockerfile.getInstructions()
  const from = all.map((each) => each.getKeyword()).lastIndexOf('FROM')
  return all.slice(from).map((each) => ({ keyword: each.getKeyword(), rest: each.getArgumentsContent() ?? '' }))
})()
const only = (keyword: string): string => {
  const found = last.filter((each) => each.keyword === keyword)
  expect(found, keyword).toHaveLength(1)
  return found[0]!.rest
}
/** `["node", "…"]` at the end of an instruction. */
const listIn = (rest: string): string[] => JSON.parse(rest.slice(rest.indexOf('['))) as string[]

/** The stage that a COPY takes from; `undefined` for the files beside the Dockerfile. */
const sourceOf = (copy: Copy) =>
  copy
    .getFlags()
    .find((flag) => flag.getName() === 'from')
    ?.getValue()

/** Exit code of the image's health check, against a server that answers `/api/health` with `status`. */
async function healthAt(status: number): Promise<number> {
  const server = createServer((request, response) => {
    response.statusCode = request.url === '/api/health' ? status : 404
    response.end()
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const [command, ...args] = listIn(only('HEALTHCHECK'))
  try {
    await promisify(execFile)(command!, args, { env: { ...process.env, ZHENGMAI_PORT: String(port) } })
    return 0
  } catch (thrown) {
    return Number((thrown as { code: number }).code)
  } finally {
    server.close()
  }
}

describe('Dockerfile', () => {
  it('has nothing that a builder would complain about', () => {
    const problems = validate(text).map(({ range, message }) => `${range.start.line + 1}: ${message}`)
    expect(problems).toEqual([])
  })

  it('starts every stage from itself or from one pinned image of a Node that will do', () => {
    const stages = dockerfile.getFROMs().map((from) => from.getBuildStage())
    const bases = dockerfile.getFROMs().map((from) => from.getImage()!.replace(/[${}]/g, ''))
    const foreign = bases.filter((base) => !stages.includes(base) && base !== 'model-MODEL')
    expect(new Set(foreign)).toEqual(new Set(['NODE_IMAGE']))
    const [, image] = /^ARG NODE_IMAGE=(.+)$/m.exec(text)!
    const [, version] = /^node:(\d+\.\d+\.\d+)-bookworm-slim$/.exec(image!)!
    const [major, minor] = version!.split('.').map(Number)
    const [, oldMajor, oldMinor] = />=(\d+)\.(\d+)/.exec(packageJson.engines.node)!.map(Number)
    expect(major).toBe(oldMajor)
    expect(minor).toBeGreaterThanOrEqual(oldMinor!)
  })

  it('does not run as root, and says so by number', () => {
    expect(only('USER')).toMatch(/^[1-9]\d*:[1-9]\d*$/)
  })

  it('takes nothing into the image but the package, its dependencies and the model', () => {
    expect(last.filter(({ keyword }) => keyword === 'ADD')).toEqual([])
    const copies = dockerfile.getCOPYs().map((copy) => [sourceOf(copy), copy.getArgumentsContent()])
    expect(copies).toEqual([
      [undefined, 'package.json package-lock.json .npmrc ./'],
      [undefined, '. .'],
      [undefined, 'package.json package-lock.json .npmrc ./'],
      ['package', '/tmp/package ./'],
      ['app', '/app /app'],
      ['models', '/models /models'],
    ])
  })

  it('starts a command that there is, by a file that the package has', () => {
    expect(listIn(only('ENTRYPOINT'))).toEqual(['node', '/app/dist/api/cli/main.js'])
    expect(misuse(listIn(only('CMD')))).toBeNull()
    const [, fetching] = /main\.js (model fetch)/.exec(text)!
    expect(misuse(fetching!.split(' '))).toBeNull()
  })

  it('names only settings that there are', () => {
    const names = [...text.matchAll(/\b((?:ZHENGMAI|NEO4J)_\w+)=/g)].map(([, name]) => name!)
    expect(names.length).toBeGreaterThan(3)
    expect(unknownSettings(names)).toEqual([])
  })

  it('is healthy when /api/health says so', async () => {
    expect([await healthAt(200), await healthAt(500)]).toEqual([0, 1])
  })

  it('sees what the package is built from, and no secret', () => {
    const lines = textOf('.dockerignore').split('\n')
    expect(lines.find((line) => !line.startsWith('#'))).toBe('*')
    const seen = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1))
    const needed = [
      ...packageJson.files.filter((file) => file !== 'dist'),
      ...['package.json', 'package-lock.json', '.npmrc', 'tsconfig.json', 'tsconfig.build.json'],
      ...['api', 'graph', 'ingest', 'web'],
    ]
    expect([...seen].sort()).toEqual([...new Set(needed)].sort())
  })
})
