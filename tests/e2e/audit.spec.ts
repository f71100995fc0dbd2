/** H8: who reads the log, what it shows, and that its check finds it whole. */
import { expect, type Page, test } from '@playwright/test'
import { send } from './letters.ts'
import { signIn } from './sign-in.ts'

const logPath = '/to-giup-viec/nhat-ky'
const about = (subject: string) => [{ subject, contentArea: 'cong-tac-can-bo', text: 'Đề nghị làm rõ.' }]

/** A letter whose identity a deputy has opened. */
async function openedLetter(page: Page, reason: string): Promise<string> {
  const { reference } = await send(page, about('pho-bi-thu'))
  await signIn(page, 'deputy')
  await page.goto(`/to-giup-viec/van-ban/${reference}`)
  await page.getByLabel('Lý do mở danh tính').fill(reason)
  await page.getByRole('button', { name: 'Mở danh tính' }).click()
  await expect(page.getByRole('link', { name: 'Đóng danh tính' })).toBeVisible()
  await page.context().clearCookies()
  return reference
}

test('H8: given an auditor, when opening any other page of the desk, then it is refused and leads to the log', async ({
  page,
}) => {
  await signIn(page, 'auditor')
  for (const path of ['/van-ban', '/doi-tuong/bi-thu', '/nhap-phieu', '/doi-chieu', '/thu-moi', '/phieu']) {
    const answer = await page.goto(`/to-giup-viec${path}`)
    expect(answer?.status(), path).toBe(403)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Trang này dành cho Tổ giúp việc')
  }
  await page.getByRole('link', { name: 'Về nhật ký' }).click()
  await expect(page).toHaveURL(logPath)
  await page.goto('/to-giup-viec')
  await expect(page).toHaveURL(logPath)
})

test('H8: given an auditor, when posting to the desk, then it is refused', async ({ page, baseURL }) => {
  await signIn(page, 'auditor')
  const answer = await page.request.post('/to-giup-viec/doi-chieu', {
    form: { outcome: 'same' },
    headers: { origin: baseURL ?? '' },
  })
  expect(answer.status()).toBe(403)
})

test('H8: given nobody signed in, when opening the log, then they sign in first', async ({ page }) => {
  for (const path of ['', '/moi-viec', '/kiem-tra']) {
    await page.goto(`${logPath}${path}`)
    await expect(page).toHaveURL(/dang-nhap/)
  }
})

test('H8: given an opened identity, when an auditor reads the log, then it says who, when and why, without a way to the letter', async ({
  page,
}) => {
  const reason = `Đối chiếu ${crypto.randomUUID()}`
  const reference = await openedLetter(page, reason)
  await signIn(page, 'auditor')
  const navigation = page.getByRole('banner').getByRole('navigation').getByRole('link')
  await expect(navigation).toHaveText(['Nhật ký', 'Phiên làm việc'])
  await page.getByLabel('Mã số biên nhận').fill(reference.toLowerCase())
  await page.getByRole('button', { name: 'Lọc' }).click()
  const row = page.getByRole('row').filter({ hasText: reason })
  await expect(row).toContainText('Tổ phó (tài khoản thử)')
  await expect(row).toContainText('Mở danh tính')
  await expect(row).toContainText(reference)
  await expect(row.getByRole('link')).toHaveCount(0)

  await page.getByLabel('Việc', { exact: true }).selectOption('In thư mời')
  await page.getByRole('button', { name: 'Lọc' }).click()
  await expect(page.getByText('Không có lần nào hợp với các điều kiện đã chọn.')).toBeVisible()
  await expect(page).toHaveURL(/viec=in-thu-moi/)
  await page.getByRole('link', { name: 'Bỏ lọc' }).click()
  await expect(page).toHaveURL(logPath)
})

test('H8: given a letter and its reading, when filtering the trail, then both are there, newest first', async ({
  page,
}) => {
  const reference = await openedLetter(page, 'Gọi điện hỏi lại nội dung')
  await signIn(page, 'member')
  await page.goto(`${logPath}/moi-viec?van-ban=${reference}`)
  const rows = page.getByRole('row')
  await expect(rows).toHaveCount(3)
  await expect(rows.nth(1)).toContainText('Đọc danh tính, bản quét hoặc in')
  await expect(rows.nth(2)).toContainText('Người góp ý')
  await rows.nth(2).getByRole('link', { name: reference }).click()
  await expect(page).toHaveURL(`/to-giup-viec/van-ban/${reference}`)
})

test('H8: given what cannot be a reference or a day, when filtering, then it is said beside the field and kept', async ({
  page,
}) => {
  await signIn(page, 'auditor')
  await page.getByLabel('Mã số biên nhận').fill('IIII')
  await page.getByLabel(/^Ngày/).fill('30/2/2026')
  await page.getByRole('button', { name: 'Lọc' }).click()
  await expect(page.getByLabel('Mã số biên nhận')).toHaveValue('IIII')
  await expect(page.getByLabel('Mã số biên nhận')).toHaveAccessibleDescription(/Không phải mã số biên nhận/)
  await expect(page.getByLabel(/^Ngày/)).toHaveAccessibleDescription(/ngày có thật/)
})

test('H8: given a letter about the lead, when the lead reads the log, then what others did with it is not there', async ({
  page,
}) => {
  const { reference } = await send(page, about('chanh-van-phong'))
  await signIn(page, 'deputy')
  await page.goto(`/to-giup-viec/van-ban/${reference}`)
  await page.getByLabel('Lý do mở danh tính').fill('Ông Văn Kín gửi, cần hỏi lại')
  await page.getByRole('button', { name: 'Mở danh tính' }).click()
  await expect(page.getByRole('link', { name: 'Đóng danh tính' })).toBeVisible()
  await page.context().clearCookies()
  await signIn(page, 'lead')
  for (const path of [logPath, `${logPath}/moi-viec?viec=doc-va-in`]) {
    await page.goto(`${path}${path.includes('?') ? '&' : '?'}van-ban=${reference}`)
    await expect(page.getByText('Không có lần nào hợp với các điều kiện đã chọn.')).toBeVisible()
    await expect(page.getByText('chỉ có các lần của đồng chí')).toBeVisible()
  }
})

test('H8: when an auditor checks the trail, then it is whole, and the last seal is shown to be printed', async ({
  page,
}) => {
  await send(page, about('bi-thu'))
  await signIn(page, 'auditor')
  await page.getByRole('link', { name: 'Kiểm tra nhật ký' }).click()
  await page.getByRole('button', { name: 'Kiểm tra nhật ký' }).click()
  await expect(page.getByRole('status')).toContainText('Nhật ký còn nguyên.')
  await expect(page.getByRole('status')).toContainText('Ủy ban Kiểm tra (tài khoản thử)')
  await expect(page.getByRole('definition').last()).toHaveText(/^([0-9a-f]{8} ?){8}$/)
  const hash = await page.getByRole('definition').last().textContent()
  const number = await page.getByRole('definition').first().textContent()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText('Người chứng kiến')).toBeVisible()

  await page.emulateMedia({ media: null })
  await page.getByLabel('Niêm phong số').fill('999999')
  await page.getByRole('button', { name: 'Xem' }).click()
  await expect(page.getByLabel('Niêm phong số')).toHaveAccessibleDescription(/Hãy ghi một số từ 1/)
  await page.getByLabel('Niêm phong số').fill(number ?? '')
  await page.getByRole('button', { name: 'Xem' }).click()
  await expect(page.getByRole('definition').last()).toHaveText(hash ?? '')
})
