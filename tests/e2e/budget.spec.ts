/**
 * What each public page costs (design §7), as a browser counts it over the wire: headers, styles, scripts, pictures.
 * Run alone as `npm run budget`, it prints the figures.
 */
import { type CDPSession, expect, type Page, test } from '@playwright/test'
import { publicPaths } from '../pages.ts'
import { addRow } from './table.ts'

/** Bytes, compressed. */
const homeBudget = 15_000
const pageBudget = 25_000
const requestBudget = 5

/** Pages that may load a script file: searching as one types needs an index, a form keeps its draft on the device. */
const mayLoadScripts = [
  '/tim-kiem',
  '/gop-y',
  '/gop-y/ca-nhan',
  '/gop-y/tap-the',
  '/gop-y/thu-moi',
  '/tra-cuu',
]

interface Weight {
  bytes: number
  requests: number
  /** Script files among them. */
  scriptFiles: number
  /** Of script: files as transferred, and what stands in the page. */
  scriptBytes: number
}

/** Counts what a page loads, from the moment of asking. */
async function countTransfers(client: CDPSession): Promise<Weight> {
  const weight: Weight = { bytes: 0, requests: 0, scriptFiles: 0, scriptBytes: 0 }
  const kinds = new Map<string, string | undefined>()
  client.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
    if (request.url.startsWith('data:')) return
    kinds.set(requestId, type)
    weight.requests += 1
    if (type === 'Script') weight.scriptFiles += 1
  })
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!kinds.has(requestId)) return
    weight.bytes += encodedDataLength
    if (kinds.get(requestId) === 'Script') weight.scriptBytes += encodedDataLength
  })
  await client.send('Network.enable')
  await client.send('Network.setCacheDisabled', { cacheDisabled: true })
  return weight
}

async function weigh(page: Page, path: string): Promise<Weight> {
  const weight = await countTransfers(await page.context().newCDPSession(page))
  const answer = await page.goto(path, { waitUntil: 'networkidle' })
  expect(answer?.status()).toBe(path === '/404' ? 404 : 200)
  const inline = await page.evaluate(() => [...document.scripts].map(({ text }) => text).join(''))
  weight.scriptBytes += Buffer.byteLength(inline)
  return weight
}

for (const path of publicPaths()) {
  const budget = path === '/' ? homeBudget : pageBudget
  test(`${path} costs at most ${budget / 1000} kB and ${requestBudget} requests`, async ({ page }) => {
    const weight = await weigh(page, path)
    addRow({ page: path, bytes: weight.bytes, requests: weight.requests, script: weight.scriptBytes })
    expect(weight.bytes).toBeLessThanOrEqual(budget)
    expect(weight.requests).toBeLessThanOrEqual(requestBudget)
    if (!mayLoadScripts.includes(path)) expect(weight.scriptFiles).toBe(0)
  })
}
