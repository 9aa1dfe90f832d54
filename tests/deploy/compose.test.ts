import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { DCLinter } from 'dclint'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import {
  bytesOf,
  CLOSED_TO_LOAD_CSV,
  misuse,
  neo4jSettings,
  packageJson,
  ROOT,
  textOf,
  unknownSettings,
} from './files.ts'

const Service = z.object({
  image: z.string(),
  environment: z.record(z.string(), z.string()),
  ports: z.array(z.string()).default([]),
  networks: z.array(z.string()),
  secrets: z.array(z.string()),
  cap_drop: z.array(z.string()),
  security_opt: z.array(z.string()),
  mem_limit: z.string(),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
})
const Compose = z.object({
  services: z.object({
    app: Service.extend({
      entrypoint: z.array(z.string()),
      command: z.array(z.string()),
      depends_on: z.object({ neo4j: z.object({ condition: z.string() }) }),
      read_only: z.boolean(),
      tmpfs: z.array(z.string()),
    }),
    neo4j: Service.extend({ user: z.string() }),
  }),
  networks: z.record(z.string(), z.object({ internal: z.boolean().optional() })),
  secrets: z.record(z.string(), z.object({ file: z.string() })),
})
const { services, networks, secrets } = Compose.parse(parse(textOf('compose.yaml')))
const { app, neo4j } = services

/** Matters of taste, and `build` beside `image`, which is how a built image gets its name. */
const OFF = {
  'no-build-and-image': 0,
  'require-quotes-in-ports': 0,
  'service-keys-order': 0,
} as const

describe('compose.yaml', () => {
  it('is what the Compose specification says, and what its linter likes', () => {
    const linter = new DCLinter({ rules: OFF, quiet: true, debug: false, exclude: [] })
    const files = ['compose.yaml', 'docs/deploy/compose.tls.yaml'].map((file) => path.join(ROOT, file))
    const results: unknown = linter.lintFiles(files, false)
    expect(results).toEqual(files.map((filePath) => expect.objectContaining({ filePath, messages: [] })))
  })

  it('names only settings that there are', () => {
    expect(Object.keys(app.environment).length).toBeGreaterThan(1)
    expect(unknownSettings(Object.keys(app.environment))).toEqual([])
  })

  it('starts a command that there is', () => {
    expect(misuse(app.command)).toBeNull()
  })

  it('takes the password from a secret file and holds none', () => {
    expect(Object.keys(secrets)).toEqual(['neo4j_auth'])
    expect([app.secrets, neo4j.secrets]).toEqual([['neo4j_auth'], ['neo4j_auth']])
    expect(neo4j.environment.NEO4J_AUTH_PATH).toBe('/run/secrets/neo4j_auth')
    expect(app.entrypoint.join(' ')).toContain('/run/secrets/neo4j_auth')
    const secretive = Object.keys({ ...app.environment, ...neo4j.environment }).filter((name) =>
      /PASSWORD|AUTH|SECRET|TOKEN/i.test(name),
    )
    expect(secretive).toEqual(['NEO4J_AUTH_PATH'])
  })

  it('hands the password in that file to the application, and what it is told to do', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'zhengmai-compose-'))
    try {
      const file = path.join(folder, 'neo4j_auth')
      await writeFile(file, 'neo4j/a $ecret\n')
      const telling = `exec node -p 'JSON.stringify([process.env.NEO4J_PASSWORD, ...process.argv.slice(1)])' --`
      const [shell, ...args] = app.entrypoint.map((part) =>
        part
          .replaceAll('$$', '$')
          .replace('/run/secrets/neo4j_auth', file)
          .replace('exec node /app/dist/api/cli/main.js', () => telling),
      )
      const { stdout } = await promisify(execFile)(shell!, [...args, 'ingest', '/documents/a b'])
      expect(JSON.parse(stdout)).toEqual(['a $ecret', 'ingest', '/documents/a b'])
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it('publishes the explorer on this machine alone, and Neo4j not at all', () => {
    expect(app.ports).toEqual(['127.0.0.1:4780:4780'])
    expect(neo4j.ports).toEqual([])
    expect(neo4j.networks.map((name) => networks[name]?.internal)).toEqual([true])
  })

  it('closes LOAD CSV', () => {
    expect(neo4jSettings(neo4j.environment)).toMatchObject(CLOSED_TO_LOAD_CSV)
  })

  it('runs nothing as root, and with no more rights than needed', () => {
    expect(neo4j.user).toMatch(/^[1-9]\d*:[1-9]\d*$/)
    for (const service of [app, neo4j]) {
      expect(service.cap_drop).toEqual(['ALL'])
      expect(service.security_opt).toEqual(['no-new-privileges:true'])
    }
    expect([app.read_only, app.tmpfs]).toEqual([true, ['/tmp']])
  })

  it('waits for Neo4j to take queries', () => {
    expect(app.depends_on.neo4j.condition).toBe('service_healthy')
    expect(neo4j.healthcheck).toBeDefined()
  })

  it('leaves room beside heap and page cache', () => {
    const { 'server.memory.heap.max_size': heap, 'server.memory.pagecache.size': pages } = neo4jSettings(
      neo4j.environment,
    )
    const ours = bytesOf(heap!) + bytesOf(pages!)
    expect(ours).toBeGreaterThan(0)
    expect(ours).toBeLessThanOrEqual(0.8 * bytesOf(neo4j.mem_limit))
  })

  it('names images by version: ours, and a Neo4j Community server', () => {
    expect(app.image).toBe(`zhengmai:${packageJson.version}`)
    expect(neo4j.image).toMatch(/^neo4j:5\.26\.\d+-community$/)
  })
})
