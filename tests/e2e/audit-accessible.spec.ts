/** H8: every page and state of the log, in light and dark, with the keyboard and on a narrow screen. */
import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { send } from './letters.ts'
import { signIn } from './sign-in.ts'

async function check(page: Page) {
  await expect(page.locator('h1')).toHaveCount(1)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
}

const paths = [
  '/to-giup-viec/nhat-ky',
  '/to-giup-viec/nhat-ky?viec=in-thu-moi&ngay=1/1/2020',
  '/to-giup-viec/nhat-ky?van-ban=IIII&ngay=hom-qua',
  '/to-giup-viec/nhat-ky/moi-viec',
  '/to-giup-viec/nhat-ky/moi-viec?in=1',
  '/to-giup-viec/nhat-ky/kiem-tra',
  '/to-giup-viec/nhat-ky/kiem-tra?so=999999',
  '/to-giup-viec/van-ban',
]

for (const path of paths) {
  test(`H8: ${path} is accessible to an auditor`, async ({ page }) => {
    await send(page, [{ subject: 'bi-thu', contentArea: 'cong-tac-can-bo', text: 'Đề nghị làm rõ.' }])
    await signIn(page, 'auditor')
    await page.goto(path)
    await check(page)
  })
}

test('H8: the log and its check are accessible to the Help Team', async ({ page }) => {
  await signIn(page, 'lead')
  await page.goto('/to-giup-viec/nhat-ky/moi-viec')
  await check(page)
  await page.goto('/to-giup-viec/nhat-ky/kiem-tra')
  await page.getByRole('button', { name: 'Kiểm tra nhật ký' }).click()
  await expect(page.getByRole('status')).toBeVisible()
  await check(page)
})
