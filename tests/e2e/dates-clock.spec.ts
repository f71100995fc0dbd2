/** F6: what readers are told follows Vietnam's day, and the server's clock when the device's is wrong. */
import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { write } from './drafts.ts'

/** The round for trying takes feedback all year, with an hour of grace. */
const year = Number(new Intl.DateTimeFormat('en', { timeZone: 'Asia/Ho_Chi_Minh', year: 'numeric' }).format())
const said = (page: Page) => page.locator('[data-intake-dates] p:visible')

test.describe('given a reader’s clock', () => {
  for (const [moment, words] of [
    [`${year}-12-29T16:59:59Z`, 'còn 2 ngày nữa'],
    [`${year}-12-29T17:00:00Z`, 'còn 1 ngày nữa'],
    [`${year}-12-30T17:00:00Z`, `hôm nay, ngày 31/12/${year}, là ngày cuối nhận góp ý`],
    [`${year}-12-31T16:59:59Z`, 'còn 1 giờ để gửi nốt'],
    [`${year}-12-31T17:00:00Z`, `gửi trước 01:00 ngày 01/01/${year + 1} vẫn tính là đúng hạn`],
    [`${year}-12-31T18:00:00Z`, 'được ghi là gửi muộn'],
  ] as const) {
    test(`when it says ${moment}, then the page says “${words}”, wherever the reader is`, async ({
      browser,
    }) => {
      for (const timezoneId of ['Asia/Ho_Chi_Minh', 'America/Los_Angeles']) {
        const context = await browser.newContext({ timezoneId })
        const page = await context.newPage()
        await page.clock.setFixedTime(new Date(moment))
        await page.goto('/gop-y/ca-nhan')
        await expect(said(page)).toHaveCount(1)
        await expect(said(page)).toContainText(words)
        await context.close()
      }
    })
  }

  test('when it is wrong, then the sentence follows the server’s clock once writing begins', async ({
    page,
  }) => {
    await page.clock.setFixedTime(new Date(`${year + 3}-05-01T00:00:00Z`))
    await page.goto('/gop-y/ca-nhan')
    await expect(said(page)).toContainText('được ghi là gửi muộn')
    await page.route('**/api/begin', (route) =>
      route.fulfill({
        headers: { date: new Date(`${year}-12-20T05:00:00Z`).toUTCString() },
        json: { begun: '1.abc' },
      }),
    )
    await page.getByLabel('Họ và tên').fill('Lê')
    await expect(said(page)).toContainText('còn 11 ngày nữa')
    await expect(page.locator('input[name="begun"]')).toHaveValue('1.abc')
  })
})

test('when writing begins, then the server is asked once when that was, and the answer goes with the draft', async ({
  page,
}) => {
  let asked = 0
  await page.route('**/api/begin', (route) => {
    asked += 1
    return route.fulfill({ json: { begun: `17.${asked}` } })
  })
  await page.goto('/gop-y/ca-nhan')
  await page.waitForTimeout(300)
  expect(asked).toBe(0)
  await write(page, 'Ý kiến')
  await expect(page.locator('input[name="begun"]')).toHaveValue('17.1')
  await page.waitForTimeout(800)
  await page.reload()
  await expect(page.locator('input[name="begun"]')).toHaveValue('17.1')
  await page.getByLabel('Họ và tên').fill('Trần')
  await page.waitForTimeout(300)
  expect(asked).toBe(1)
})

test('when the server does not say when writing began, then one writes on and nothing is shown', async ({
  page,
}) => {
  const heard: string[] = []
  page.on('pageerror', (error) => heard.push(error.message))
  for (const answer of [{ status: 503 }, { json: { begun: 7 } }, { body: 'không phải JSON' }]) {
    await page.route('**/api/begin', (route) => route.fulfill(answer))
    await page.goto('/gop-y/tap-the')
    await page.getByLabel('Tên tập thể, tổ chức').fill('Đảng ủy Thử')
    await page.waitForTimeout(600)
    await expect(page.locator('input[name="begun"][value]')).toHaveCount(0)
    await page.unroute('**/api/begin')
    await page.evaluate(() => indexedDB.deleteDatabase('gop-y'))
  }
  expect(heard).toEqual([])
})

test('every sentence is accessible and fits 320 px', async ({ page }) => {
  await page.clock.setFixedTime(new Date(`${year}-12-31T17:00:00Z`))
  for (const path of ['/gop-y', '/gop-y/tap-the']) {
    await page.goto(path)
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
  }
})
