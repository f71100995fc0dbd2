/** H1, H2: every page and state of the desk, in light and dark, with the keyboard and on a narrow screen. */
import { expect, type Page, test } from '@playwright/test'
import { aJpeg, aPdf } from '../scan-files.ts'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { sendWithScans } from './scan-letters.ts'
import { signIn } from './sign-in.ts'

async function check(page: Page) {
  await expect(page.locator('h1')).toHaveCount(1)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
}

test('H1: the sign-in page and its refusals are accessible', async ({ page }) => {
  await page.goto('/to-giup-viec/dang-nhap?het-phien=1')
  await check(page)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await expect(page.getByText('Hãy điền mật khẩu.', { exact: true })).toBeVisible()
  await check(page)
  await page.getByLabel('Thư điện tử').fill(`${crypto.randomUUID()}@to-giup-viec.example`)
  await page.getByLabel('Mật khẩu').fill('khong-phai')
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await check(page)
})

test('H8: a letter is accessible closed, refused and opened', async ({ page }) => {
  await signIn(page, 'deputy')
  await page.goto('/to-giup-viec/van-ban')
  await page.locator('tbody th a').first().click()
  await check(page)
  await page.getByRole('button', { name: 'Mở danh tính' }).click()
  await expect(page.getByLabel('Lý do mở danh tính')).toHaveAttribute('aria-invalid', 'true')
  await check(page)
  await page.getByLabel('Lý do mở danh tính').fill('Kiểm tra trang khi danh tính đã mở')
  await page.getByRole('button', { name: 'Mở danh tính' }).click()
  await expect(page.getByRole('link', { name: 'Đóng danh tính' })).toBeVisible()
  await check(page)
})

test('H2: samples are announced on every page they are on, with the command that removes them', async ({
  page,
}) => {
  await signIn(page, 'member')
  for (const path of ['/to-giup-viec', '/to-giup-viec/doi-tuong/bi-thu', '/to-giup-viec/van-ban']) {
    await page.goto(path)
    await expect(page.getByRole('complementary')).toContainText('npm run samples:remove')
    if (path !== '/to-giup-viec') await expect(page.getByText('Mẫu', { exact: true }).first()).toBeVisible()
  }
  await page.goto('/to-giup-viec?dot=2012')
  await expect(page.getByText('npm run samples:remove')).toHaveCount(0)
})

test('H8: a letter’s scans are accessible closed, without a reason, refused and opened', async ({ page }) => {
  const about = [
    ['pho-bi-thu', 'deputy'],
    ['chanh-van-phong', 'lead'],
  ] as const
  for (const [subject, role] of about) {
    const { reference } = await sendWithScans(page.request, subject, [aPdf(), aJpeg()])
    await page.context().clearCookies()
    await signIn(page, role)
    await page.goto(`/to-giup-viec/van-ban/${reference}`)
    await check(page)
    await page.goto(`/to-giup-viec/van-ban/${reference}/ban-quet?het-han=1`)
    await check(page)
    if (role === 'lead') continue
    await page.getByRole('button', { name: 'Mở bản quét 2' }).click()
    await expect(page.getByLabel('Lý do mở bản quét')).toHaveAttribute('aria-invalid', 'true')
    await check(page)
    await page.getByLabel('Lý do mở bản quét').fill('Kiểm tra trang khi bản quét đã mở')
    await page.getByRole('button', { name: 'Mở bản quét 2' }).click()
    await expect(page.getByRole('img', { name: 'Ảnh của bản quét 2' })).toBeVisible()
    await check(page)
  }
})
