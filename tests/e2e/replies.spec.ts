/** H7, II.2.4.3: from the work list contributors are answered and it is recorded, one letter or many; a wrong record is put right. */
import { expect, type Page, test } from '@playwright/test'
import { showDay, today } from '../../src/domain/day.ts'
import { addMember, look } from './database.ts'
import { type Codes, send, sendCollective } from './letters.ts'
import { fillDocument, fillTelephone, submitReply } from './replies.ts'
import { signInAs } from './sign-in.ts'

const comment = { subject: 'pho-bi-thu', contentArea: 'cong-tac-can-bo', text: 'Đề nghị làm rõ.' }
const mine = '/to-giup-viec/viec?viec=tra-loi.cua-toi'

const box = (page: Page, reference: string) =>
  page.getByRole('checkbox', { name: `Chọn ${reference}`, exact: true })

/** Signs in somebody whose list has these letters and no other. */
async function signInWith(page: Page, letters: Codes[]) {
  const account = await addMember()
  const references = letters.map(({ reference }) => reference)
  await look(
    (sql) => sql`
      insert into public.assignment (feedback_id, body_id, round_id, step, assignee, assigned_by)
        select f.id, f.body_id, f.round_id, 'answer', u.id, u.id from public.feedback f cross join auth.users u
        where f.reference = any (${references}) and u.email = ${account.email}`,
  )
  await signInAs(page, account)
}

async function receiptSays(page: Page, { secret }: Codes, words: string) {
  await page.goto(`/gop-y/bien-nhan?khoa=${secret}`)
  await expect(page.locator('.receipt-steps li').last()).toContainText(words)
}

test('H7: given letters one has taken, when each contributor is answered, then the list leads on, ends, and the receipt says the day', async ({
  page,
}) => {
  const letters = [await send(page, [comment]), await send(page, [comment])] as const
  const [first, second] = letters
  await signInWith(page, [...letters])
  await page.goto(mine)
  await page.getByRole('link', { name: first.reference, exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Trả lời: Chưa trả lời' })).toBeVisible()
  await submitReply(page)
  await expect(page.getByRole('alert')).toContainText('Hình thức trả lời')
  await fillTelephone(page, '')
  await submitReply(page)
  await expect(page.getByLabel('Đã thông báo những gì')).toHaveAccessibleDescription(
    /hãy ghi đã thông báo những gì/,
  )
  await expect(page.getByLabel('Qua điện thoại', { exact: true })).toBeChecked()
  for (const { reference } of letters) {
    await expect(page.getByRole('heading', { level: 1 })).toContainText(reference)
    await fillTelephone(page, 'Đã báo nội dung tiếp thu.')
    await submitReply(page)
  }
  await expect(page.getByRole('status')).toHaveText(
    `Đã ghi xong văn bản ${second.reference}. Danh sách này đã hết việc.`,
  )
  await receiptSays(page, first, `ngày ${showDay(today())}`)

  await page.goto(`/to-giup-viec/van-ban/${first.reference}`)
  await expect(
    page.getByRole('heading', { name: `Trả lời: Đã trả lời ngày ${showDay(today())}` }),
  ).toBeVisible()
  await page.getByRole('link', { name: 'Sửa hoặc rút lại' }).click()
  await submitReply(page, 'Rút lại lần ghi này')
  await expect(page.getByLabel('Lý do sửa hoặc rút lại')).toHaveAccessibleDescription(/từ 10 đến 500 ký tự/)
  await expect(page.getByLabel('Đã thông báo những gì')).toHaveValue('Đã báo nội dung tiếp thu.')
  await page.getByLabel('Lý do sửa hoặc rút lại').fill('Gọi nhầm số, chưa gặp được')
  await submitReply(page, 'Rút lại lần ghi này')
  await expect(page.getByRole('heading', { name: 'Trả lời: Chưa trả lời' })).toBeVisible()
  await expect(page.getByRole('list', { name: 'Các lần ghi trả lời' })).toContainText('Gọi nhầm số')
  await page.goto(mine)
  await expect(box(page, first.reference)).toBeVisible()
})

test('H7: given letters of collectives, when one document answers them, then they are recorded at once and corrected together', async ({
  page,
}) => {
  const letters = [await sendCollective(page, [comment]), await sendCollective(page, [comment])] as const
  const person = await send(page, [comment])
  const [first] = letters
  await signInWith(page, [...letters, person])
  const choose = page.getByRole('button', { name: 'Ghi đã trả lời các văn bản đã chọn' })
  await page.goto(mine)
  await choose.click()
  await expect(page.getByRole('alert')).toContainText('Chưa chọn văn bản nào')
  await page.goto(mine)
  for (const { reference } of [...letters, person]) await box(page, reference).check()
  await choose.click()
  await expect(page.getByRole('alert')).toContainText('nên ghi riêng từng loại')
  await page.goto(mine)
  for (const { reference } of letters) await box(page, reference).check()
  await choose.click()
  await expect(page.getByRole('heading', { name: '2 văn bản của tập thể' })).toBeVisible()
  await page.getByLabel('Số, ký hiệu văn bản trả lời').fill('15-CV/ĐUK')
  await submitReply(page)
  await expect(page.getByRole('alert').getByRole('listitem')).toHaveCount(2)
  await expect(page.getByLabel('Số, ký hiệu văn bản trả lời')).toHaveValue('15-CV/ĐUK')
  await fillDocument(page, '15-CV/ĐUK')
  await submitReply(page)
  await expect(page.getByRole('status')).toHaveText('Đã ghi trả lời 2 văn bản.')
  await expect(page.getByRole('checkbox')).toHaveCount(1)
  await receiptSays(page, first, `ngày ${showDay(today())}`)

  await page.goto(`/to-giup-viec/van-ban/${first.reference}`)
  const history = page.getByRole('list', { name: 'Các lần ghi trả lời' })
  await expect(history).toContainText('Ghi chung cho 2 văn bản')
  await history.getByRole('link', { name: 'Sửa hoặc rút lại' }).click()
  const address = page.url()
  await page.getByLabel('Lý do sửa hoặc rút lại').fill('Chép nhầm số văn bản')
  await page.getByLabel('Áp dụng cho cả 2 văn bản').check()
  await page.getByLabel('Số, ký hiệu văn bản trả lời').fill('16-CV/ĐUK')
  await submitReply(page, 'Lưu bản sửa')
  await page.goto(`/to-giup-viec/van-ban/${letters[1].reference}`)
  await expect(history.getByRole('listitem').first()).toContainText('Văn bản số 16-CV/ĐUK')
  await expect(history.getByRole('listitem').last()).toContainText('Không còn tính')
  // whoever still has the old form open is told that somebody was faster
  const stale = await page.request.get(address)
  expect(stale.status()).toBe(409)
})
