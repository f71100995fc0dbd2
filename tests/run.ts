/** `npm test`: builds the site, runs every runner and ends with one line that sums them. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { buildSite, root } from '../netlify/site.ts'

const results = join(root, 'test-results')
const vitestSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numFailedTestSuites: z.number(),
})
const playwrightSchema = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
})

interface Sum {
  passed: number
  failed: number
}

function run(bin: string, args: string[]): number {
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules', bin), ...args], {
    cwd: root,
    stdio: 'inherit',
  })
  return status ?? 1
}

/** A runner that died without counting is one failure, not nothing. */
function sumOf(status: number, read: () => Sum): Sum {
  try {
    const sum = read()
    return status !== 0 && sum.failed === 0 ? { ...sum, failed: 1 } : sum
  } catch (cause) {
    console.error(cause)
    return { passed: 0, failed: 1 }
  }
}

function vitest(): Sum {
  const file = join(results, 'vitest.json')
  const status = run('vitest/vitest.mjs', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  return sumOf(status, () => {
    const report = vitestSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    return { passed: report.numPassedTests, failed: report.numFailedTests }
  })
}

function playwright(): Sum {
  const status = run('@playwright/test/cli.js', ['test'])
  return sumOf(status, () => {
    const { stats } = playwrightSchema.parse(JSON.parse(readFileSync(join(results, 'e2e.json'), 'utf8')))
    // a test that did not run has not passed
    return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped }
  })
}

rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })
await buildSite()
const sums = [vitest(), playwright()]
const passed = sums.reduce((total, sum) => total + sum.passed, 0)
const failed = sums.reduce((total, sum) => total + sum.failed, 0)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1
