import os from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { problem, type Sentences } from './errors.ts'

/** What a setting must be, for the sentence about one that is not. */
const REQUIRED = z.registry<Sentences>()

const ADDRESS: Sentences = { en: 'an address', zh: '网址' }

/** Whether an address is one of a Neo4j server, by its scheme. */
export const isNeo4jUrl = (text: string): boolean => /^(bolt|neo4j)(\+s|\+ssc)?:\/\/[^\s]+$/.test(text)

/** A password in an address ends up in logs and in the list of processes. */
const hasCredentials = (url: string): boolean => /^[^/]+\/\/[^/]*@/.test(url)

/** The user's lexicon where nothing else is said. */
const LEXICON_NAME = 'my-lexicon.txt'

/** A whole number given as text. */
const whole = (low: number, high: number, fallback: number) =>
  z.coerce
    .number()
    .int()
    .min(low)
    .max(high)
    .default(fallback)
    .register(REQUIRED, { en: `a whole number from ${low} to ${high}`, zh: `${low} 到 ${high} 的整数` })

/** Every setting there is, read once at the edge and passed down as values. `.describe()` is what the README must say. */
const Settings = z.object({
  ZHENGMAI_STORE: z
    .string()
    .min(1)
    .default('.zhengmai')
    .describe(
      'Folder of the store; with Neo4j, of the vectors that this machine has computed. `--store` overrides it.',
    ),
  NEO4J_URL: z
    .string()
    .refine((url) => isNeo4jUrl(url) && !hasCredentials(url))
    .optional()
    .register(REQUIRED, {
      en: 'bolt://HOST:PORT or neo4j://HOST:PORT (+s for TLS), without user and password in it',
      zh: 'bolt://主机:端口 或 neo4j://主机:端口（TLS 用 +s），其中不带用户名和密码',
    })
    .describe('Neo4j server that holds the graph instead of the folder. `--store` with such an address does the same.'),
  NEO4J_USER: z.string().min(1).default('neo4j').describe('User on that server.'),
  NEO4J_PASSWORD: z.string().min(1).optional().describe('Password of that user. Unset: the server asks for none.'),
  NEO4J_DATABASE: z.string().min(1).default('neo4j').describe('Database on that server.'),
  ZHENGMAI_HOST: z.string().min(1).default('127.0.0.1').describe('Address the server listens on.'),
  ZHENGMAI_PORT: whole(0, 65535, 4780).describe('Port the server listens on; 0 takes a free one.'),
  ZHENGMAI_LANG: z
    .enum(['zh', 'en'])
    .optional()
    .register(REQUIRED, { en: 'zh or en', zh: 'zh 或 en' })
    .describe('Language of messages. Unset: by the locale.'),
  ZHENGMAI_MODEL_DIR: z
    .string()
    .min(1)
    .default(path.join(os.homedir(), '.cache', 'zhengmai', 'models'))
    .describe('Folder that holds the embedding model’s folder.'),
  ZHENGMAI_MODEL_HUB: z
    .url()
    .default('https://huggingface.co/')
    .register(REQUIRED, ADDRESS)
    .describe('Hub, or a mirror of it, that the model is fetched from first.'),
  ZHENGMAI_MODEL_MAVEN: z
    .url()
    .optional()
    .register(REQUIRED, ADDRESS)
    .describe('Maven repository that the model is fetched from next. Unset: the one `mvn` is set up with.'),
  ZHENGMAI_CYPHER: z
    .enum(['on', 'off'])
    .default('off')
    .register(REQUIRED, { en: 'on or off', zh: 'on 或 off' })
    .describe('`on`: whoever reaches the server may ask a Neo4j store in Cypher, for reading only.'),
  ZHENGMAI_LEXICON: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Your own word list (`docs/lexicon.md`). Unset: `my-lexicon.txt` in the working folder, if it is there. `--lexicon` overrides it.',
    ),
  ZHENGMAI_THREADS: whole(1, 64, 2).describe('Threads of the embedding process.'),
  ZHENGMAI_MAX_FILE_BYTES: whole(1, 2 ** 31, 50_000_000).describe('Largest file that is read, in bytes.'),
  ZHENGMAI_VECTOR_WEIGHT: z.coerce
    .number()
    .min(0)
    .max(1)
    .default(0.6)
    .register(REQUIRED, { en: 'a number from 0 to 1', zh: '0 到 1 的数' })
    .describe('Share of the vector score in the fused score, 0 to 1.'),
})

/** A Neo4j server and how to log in. `password` is `null` for a server that asks for none. */
export type Neo4jAddress = { url: string; user: string; password: string | null; database: string }

/** Where a store is: in a folder, or on a server with this folder beside it for what this machine alone needs. */
export type StoreAddress = { folder: string; server: Neo4jAddress | null }

/** A user's lexicon. `mustExist`: it was asked for by name. */
export type LexiconFile = { file: string; mustExist: boolean }

export type Config = {
  store: StoreAddress
  /** How to log in to a Neo4j server, whichever it is. */
  login: Omit<Neo4jAddress, 'url'>
  host: string
  port: number
  lang: 'zh' | 'en' | undefined
  /** Whether the console answers over HTTP. */
  cypher: boolean
  modelDir: string
  modelHub: string
  modelMaven: string | undefined
  lexicon: LexiconFile
  threads: number
  maxFileBytes: number
  vectorWeight: number
}

type SettingName = keyof typeof Settings.shape

/** Name and meaning of every setting, for `zhengmai doctor` and the README's test. */
export const SETTINGS = Object.entries(Settings.shape).map(([name, schema]) => ({
  name: name as SettingName,
  meaning: schema.description ?? '',
}))

/** A line for each setting that is not what it must be. */
function faultsIn({ issues }: z.ZodError, given: NodeJS.ProcessEnv): Sentences {
  const names = [...new Set(issues.map(({ path: [name] }) => name as SettingName))]
  const lines = names.map((name) => ({
    name,
    value: given[name]?.replace(/\/\/[^/]*@/, '//…@'),
    required: REQUIRED.get(Settings.shape[name]),
  }))
  return {
    en: lines.map(({ name, value, required }) => `  ${name} must be ${required?.en}, not "${value}".`).join('\n'),
    zh: lines.map(({ name, value, required }) => `  ${name} 应为：${required?.zh}，而不是“${value}”。`).join('\n'),
  }
}

/** Parses the environment. Throws `CONFIG_INVALID` with every fault at once. An empty variable counts as unset. */
export function configFrom(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Settings.safeParse(given)
  if (!parsed.success) throw problem('CONFIG_INVALID', faultsIn(parsed.error, given))
  const settings = parsed.data
  const { NEO4J_URL: url, NEO4J_USER: user, NEO4J_PASSWORD: password = null, NEO4J_DATABASE: database } = settings
  const login = { user, password, database }
  return {
    store: { folder: path.resolve(settings.ZHENGMAI_STORE), server: url === undefined ? null : { url, ...login } },
    login,
    host: settings.ZHENGMAI_HOST,
    port: settings.ZHENGMAI_PORT,
    lang: settings.ZHENGMAI_LANG,
    cypher: settings.ZHENGMAI_CYPHER === 'on',
    modelDir: path.resolve(settings.ZHENGMAI_MODEL_DIR),
    modelHub: settings.ZHENGMAI_MODEL_HUB,
    modelMaven: settings.ZHENGMAI_MODEL_MAVEN,
    lexicon: {
      file: path.resolve(settings.ZHENGMAI_LEXICON ?? LEXICON_NAME),
      mustExist: settings.ZHENGMAI_LEXICON !== undefined,
    },
    threads: settings.ZHENGMAI_THREADS,
    maxFileBytes: settings.ZHENGMAI_MAX_FILE_BYTES,
    vectorWeight: settings.ZHENGMAI_VECTOR_WEIGHT,
  }
}

/** The store that a person names: a folder, or a server. Throws `CONFIG_INVALID` for an address with a password in it. */
export function storeNamed(name: string, { store, login }: Config): StoreAddress {
  if (!isNeo4jUrl(name)) return { folder: path.resolve(name), server: null }
  const { store: named } = configFrom({ NEO4J_URL: name })
  return { folder: store.folder, server: { ...named.server!, ...login } }
}

/** What each setting says, for people to read; of a password only that there is one. */
export function settingsOf({
  store: { folder, server },
  login,
  ...config
}: Config): Record<SettingName, string | null> {
  return {
    ZHENGMAI_STORE: folder,
    NEO4J_URL: server?.url ?? null,
    NEO4J_USER: login.user,
    NEO4J_PASSWORD: login.password === null ? null : '***',
    NEO4J_DATABASE: login.database,
    ZHENGMAI_HOST: config.host,
    ZHENGMAI_PORT: String(config.port),
    ZHENGMAI_LANG: config.lang ?? null,
    ZHENGMAI_CYPHER: config.cypher ? 'on' : 'off',
    ZHENGMAI_MODEL_DIR: config.modelDir,
    ZHENGMAI_MODEL_HUB: config.modelHub,
    ZHENGMAI_MODEL_MAVEN: config.modelMaven ?? null,
    ZHENGMAI_LEXICON: config.lexicon.mustExist ? config.lexicon.file : null,
    ZHENGMAI_THREADS: String(config.threads),
    ZHENGMAI_MAX_FILE_BYTES: String(config.maxFileBytes),
    ZHENGMAI_VECTOR_WEIGHT: String(config.vectorWeight),
  }
}
