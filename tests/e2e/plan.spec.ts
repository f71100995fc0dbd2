/** The plan as people lead each other to it (P1). Scripts only: copying needs one. */
import { expect, test } from '@playwright/test'

test('P1: given a clause, when its number is pressed, then its whole address is copied and the page says so', async ({
  page,
  context,
  baseURL,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/ke-hoach')
  await page.getByRole('link', { name: 'Mục II.2.4.1', exact: true }).click()
  await expect(page.getByRole('status')).toHaveText('Đã chép địa chỉ của mục 2.4.1.')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${baseURL}/ke-hoach#ii-2-4-1`)
  await expect(page).toHaveURL(/#ii-2-4-1$/)
})

test('P1: given a browser without a clipboard, when a number is pressed, then the page says where the address is', async ({
  page,
}) => {
  await page.addInitScript(() =>
    Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined }),
  )
  await page.goto('/ke-hoach')
  await page.getByRole('link', { name: 'Mục I.3', exact: true }).click()
  await expect(page).toHaveURL(/#i-3$/)
  await expect(page.getByRole('status')).toHaveText('Địa chỉ của mục đang ở thanh địa chỉ')
})

test('P3: given a citation in the plan, when followed and led back, then both ends are in view', async ({
  page,
}) => {
  await page.goto('/ke-hoach')
  await page.getByRole('link', { name: 'Chỉ thị số 03-CT/TW ngày 14/5/2011' }).click()
  await expect(page.getByRole('heading', { name: 'Chỉ thị số 03-CT/TW' })).toBeInViewport()
  await page.locator('#chi-thi-03-ct-tw').getByRole('link', { name: 'II.3.4' }).click()
  await expect(page.locator('#ii-3-4-d1')).toBeInViewport()
})
