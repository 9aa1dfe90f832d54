import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ZhengmaiError } from '../../errors.ts'
import type { ModelDefinition } from '../model-definition.ts'
import { modelFromJar } from './jar.ts'
import type { ModelSource } from './model-source.ts'
import { sourceFailed } from './source-failed.ts'

/** Maven says nothing while it downloads, so a stall cannot be told from a slow line: one limit for all of it. */
const LONGEST_RUN_MS = 600_000
const LONGEST_REASON = 600

/** The artifact through the machine's own `mvn`, with its settings: mirrors, proxies, certificates. */
export function mvnSource(): ModelSource {
  return {
    name: 'mvn',
    async fetch({ model, signal, report }) {
      const folder = await mkdtemp(path.join(tmpdir(), 'zhengmai-mvn-'))
      try {
        report(model.maven.jar.name, 0, model.maven.jar.bytes)
        await runMvn(argumentsFor(model, folder), signal)
        const jar = await readFile(path.join(folder, model.maven.jar.name))
        report(model.maven.jar.name, jar.length, model.maven.jar.bytes)
        return modelFromJar(jar, model)
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
  }
}

/** `-U`: Maven remembers that a look-up failed and would not try again for a day. */
function argumentsFor({ maven }: ModelDefinition, folder: string): string[] {
  const artifact = `${maven.group}:${maven.artifact}:${maven.version}`
  const options = [`-Dartifact=${artifact}`, `-DoutputDirectory=${folder}`, '-Dmdep.useBaseVersion=true']
  return ['-q', '-B', '-U', 'dependency:copy', ...options]
}

function runMvn(args: string[], signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    // On Windows mvn is a script, which only a shell runs, and folders there have blanks in their names.
    const shell = process.platform === 'win32'
    const given = shell ? args.map((argument) => `"${argument}"`) : args
    const tooLong = AbortSignal.timeout(LONGEST_RUN_MS)
    const stop = AbortSignal.any([signal, tooLong])
    const mvn = spawn('mvn', given, { shell, stdio: ['ignore', 'pipe', 'pipe'], signal: stop })
    let said = ''
    const listen = (chunk: Buffer) => {
      if (said.length < LONGEST_REASON) said += chunk.toString()
    }
    mvn.stdout.on('data', listen)
    mvn.stderr.on('data', listen)
    mvn.on('error', (error: NodeJS.ErrnoException) => {
      const seconds = LONGEST_RUN_MS / 1000
      if (error.code === 'ENOENT') reject(sourceFailed('mvn is not on the PATH', 'PATH 中没有 mvn'))
      else if (tooLong.aborted) reject(sourceFailed(`no end within ${seconds} s`, `${seconds} 秒内未完成`))
      else reject(error)
    })
    mvn.on('close', (code) => (code === 0 ? resolve() : reject(failure(said, code))))
  })
}

function failure(said: string, code: number | null): ZhengmaiError {
  const reason = said.replace(/\s+/g, ' ').trim().slice(0, LONGEST_REASON)
  return reason === '' ? sourceFailed(`exit code ${code}`, `退出码 ${code}`) : sourceFailed(reason, reason)
}
