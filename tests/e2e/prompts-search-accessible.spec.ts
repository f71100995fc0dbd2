/** H1, H6, H8: review prompts and the search in every state, in light and dark and on a narrow screen. */
import { expect, type Page, test } from '@playwright/test'
import { aJpeg } from '../scan-files.ts'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { send } from './letters.ts'
import { attach, fillPrompt, promptsWith, submitPrompt } from './prompts.ts'
import { signIn } from './sign-in.ts'

async function check(page: Page) {
  await expect(page.locator('h1')).toHaveCount(1)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
}

test('H6: the form, its faults, the list, a correction and its history are accessible', async ({ page }) => {
  test.slow()
  const [number, mark] = [`${crypto.randomUUID()}-CV/TU`, crypto.randomUUID()]
  await signIn(page, 'member')
  await page.goto('/to-giup-viec/goi-y/ghi')
  await check(page)
  await submitPrompt(page)
  await expect(page.getByRole('alert')).toBeFocused()
  await check(page)
  await fillPrompt(page, { subject: 'tap-the', number, text: `${'Rấtdài'.repeat(60)} ${mark}` })
  await attach(page, `${'cong-van-'.repeat(20)}.jpg`, aJpeg(), true)
  await check(page)
  await submitPrompt(page)
  await expect(page.getByRole('status')).toContainText('Đã ghi gợi ý.')
  await check(page)
  await page.goto('/to-giup-viec/goi-y/ghi')
  await fillPrompt(page, { subject: 'tap-the', number, text: `${'Rấtdài'.repeat(60)} ${mark}` })
  await submitPrompt(page)
  await check(page)
  await page.goto('/to-giup-viec/goi-y')
  await promptsWith(page, mark).getByRole('link', { name: 'Sửa bản ghi' }).click()
  await check(page)
  await page.getByLabel('Nội dung gợi ý, nguyên văn').fill(`Đúng ${mark}`)
  await submitPrompt(page, 'Lưu bản sửa')
  await promptsWith(page, mark).getByText('Các bản ghi trước khi sửa (1)').click()
  await check(page)
  await page.goto('/to-giup-viec/doi-tuong/tap-the')
  await check(page)
  await signIn(page, 'lead')
  await page.goto('/to-giup-viec/goi-y/ghi')
  await check(page)
})

test('H1, H8: the search, its faults, what it finds and does not find are accessible', async ({ page }) => {
  test.slow()
  const word = `x${crypto.randomUUID().replaceAll('-', '')}`
  const comment = {
    subject: 'bi-thu',
    contentArea: 'cong-tac-can-bo',
    text: `${word} ${'rấtdài'.repeat(300)}`,
  }
  await send(
    page,
    Array.from({ length: 55 }, () => comment),
  )
  await signIn(page, 'member')
  await page.goto('/to-giup-viec/tim')
  await check(page)
  for (const typed of ['a', word, `"${word} khong"`, '2222-2222']) {
    await page.goto(`/to-giup-viec/tim?tu-khoa=${encodeURIComponent(typed)}&nguoi=ca-nhan`)
    await check(page)
  }
  await page.getByRole('button', { name: 'Tìm người góp ý' }).click()
  await expect(page.getByLabel('Họ tên cá nhân, tên tập thể hoặc người ký')).toBeFocused()
  await check(page)
  for (const name of ['dang van an', word]) {
    await page.getByLabel('Họ tên cá nhân, tên tập thể hoặc người ký').fill(name)
    await page.getByLabel('Lý do tìm').fill('Người góp ý gọi điện hỏi')
    await page.getByRole('button', { name: 'Tìm người góp ý' }).click()
    await check(page)
  }
})
