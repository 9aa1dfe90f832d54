import { execFile } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import type { Need } from '../needs.ts'
import { startFixtureServer } from './fixture-server.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const onThePath = (process.env.PATH ?? '')
  .split(path.delimiter)
  .flatMap((folder) => NAMES.map((name) => path.join(folder, name)))
const chromiumPath = [process.env.CHROMIUM_PATH ?? [], onThePath].flat().find(isProgram)

export const CHROMIUM: Need = {
  what: 'Chromium',
  isHere: chromiumPath !== undefined,
  howToHave: 'install it, or name its program in CHROMIUM_PATH',
}

/** The explorer as it is built for use, in a folder of its own. */
async function buildExplorer(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'zhengmai-web-'))
  const vite = path.join(ROOT, 'node_modules/vite/bin/vite.js')
  const command = [vite, 'build', 'web', '--outDir', folder, '--emptyOutDir', '--logLevel', 'error']
  await promisify(execFile)(process.execPath, command, { cwd: ROOT, env: { ...process.env, NODE_ENV: 'production' } })
  return folder
}

/** A browser on the built explorer with the fixture graph behind it. */
export async function openExplorer() {
  const folder = await buildExplorer()
  const server = await startFixtureServer(folder)
  const browser: Browser = await chromium.launch({ executablePath: chromiumPath! })
  return {
    behaviour: server.behaviour,
    url: server.url,
    /** A page in a browser session of its own. `complaints` grows with every script error and policy violation. */
    async page(options: BrowserContextOptions = {}): Promise<{ page: Page; complaints: string[] }> {
      const context = await browser.newContext({
        baseURL: server.url,
        viewport: { width: 1280, height: 860 },
        ...options,
      })
      const page = await context.newPage()
      const complaints: string[] = []
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('console', (message) => {
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
          complaints.push(message.text())
      })
      return { page, complaints }
    },
    async close(): Promise<void> {
      await browser.close()
      await server.close()
      await rm(folder, { recursive: true })
    },
  }
}
export type OpenExplorer = Awaited<ReturnType<typeof openExplorer>>
