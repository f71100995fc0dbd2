/** P11: the search while one types. */
import { expect, type Page, type Request, test } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'

const box = (page: Page) => page.getByRole('searchbox')
const list = (page: Page) => page.getByRole('list', { name: 'Kết quả' })
const links = (page: Page) => list(page).getByRole('link')
const found = (page: Page) => list(page).evaluate((element) => element.innerHTML)

/** Opens the page and waits until the engine is there. */
async function open(page: Page) {
  await page.goto('/tim-kiem')
  const loaded = page.waitForResponse('**/tim-kiem.json')
  await box(page).focus()
  await loaded
}

test('given somebody types, then results show and are counted, and the query is kept in the address', async ({
  page,
}) => {
  const heard: string[] = []
  page.on('console', (message) => heard.push(message.text()))
  page.on('pageerror', (error) => heard.push(error.message))
  await open(page)
  await page.keyboard.type('dang vien khong duoc lam')
  await expect(list(page).locator('mark').first()).toHaveText('đảng viên không được làm')
  await expect(page.getByRole('status')).toHaveText(/^\d+ kết quả\.$/)
  await expect(page).toHaveURL(/\/tim-kiem\?q=dang\+vien\+khong\+duoc\+lam$/)
  await expect(box(page)).toBeFocused()
  await box(page).fill('')
  await expect(list(page)).toBeHidden()
  await expect(page).toHaveURL(/\/tim-kiem$/)
  expect(heard).toEqual([])
})

test('given the same query, then the server and the browser answer the same', async ({ page }) => {
  for (const query of ['ho ten va dia chi', 'II.2.4', '28-KH/TU', 'gửi góp ý ở đâu', 'đảng']) {
    await page.goto(`/tim-kiem?q=${encodeURIComponent(query)}`)
    const [served, said] = [await found(page), await page.getByRole('status').textContent()]
    await open(page)
    await box(page).fill(query)
    await expect(page.getByRole('status')).toHaveText(said ?? '')
    expect((await found(page)).replace(/>\s+</g, '> <')).toBe(served.replace(/>\s+</g, '> <'))
  }
})

test('given only a keyboard, then the arrows lead through the results and Escape leads back', async ({
  page,
}) => {
  await open(page)
  await page.keyboard.type('phieu gop y')
  await expect(links(page).nth(2)).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(links(page).nth(0)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(links(page).nth(1)).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await expect(box(page)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Escape')
  await expect(box(page)).toBeFocused()
  await expect(box(page)).toHaveValue('phieu gop y')
  await page.keyboard.press('/')
  await expect(box(page)).toHaveValue('phieu gop y/')
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowDown')
  const address = await links(page).first().getAttribute('href')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`${address}$`))
  await page.goBack()
  await expect(box(page)).toHaveValue('phieu gop y/')
  await expect(links(page).first()).toBeVisible()
})

test('given results of the server, then the arrows lead through them, too', async ({ page }) => {
  await page.goto('/tim-kiem?q=nghi%20huu')
  await box(page).focus()
  await page.keyboard.press('ArrowDown')
  await expect(links(page).first()).toBeFocused()
})

test('given something typed before the engine came, then it is answered once it is there', async ({
  page,
}) => {
  const held = Promise.withResolvers<void>()
  await page.route('**/tim-kiem.json', async (route) => {
    await held.promise
    await route.continue()
  })
  await page.goto('/tim-kiem')
  await box(page).pressSequentially('nghi huu')
  await expect(list(page)).toBeHidden()
  held.resolve()
  await expect(list(page)).toBeVisible()
})

test('given that the data cannot be had, then the form asks the server', async ({ page }) => {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  for (const spoil of [{ status: 500 }, { body: '[{"kind":"other"}]' }, { body: '<html>' }]) {
    await page.route('**/tim-kiem.json', (route) => route.fulfill(spoil))
    await page.goto('/tim-kiem')
    await box(page).fill('ho ten va dia chi')
    await box(page).press('Enter')
    await expect(list(page).locator('mark').first()).toHaveText('họ tên và địa chỉ')
    await page.unrouteAll()
  }
  expect(errors).toEqual([])
})

test('the page is accessible before, with results, and without', async ({ page }) => {
  await open(page)
  await expectAccessible(page)
  for (const query of ['họ tên và địa chỉ', 'zzzz', 'gửi góp ý ở đâu']) {
    await box(page).fill(query)
    await expect(page.getByRole('status')).not.toHaveText('')
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
  }
})

test('before it is used the page is light, and nothing of the engine is loaded', async ({ page }) => {
  const requests: Request[] = []
  page.on('requestfinished', (request) => requests.push(request))
  await page.goto('/tim-kiem', { waitUntil: 'networkidle' })
  const sizes = await Promise.all(requests.map((request) => request.sizes()))
  const bytes = sizes.reduce(
    (sum, { responseBodySize, responseHeadersSize }) => sum + responseBodySize + responseHeadersSize,
    0,
  )
  expect(requests.length).toBeLessThanOrEqual(5)
  expect(bytes).toBeLessThanOrEqual(25_000)
  expect(requests.filter((request) => /live-results|\.json/.test(request.url()))).toEqual([])
})
