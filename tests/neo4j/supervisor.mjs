// Runs a server for as long as somebody holds this process's standard input, so that none outlives who started it, however
// that ended. Arguments: the folder to remove afterwards or '', then the command. Lines on standard input: stop, kill.
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'

const [temporary, command, ...argv] = process.argv.slice(2)
const server = spawn(command, argv, { stdio: ['ignore', 'inherit', 'inherit'] })
process.stdout.write(`pid ${server.pid}\n`)
process.stdin.setEncoding('utf8')
process.stdin.on('data', (lines) => server.kill(lines.includes('kill') ? 'SIGKILL' : 'SIGTERM'))
process.stdin.on('end', () => server.kill('SIGKILL'))
// Nobody may be left to read what it says.
process.stdout.on('error', () => undefined)
server.once('error', () => process.exit(127))
server.once('exit', (code) => {
  if (temporary) rmSync(temporary, { recursive: true, force: true, maxRetries: 3 })
  process.exit(code ?? 1)
})
