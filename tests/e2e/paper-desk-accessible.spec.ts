/** F5, F7: every page and state of paper and verification, in light and dark and on a narrow screen. */
import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { send, storePaper, typePaper } from './letters.ts'
import { signIn } from './sign-in.ts'

async function check(page: Page) {
  await expect(page.locator('h1')).toHaveCount(1)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
}

test('F5: typing, reading once more and the receipt are accessible', async ({ page }) => {
  test.slow()
  await signIn(page, 'member')
  await page.goto('/to-giup-viec/nhap-phieu')
  await check(page)
  await page.getByRole('button', { name: 'Xem lại trước khi lưu' }).click()
  await expect(page.getByRole('alert')).toBeFocused()
  await check(page)
  await page.getByRole('button', { name: 'Chuyển sang văn bản của tập thể, tổ chức' }).click()
  await check(page)
  await page.getByRole('button', { name: 'Chuyển sang văn bản của cá nhân' }).click()
  await typePaper(page, 'Phạm Văn Giấy', [{ subject: 'bi-thu', text: 'Rấtdài'.repeat(60) }])
  await page.getByRole('button', { name: 'Xem lại trước khi lưu' }).click()
  await check(page)
  await page.getByRole('button', { name: 'Lưu và lập biên nhận' }).click()
  await check(page)
  await page.goto('/to-giup-viec/doi-chieu')
  await check(page)
})

test('F5: comparing, each finding and typing again are accessible', async ({ page }) => {
  test.slow()
  await signIn(page, 'member')
  await page.goto('/to-giup-viec/nhap-phieu')
  await typePaper(page, 'Phạm Văn Giấy', [{ subject: 'bi-thu', text: 'Chữ viết tay' }])
  const { reference } = await storePaper(page)
  await page.goto(`/to-giup-viec/doi-chieu/${reference}`)
  await check(page)
  await signIn(page, 'deputy')
  await page.goto('/to-giup-viec/doi-chieu')
  await check(page)
  await page.goto(`/to-giup-viec/doi-chieu/${reference}`)
  await check(page)
  await page.getByRole('button', { name: 'Mở danh tính' }).click()
  await check(page)
  await page.getByRole('button', { name: 'Ghi kết luận' }).click()
  await check(page)
  await page.getByLabel('Khác', { exact: true }).check()
  await page.getByLabel('Khác ở chỗ nào').fill('Thiếu một chữ')
  await page.getByRole('button', { name: 'Ghi kết luận' }).click()
  await check(page)
  await page.getByRole('button', { name: 'Nhập lại từ bản này' }).click()
  await check(page)
  await storePaper(page)
  await page.goto(`/to-giup-viec/doi-chieu/${reference}`)
  await check(page)
  await page.goto(`/to-giup-viec/van-ban/${reference}`)
  await check(page)
})

test('F7: verification and the marks of a letter are accessible', async ({ page }) => {
  const comment = { subject: 'chanh-van-phong', contentArea: 'cong-tac-can-bo', text: crypto.randomUUID() }
  await send(page, [comment])
  const { reference } = await send(page, [comment])
  await signIn(page, 'deputy')
  await page.goto(`/to-giup-viec/van-ban/${reference}`)
  await page.getByRole('button', { name: 'Ghi kết quả xác minh' }).click()
  await check(page)
  await page.getByLabel('Người đó không gửi').check()
  await page.getByLabel('Cách xác minh').selectOption('by_post')
  await page.getByRole('button', { name: 'Ghi kết quả xác minh' }).click()
  await check(page)
  await signIn(page, 'lead')
  await page.goto(`/to-giup-viec/van-ban/${reference}`)
  await check(page)
})

test('F9: the page that holds what was posted is accessible', async ({ page, context }) => {
  await signIn(page, 'member')
  await page.goto('/to-giup-viec/nhap-phieu')
  await context.clearCookies()
  await page.getByRole('button', { name: 'Xem lại trước khi lưu' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Phiên làm việc đã kết thúc')
  await check(page)
})
