/** F7: who sent a letter is checked, noted with who and when, and counted apart until confirmed. */
import { expect, type Page, test } from '@playwright/test'
import { send } from './letters.ts'
import { signIn } from './sign-in.ts'

const comment = { subject: 'truong-ban-tuyen-giao', contentArea: 'cong-tac-can-bo', text: 'Đề nghị làm rõ.' }

async function note(page: Page, outcome: string, method: string, text = '') {
  if (outcome) await page.getByLabel(outcome, { exact: true }).check()
  if (method) await page.getByLabel('Cách xác minh').selectOption(method)
  await page.getByLabel('Ghi chú', { exact: false }).fill(text)
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    page.getByRole('button', { name: 'Ghi kết quả xác minh' }).click(),
  ])
  await page.waitForLoadState()
  return answer
}

test('F7: a finding has an outcome and a way; what was typed is kept until it has', async ({ page }) => {
  const { reference } = await send(page, [comment])
  await signIn(page, 'deputy')
  await page.goto(`/to-giup-viec/van-ban/${reference}`)
  expect((await note(page, '', '', 'Đã hỏi')).status()).toBe(422)
  await expect(page.getByText('Hãy chọn kết quả xác minh.')).toBeVisible()
  await expect(page.getByLabel('Cách xác minh')).toHaveAccessibleDescription('Hãy chọn cách đã xác minh.')
  await expect(page.getByLabel('Ghi chú', { exact: false })).toHaveValue('Đã hỏi')
  expect((await note(page, 'Còn nghi', 'Gọi lại', 'x'.repeat(501))).status()).toBe(422)
  await expect(page.getByLabel('Còn nghi')).toBeChecked()
  await expect(page.getByLabel('Ghi chú', { exact: false })).toHaveAccessibleDescription(/dài quá 500 ký tự/)
})

test('F7: findings are kept with who and when, the last one counts, and the receipt says when', async ({
  page,
}) => {
  const { reference, secret } = await send(page, [comment])
  await signIn(page, 'deputy')
  const path = `/to-giup-viec/van-ban/${reference}`
  await page.goto(path)
  await expect(page.getByRole('heading', { name: 'Xác minh người gửi: Chưa xác minh' })).toBeVisible()
  expect((await note(page, 'Còn nghi', 'Gọi lại', 'Không nghe máy')).status()).toBe(303)
  await expect(page.getByRole('heading', { name: 'Xác minh người gửi: Còn nghi' })).toBeVisible()
  await note(page, 'Đã xác nhận', 'Gặp trực tiếp')
  await expect(page.getByRole('heading', { name: 'Xác minh người gửi: Đã xác nhận' })).toBeVisible()
  const history = page.getByRole('list', { name: 'Các lần xác minh' }).getByRole('listitem')
  await expect(history).toHaveCount(2)
  await expect(history.first()).toContainText('Đã xác nhận, Gặp trực tiếp')
  await expect(history.last()).toContainText('Tổ phó (tài khoản thử)')
  await expect(history.last()).toContainText('Không nghe máy')
  await page.goto(`/gop-y/bien-nhan?khoa=${secret}`)
  await expect(page.locator('.receipt-steps .reached')).toHaveText([
    /Đã nhận/,
    /Đã xác minh người gửi\s*ngày/,
  ])
})

test('F7: the list of what is not verified is kept by its address, with the kind, and loses what is confirmed', async ({
  page,
}) => {
  const { reference } = await send(page, [comment])
  await signIn(page, 'member')
  await page.goto('/to-giup-viec/van-ban')
  await page.getByRole('link', { name: /^Chưa xác minh/ }).click()
  await page.getByRole('link', { name: 'Cá nhân', exact: true }).click()
  expect(new URL(page.url()).searchParams.get('tinh-trang')).toBe('chua-xac-minh')
  expect(new URL(page.url()).searchParams.get('nguoi')).toBe('ca-nhan')
  const row = page.getByRole('row').filter({ hasText: reference })
  await expect(row).toContainText('Chưa xác minh')
  const address = page.url()
  await row.getByRole('link').click()
  await note(page, 'Đã xác nhận', 'Văn phòng biết rõ')
  await page.goto(address)
  await expect(row).toHaveCount(0)
  await page.goto('/to-giup-viec/van-ban')
  await expect(row).toContainText('Đã xác nhận')
})

test('F7: the same words under several names are shown to the desk with the others, and none is refused', async ({
  page,
}) => {
  const text = `Cùng một lời ${crypto.randomUUID()}`
  const first = await send(page, [{ ...comment, text }])
  const second = await send(page, [{ ...comment, text }])
  await signIn(page, 'deputy')
  await page.goto(`/to-giup-viec/van-ban?tinh-trang=trung-loi`)
  await expect(page.getByRole('row').filter({ hasText: first.reference })).toContainText('Trùng lời')
  await page.getByRole('row').filter({ hasText: second.reference }).getByRole('link').click()
  await expect(page.getByText('giống hệt ý kiến trong một văn bản khác')).toBeVisible()
  await page.getByRole('link', { name: first.reference }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Văn bản góp ý ${first.reference}`)
})

test('I.5: the lead, a subject of the letter, neither verifies nor reads the notes of others', async ({
  page,
  baseURL,
}) => {
  const { reference } = await send(page, [{ ...comment, subject: 'chanh-van-phong' }])
  const path = `/to-giup-viec/van-ban/${reference}`
  await signIn(page, 'deputy')
  await page.goto(path)
  await note(page, 'Còn nghi', 'Qua thư', 'Ghi chú riêng của Tổ phó')
  await signIn(page, 'lead')
  await page.goto(path)
  await expect(page.getByRole('heading', { name: 'Xác minh người gửi: Còn nghi' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Ghi kết quả xác minh' })).toHaveCount(0)
  expect(await page.content()).not.toContain('Ghi chú riêng')
  const answer = await page.request.post(path, {
    form: { verify: '1', outcome: 'denied', method: 'by_post', note: '' },
    headers: { origin: baseURL ?? '' },
  })
  expect(answer.status()).toBe(403)
  await page.goto(path)
  await expect(page.getByRole('heading', { name: 'Xác minh người gửi: Còn nghi' })).toBeVisible()
})

test('H2: the subject’s page is narrowed to what is not verified and agrees with its figure', async ({
  page,
}) => {
  await send(page, [comment])
  await signIn(page, 'member')
  await expect(async () => {
    await page.goto('/to-giup-viec/doi-tuong/truong-ban-tuyen-giao')
    const figure = page.locator('.subject-counts .sum-row td').last()
    const count = ((await figure.textContent()) ?? '').trim()
    await figure.getByRole('link').click()
    await expect(page.getByLabel('Xác minh người gửi')).toHaveValue('chua')
    await expect(page.locator('#cac-y-kien')).toHaveText(new RegExp(`^${count} trong `), { timeout: 1_000 })
  }).toPass()
})
