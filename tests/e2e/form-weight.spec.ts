/** What the pages around the form cost a reader on a poor line. */
import { expect, type Page, test } from '@playwright/test'
import { check, sendButton, write } from './drafts.ts'

interface Cost {
  requests: number
  /** Bytes of bodies as they came over the line. */
  bytes: number
  scripts: number
}

/** What is fetched while something is done, the form's own posts left out. */
async function costOf(page: Page, act: () => Promise<unknown>): Promise<Cost> {
  const cost: Cost = { requests: 0, bytes: 0, scripts: 0 }
  const sizes: Promise<void>[] = []
  page.on('requestfinished', (request) => {
    if (request.url().startsWith('data:')) return
    cost.requests += 1
    sizes.push(
      request.sizes().then(({ responseBodySize }) => {
        cost.bytes += responseBodySize
        if (request.resourceType() === 'script') cost.scripts += responseBodySize
      }),
    )
  })
  await act()
  await page.waitForLoadState('networkidle')
  await Promise.all(sizes)
  return cost
}

for (const path of ['/gop-y', '/gop-y/ca-nhan', '/gop-y/tap-the']) {
  test(`${path} comes within 25 kB and 5 requests, scripts within 12 kB`, async ({ page }) => {
    const cost = await costOf(page, () => page.goto(path))
    expect(cost.requests).toBeLessThanOrEqual(5)
    expect(cost.bytes).toBeLessThanOrEqual(25 * 1024)
    expect(cost.scripts).toBeLessThanOrEqual(12 * 1024)
  })
}

for (const width of [320, 1280]) {
  test(`nothing moves while the form comes, ${width} px wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 })
    await page.addInitScript(() => {
      Object.assign(window, { moved: 0 })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          Object.assign(window, { moved: Reflect.get(window, 'moved') + Reflect.get(entry, 'value') })
      }).observe({ type: 'layout-shift', buffered: true })
    })
    for (const path of ['/gop-y', '/gop-y/ca-nhan', '/gop-y/tap-the']) {
      await page.goto(path)
      await page.waitForLoadState('networkidle')
      await page.waitForTimeout(500)
      expect(await page.evaluate(() => Reflect.get(window, 'moved'))).toBe(0)
    }
  })
}

test('the check page comes within 25 kB and 5 requests', async ({ page, browser }) => {
  await write(page, 'Ý kiến')
  await check(page)
  const html = await page
    .locator('form[action="/api/feedback"] input')
    .evaluateAll((inputs) => inputs.map((input) => [input.getAttribute('name'), input.getAttribute('value')]))
  // again in a browser that has nothing in its cache
  const fresh = await (await browser.newContext()).newPage()
  await fresh.goto('/404')
  const cost = await costOf(fresh, async () => {
    await fresh.evaluate((fields) => {
      const form = document.createElement('form')
      Object.assign(form, { method: 'post', action: '/gop-y/kiem-tra', enctype: 'multipart/form-data' })
      for (const [name, value] of fields) {
        const input = document.createElement('input')
        Object.assign(input, { type: 'hidden', name, value })
        form.append(input)
      }
      document.body.append(form)
      form.submit()
    }, html)
    await expect(sendButton(fresh)).toBeVisible()
  })
  expect(cost.requests).toBeLessThanOrEqual(5)
  expect(cost.bytes).toBeLessThanOrEqual(25 * 1024)
})
