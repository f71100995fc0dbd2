/**
 * Lighthouse finds nothing (design §7). `npm run lighthouse` looks at every page in all four categories and prints the
 * scores; among the other tests one page of each template is held against what no busy machine can change.
 */
import { type Browser, chromium, expect, test } from '@playwright/test'
import lighthouse from 'lighthouse'
import { browserArgs } from '../browser.ts'
import { freePort } from '../free-port.ts'
import { processTree, watchSockets } from '../open-sockets.ts'
import { publicPaths } from '../pages.ts'
import { addRow } from './table.ts'

const everything = process.env['LIGHTHOUSE'] === 'all'
const steady = ['accessibility', 'best-practices', 'seo']
const categories = everything ? ['performance', ...steady] : steady
/** A busy machine only ever makes a page slower: the best of these is the page's own score. */
const attempts = everything ? 3 : 1

/** Lighthouse has no scores for a page that answers 404. */
const paths = publicPaths().filter((path) => path !== '/404')
const templateOf = (path: string) => path.replace(/(?<=^\/[^/]+\/).+$/, '*')
const looked = everything
  ? paths
  : [...Map.groupBy(paths, templateOf).values()].flatMap(([first]) => first ?? [])

// A look takes 5 s on an idle machine.
test.describe.configure({ timeout: 180_000 })

let browser: Browser
let port: number
test.beforeAll(async () => {
  port = await freePort()
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '',
    args: [...browserArgs, `--remote-debugging-port=${port}`],
  })
})
test.afterAll(() => browser.close())

/** The categories' scores, of 100, and the audits that took from them; on a phone with Lighthouse's own throttling. */
async function audit(url: string) {
  const result = await lighthouse(url, {
    port,
    logLevel: 'error',
    onlyCategories: categories,
    disableFullPageScreenshot: true,
  })
  if (!result) throw new Error(`${url}: Lighthouse gave no result`)
  const { lhr } = result
  const scores = Object.fromEntries(
    Object.values(lhr.categories).map(({ id, score }) => [id, Math.round((score ?? 0) * 100)]),
  )
  const weighed = new Set(
    Object.values(lhr.categories).flatMap(({ auditRefs }) =>
      auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => id),
    ),
  )
  const faults = Object.values(lhr.audits)
    .filter(({ id, score }) => weighed.has(id) && score !== null && score < 1)
    .map(({ id, displayValue, explanation }) => [id, displayValue, explanation].filter(Boolean).join(': '))
  return { scores, faults }
}

const perfect = Object.fromEntries(categories.map((category) => [category, 100]))
const sum = (scores: Record<string, number>) =>
  Object.values(scores).reduce((total, score) => total + score, 0)

for (const path of looked) {
  test(`${path} has 100 in ${categories.join(', ')}`, async ({ baseURL }) => {
    let best = await audit(`${baseURL}${path}`)
    for (let attempt = 1; attempt < attempts && sum(best.scores) < sum(perfect); attempt++) {
      const again = await audit(`${baseURL}${path}`)
      if (sum(again.scores) > sum(best.scores)) best = again
    }
    addRow({ page: path, ...best.scores })
    expect(best.scores, best.faults.join('\n')).toEqual(perfect)
  })
}

// Lighthouse brings an error reporter: neither it nor its browser may talk to anyone, not even about a failure.
if (process.platform === 'linux') {
  test('Lighthouse and its browser open no connection beyond this machine', async ({ baseURL }) => {
    const seen = watchSockets(() => processTree(process.pid), 25)
    await audit(`${baseURL}/`)
    await audit(`${baseURL}/404`)
    const sockets = seen()
    expect(sockets.length).toBeGreaterThan(1)
    expect(sockets.filter((socket) => !/^tcp6? loopback:\d+ (loopback:\d+|any:0)$/.test(socket))).toEqual([])
  })
}
