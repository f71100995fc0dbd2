import { test } from '@playwright/test'
import { send, sendCollective } from './letters.ts'
import { fillTelephone, submitReply } from './replies.ts'
import { signIn } from './sign-in.ts'

const comment = { subject: 'pho-bi-thu', contentArea: 'cong-tac-can-bo', text: 'Đề nghị làm rõ.' }
test('shots', async ({ page }) => {
  test.setTimeout(240_000)
  const a = await send(page, [comment])
  const b = [await sendCollective(page, [comment]), await sendCollective(page, [comment])]
  await signIn(page, 'deputy')
  const shot = async (name: string, w = 1366, full = true) => {
    await page.setViewportSize({ width: w, height: 768 })
    await page.screenshot({ path: `/tmp/reply-shots/${name}.png`, fullPage: full })
  }
  await shot('today')
  await page.goto('/to-giup-viec/viec?viec=tra-loi')
  await shot('list')
  await shot('list-390', 390, false)
  await page.goto('/to-giup-viec/tien-trinh')
  await shot('progress', 1366, false)
  const letter = `/to-giup-viec/van-ban/${a.reference}`
  await page.goto(letter)
  await shot('panel')
  await submitReply(page)
  await shot('panel-faults')
  await shot('panel-faults-390', 390)
  await fillTelephone(page, 'Đã báo nội dung tiếp thu hai ý.')
  await submitReply(page)
  await shot('answered')
  await page.emulateMedia({ media: 'print' })
  await shot('answered-print', 800)
  await page.emulateMedia({ media: 'screen' })
  await page.emulateMedia({ colorScheme: 'dark' })
  await shot('answered-dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await page.getByRole('link', { name: 'Sửa hoặc rút lại' }).click()
  await shot('correct')
  await shot('correct-390', 390)
  await page.goto(`/to-giup-viec/tra-loi?viec=tra-loi&letter=${b[0]?.reference}&letter=${b[1]?.reference}`)
  await shot('bulk')
  await shot('bulk-390', 390)
  await page.goto(`/gop-y/bien-nhan?khoa=${a.secret}`)
  await shot('receipt')
})
