/** Finds a browser without asking: an installed one, Playwright's own, or the one npm delivered. */
import { execFileSync } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function installed(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
  return [...names.flatMap((name) => folders.map((folder) => join(folder, name))), mac].find(isExecutable)
}

/** Unpacks the browser of @sparticuz/chromium into a folder of this clone: the package's own is shared by all users. */
async function delivered(): Promise<string> {
  const cache = fileURLToPath(new URL('../node_modules/.cache/chromium', import.meta.url))
  mkdirSync(cache, { recursive: true })
  process.env['TMPDIR'] = cache
  const { inflate, setupLambdaEnvironment } = await import('@sparticuz/chromium')
  const packed = fileURLToPath(new URL('../bin/', import.meta.resolve('@sparticuz/chromium')))
  const file = existsSync(join(cache, 'chromium'))
    ? join(cache, 'chromium')
    : await inflate(join(packed, 'chromium.br'))
  delete process.env['TMPDIR']
  if (!starts(file)) {
    // A bare machine lacks NSS; the package brings it.
    process.env['TMPDIR'] = cache
    await inflate(join(packed, 'al2023.tar.br'))
    delete process.env['TMPDIR']
    setupLambdaEnvironment(join(cache, 'al2023', 'lib'))
  }
  return file
}

function starts(file: string): boolean {
  try {
    execFileSync(file, ['--version', '--no-sandbox'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

export async function findBrowser(): Promise<string> {
  const known = process.env['CHROMIUM'] ?? installed() ?? [chromium.executablePath()].find(isExecutable)
  return known ?? delivered()
}

/** Works as root and without a graphics card; nothing is fetched in the background. */
export const browserArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
