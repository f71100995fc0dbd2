import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { browserArgs, findBrowser } from './tests/browser.ts'

// Set once by the first process; the workers inherit them.
process.env['E2E_DATA_DIR'] ??= mkdtempSync(join(tmpdir(), 'gop-y-e2e-'))
process.env['E2E_PORT'] ??= '4346'
process.env['DEMO_ACCOUNTS'] = join(process.env['E2E_DATA_DIR'], 'demo-accounts.json')
process.env['CHROMIUM'] ??= await findBrowser()

const baseURL = `http://127.0.0.1:${process.env['E2E_PORT']}`

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  // a machine with nothing but two busy cores may take longer than the five seconds that are usual
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    baseURL,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    launchOptions: { executablePath: process.env['CHROMIUM'], args: browserArgs },
    screenshot: 'only-on-failure',
  },
  projects: [
    // pages of the desk that bring no script of their own are walked through once, without any; of the work list it is
    // the keys, which work-keys.spec presses
    {
      name: 'js',
      use: { javaScriptEnabled: true },
      testIgnore:
        /no-js\.spec|[\\/](aggregate|audit|desk|desk-identity|desk-reading|desk-search|guard|invitations|paper-forms|replies|verification|work)\.spec/,
    },
    // axe and Lighthouse are scripts, a budget counts scripts: these look once, with scripts on; so is what a script corrects
    {
      name: 'no-js',
      use: { javaScriptEnabled: false },
      testIgnore:
        /(public|accessible)\.spec|[\\/](plan|search-live|timeline|budget|lighthouse|draft|draft-tabs|offline|dates-clock|form-weight|scans|work-keys|division-marking|scan-view)\.spec/,
    },
  ],
  webServer: {
    command: 'exec node netlify/start.ts',
    url: baseURL,
    timeout: 120_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 6_000 },
    env: { PORT: process.env['E2E_PORT'], DATA_DIR: process.env['E2E_DATA_DIR'] },
  },
})
