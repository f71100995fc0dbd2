/** H3: the page on which letters are divided and compared, in every state, in light and dark and on a narrow screen. */
import { expect, type Page, test } from '@playwright/test'
import { aJpeg } from '../scan-files.ts'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { find, pathOf, rowsOf, save, sendToDivide } from './division.ts'
import { sendWithScans } from './scan-letters.ts'
import { signIn } from './sign-in.ts'

async function check(page: Page) {
  await page.waitForLoadState()
  await expect(page.locator('h1')).toHaveCount(1)
  // at its end nothing lies under the bar that stays in sight while one scrolls
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight))
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
}

test('H3: new, marked and incomplete', async ({ page }) => {
  const heard: string[] = []
  page.on('console', (message) => message.type() === 'error' && heard.push(message.text()))
  const { reference } = await sendToDivide(page)
  await signIn(page, 'member')
  await page.goto(pathOf(reference))
  await check(page)
  await page.getByText('Phím tắt').click()
  await page.getByRole('option').first().click()
  await page.keyboard.press('0')
  await page.getByRole('listbox', { name: 'Ý kiến 2' }).getByRole('option').last().click()
  await page.keyboard.press('Delete')
  await expect(page.getByText('Còn 1 câu chưa phân')).toBeVisible()
  await check(page)
  expect(heard).toEqual([])
})

test('H3: in sentences and refused', async ({ page }) => {
  const { reference } = await sendToDivide(page)
  await signIn(page, 'member')
  await page.goto(pathOf(reference))
  await rowsOf(page, 1).first().getByLabel('Đối tượng').selectOption('Để ngoài, có lý do')
  await page.getByRole('button', { name: 'Tách cả văn bản theo câu' }).click()
  await check(page)
  expect(await save(page)).toBe(422)
  await expect(page.getByRole('alert')).toBeVisible()
  await check(page)
})

test('H3: saved, and the panel on the letter’s page', async ({ page }) => {
  const { reference } = await sendToDivide(page)
  await signIn(page, 'member')
  await page.goto(pathOf(reference))
  await page.getByRole('button', { name: 'Giữ nguyên cách chia của người góp ý' }).click()
  await expect(page.getByText('Đã lưu bản 1.')).toBeVisible()
  await check(page)
  await page.goto(`/to-giup-viec/van-ban/${reference}`)
  await check(page)
})

test('H3: stale, compared, disagreed and side by side', async ({ page, browser }) => {
  const { reference } = await sendToDivide(page)
  await signIn(page, 'member')
  await page.goto(pathOf(reference))
  const context = await browser.newContext()
  const other = await context.newPage()
  await signIn(other, 'deputy')
  await other.goto(pathOf(reference))
  await other.getByRole('button', { name: 'Giữ nguyên cách chia của người góp ý' }).click()
  await expect(other.getByText('Đã lưu bản 1.')).toBeVisible()
  await context.close()
  await rowsOf(page, 2).getByLabel('Nội dung').selectOption('Tư tưởng chính trị, đạo đức, lối sống')
  expect(await save(page)).toBe(409)
  await check(page)
  expect(await save(page)).toBe(303)
  await signIn(page, 'deputy')
  await page.goto(pathOf(reference))
  expect(await find(page, 'Có chỗ khác')).toBe(422)
  await check(page)
  expect(await find(page, 'Có chỗ khác', 'Nội dung là công tác cán bộ')).toBe(303)
  await page.getByRole('link', { name: 'So với bản 1' }).click()
  await check(page)
})

test('H3: with a scan beside, and closed to a subject of the letter', async ({ page }) => {
  const { reference } = await sendWithScans(page.request, 'chanh-van-phong', [aJpeg()])
  await signIn(page, 'deputy')
  await page.goto(pathOf(reference))
  await page.getByRole('button', { name: 'Xem bản quét 1' }).click()
  await check(page)
  await page.getByLabel('Lý do mở bản quét').fill('Kiểm tra trang khi bản quét đã mở')
  await page.getByRole('button', { name: 'Xem bản quét 1' }).click()
  await expect(page.getByRole('img', { name: 'Ảnh của bản quét 1' })).toBeVisible()
  await page.getByRole('button', { name: 'Xoay 90°' }).click()
  await page.getByRole('button', { name: 'Phóng to' }).click()
  await expect(page.locator('scan-view').getByRole('status')).toHaveText('Cỡ 150 %, xoay 90°')
  await check(page)
  await signIn(page, 'lead')
  await page.goto(pathOf(reference))
  await check(page)
})
