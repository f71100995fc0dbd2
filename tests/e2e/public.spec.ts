/** Every public page and every state of the form: accessible, narrow enough, within its own security policy. */
import { expect, type Page, test } from '@playwright/test'
import { builtPages } from '../pages.ts'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'

/** What the browser reports: refused by the policy, failed to load, thrown. */
function complaints(page: Page): string[] {
  const heard: string[] = []
  page.on('console', (message) => message.type() === 'error' && heard.push(message.text()))
  page.on('pageerror', (error) => heard.push(error.message))
  return heard
}

const form = (fields: Record<string, string>) => ({
  'contributor.kind': 'individual',
  'contributor.category': 'retired',
  'contributor.fullName': 'Đỗ Thị Ước',
  'contributor.address': '1 đường Thử',
  'comments.0.subject': 'bi-thu',
  'comments.0.contentArea': 'cong-tac-can-bo',
  'comments.0.text': 'Ý kiến vẫn còn nguyên',
  consent: 'true',
  ...fields,
})

/** Sends a form as a page without scripts would. */
async function post(page: Page, action: string, fields: Record<string, string>) {
  await page.goto('/gop-y')
  const inputs = Object.entries(fields).map(([name, value]) => ({ name, value }))
  await page.evaluate(
    ({ action, inputs }) => {
      const element = document.createElement('form')
      Object.assign(element, { method: 'post', action, enctype: 'multipart/form-data' })
      for (const { name, value } of inputs) {
        const input = document.createElement('input')
        Object.assign(input, { type: 'hidden', name, value })
        element.append(input)
      }
      document.body.append(element)
      element.submit()
    },
    { action, inputs },
  )
  await page.waitForURL((url) => url.pathname !== '/gop-y')
}

test('there are pages to look at', () => {
  expect(builtPages().map(({ path }) => path)).toEqual(
    expect.arrayContaining(['/', '/ke-hoach', '/gop-y', '/gop-y/ca-nhan', '/gop-y/tap-the', '/404']),
  )
})

for (const { path } of builtPages()) {
  test(`${path} is accessible in light and dark, fits 320 px and keeps to its policy`, async ({ page }) => {
    const heard = complaints(page)
    const response = await page.goto(path)
    expect(response?.headers()['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(response?.headers()['x-content-type-options']).toBe('nosniff')
    await expect(page.locator('h1')).toHaveCount(1)
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    expect(heard.filter((text) => !(path === '/404' && text.includes('404')))).toEqual([])
  })
}

test('the form with errors, the check page and the receipt are accessible and fit 320 px', async ({
  page,
}) => {
  const heard = complaints(page)
  await page.goto('/gop-y/tap-the')
  await page.getByRole('button', { name: 'Xem lại trước khi gửi' }).click()
  await expect(page.getByRole('alert')).toContainText('Còn mục cần sửa')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  await post(page, '/gop-y/kiem-tra', form({}))
  await expect(page.getByRole('heading', { name: 'Xem lại văn bản góp ý' })).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  await page.getByRole('button', { name: 'Gửi văn bản góp ý' }).click()
  await expect(page.getByRole('heading', { name: 'Biên nhận văn bản góp ý' })).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  // the page with errors answers 422, which the browser notes
  expect(heard.filter((text) => !text.includes('422'))).toEqual([])
})

test('F9: when the door cannot store, the person reads why and everything typed is still there', async ({
  page,
}) => {
  await post(page, '/gop-y/kiem-tra?loi=unavailable', form({ idempotencyKey: 'khoa-cu' }))
  await expect(page.getByRole('alert')).toContainText('gửi lại không bị trùng')
  await expect(page.getByText('Ý kiến vẫn còn nguyên')).toBeVisible()
  await expect(page.locator('input[name="idempotencyKey"]')).toHaveValue('khoa-cu')
  await expectAccessible(page)
})

test('F9: a changed text under a spent key is kept and gets a key of its own', async ({ page }) => {
  await post(page, '/api/feedback', form({ idempotencyKey: `khoa-${crypto.randomUUID()}` }))
  await expect(page.getByRole('heading', { name: 'Biên nhận văn bản góp ý' })).toBeVisible()
  const key = `khoa-${crypto.randomUUID()}`
  await post(page, '/api/feedback', form({ idempotencyKey: key }))
  await post(page, '/api/feedback', form({ idempotencyKey: key, 'comments.0.text': 'Viết khác đi' }))
  await expect(page.getByRole('alert')).toContainText('văn bản góp ý khác')
  await expect(page.getByText('Viết khác đi')).toBeVisible()
  await expect(page.locator('input[name="idempotencyKey"]')).not.toHaveValue(key)
})

test('F8: a receipt opens only with its secret', async ({ page }) => {
  for (const secret of ['', 'ABCD', 'ABCDEFGHJKLMNPRS', '%00', "' or 1=1"]) {
    const response = await page.goto(`/gop-y/bien-nhan?khoa=${encodeURIComponent(secret)}`)
    expect(response?.status()).toBe(404)
    await expect(page.getByRole('heading', { name: 'Không tìm thấy biên nhận' })).toBeVisible()
  }
})

test('the check page opened without a form leads back to the form', async ({ page }) => {
  await page.goto('/gop-y/kiem-tra')
  await expect(page).toHaveURL(/\/gop-y\/?$/)
})

test('/api/openapi.json is served', async ({ request }) => {
  const answer = await request.get('/api/openapi.json')
  expect(answer.status()).toBe(200)
  expect(await answer.json()).toMatchObject({ openapi: '3.1.0', paths: { '/api/feedback': { post: {} } } })
})
