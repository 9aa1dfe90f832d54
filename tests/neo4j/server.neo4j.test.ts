import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { connect } from '../../graph/store/neo4j/driver.ts'
import { describeWith } from '../needs.ts'
import { NEO4J, OWN_SERVER, testServer } from './testing.ts'

describeWith(NEO4J, 'The server of this run', () => {
  it('answers', async () => {
    await using database = await connect(testServer())
    expect(await database.read('RETURN $n + 1 AS n', { n: 1 })).toEqual([{ n: 2 }])
  })
})

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describeWith(OWN_SERVER, 'A server of one’s own', () => {
  it('ends with who started it, even by kill -9, and leaves nothing on the disk', async () => {
    const code = `
      import { startNeo4j } from ${JSON.stringify(import.meta.resolve('./server.ts'))}
      const { pid, home } = await startNeo4j()
      console.log(JSON.stringify({ pid, home }))
      setInterval(() => {}, 1000)`
    const argv = ['--import', import.meta.resolve('tsx'), '--input-type=module', '-e', code]
    const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'] })
    const said = await new Promise<string>((resolve) => child.stdout.setEncoding('utf8').once('data', resolve))
    const { pid, home } = JSON.parse(said) as { pid: number; home: string }
    expect([isAlive(pid), existsSync(home)]).toEqual([true, true])
    child.kill('SIGKILL')
    await expect.poll(() => [isAlive(pid), existsSync(home)], { timeout: 20_000 }).toEqual([false, false])
  })
})
