/** A browser of its own, with a profile on disk, that can be killed outright as a power cut does. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { browserArgs } from '../browser.ts'

export interface KilledBrowser {
  /** Opens the address in a new start of the same profile. */
  start(): Promise<Page>
  kill(): Promise<void>
  /** Kills it and removes the profile. */
  end(): Promise<void>
}

export async function killedBrowser(address: string): Promise<KilledBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'gop-y-browser-'))
  const args = ['--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`, ...browserArgs]
  let kill = async () => {}
  return {
    async start() {
      const child = spawn(process.env['CHROMIUM'] ?? '', args, { stdio: ['ignore', 'ignore', 'pipe'] })
      const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
      kill = async () => {
        child.kill('SIGKILL')
        await gone
      }
      const endpoint = await new Promise<string>((resolve, reject) => {
        let heard = ''
        child.stderr.on('data', (chunk: Buffer) => {
          heard += chunk.toString()
          const found = /DevTools listening on (ws:\S+)/.exec(heard)?.[1]
          if (found) resolve(found)
        })
        child.once('exit', () => reject(new Error(heard)))
      })
      const [context] = (await chromium.connectOverCDP(endpoint)).contexts()
      if (!context) throw new Error('no context')
      const page = await context.newPage()
      await page.goto(address)
      return page
    },
    kill: () => kill(),
    async end() {
      await kill()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}
