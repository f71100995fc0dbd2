/** F1, F9: without scripts small scans go with the form; what is too large leaves everything else standing. */
import { createHash } from 'node:crypto'
import { expect, type Page, test } from '@playwright/test'
import { aJpeg, aPdf } from '../scan-files.ts'

test.use({ javaScriptEnabled: false })

const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer })
const items = (page: Page) => page.getByRole('list', { name: 'Các tệp đã chọn' }).getByRole('listitem')
const choose = (page: Page, ...files: ReturnType<typeof file>[]) =>
  page.getByLabel('Chọn tệp để tải lên').setInputFiles(files)
const next = (page: Page) => page.getByRole('button', { name: 'Xem lại trước khi gửi' }).click()

async function fillLetter(page: Page) {
  await page.goto('/gop-y/tap-the')
  await page.getByLabel('Cấp ủy đảng bộ, chi bộ trực thuộc Đảng ủy Khối').check()
  await page.getByLabel('Tên tập thể, tổ chức').fill('Đảng ủy Không Kịch Bản')
  await page.getByLabel('Số, ký hiệu văn bản').fill(`${crypto.randomUUID().slice(0, 8)}-CV/ĐU`)
  await page.getByLabel('Ngày văn bản').fill('2026-01-15')
  await page.getByLabel('Người ký', { exact: true }).fill('Trần Thử')
  await page.getByLabel('Chức vụ người ký').fill('Bí thư')
  const card = page.getByRole('group', { name: 'Ý kiến 1' })
  await card.getByLabel('Góp ý cho').selectOption('bi-thu')
  await card.getByLabel('Nội dung kiểm điểm').selectOption('cong-tac-can-bo')
  await card.getByLabel('Nội dung ý kiến').fill('Như văn bản kèm theo.')
  await page.getByLabel('Tôi đã đọc thông báo trên và đồng ý').check()
}

test('the page says before the choice what may not come and how much may', async ({ page }) => {
  await page.goto('/gop-y/tap-the')
  await expect(page.getByText('Không tải lên văn bản có dấu Mật, Tối mật, Tuyệt mật.')).toBeVisible()
  await expect(page.getByText('mỗi lần tối đa 4 MB tất cả')).toBeVisible()
})

test('F1: small files are taken, carried on and go with the letter', async ({ page }) => {
  const pdf = aPdf({ pages: 2, size: 2_500_000 })
  await fillLetter(page)
  await choose(page, file('Công văn.pdf', pdf), file('phụ lục.jpg', aJpeg()))
  await next(page)
  await expect(page.getByRole('heading', { name: 'Xem lại văn bản góp ý' })).toBeVisible()
  await expect(page.getByText('Công văn.pdf')).toBeVisible()
  await expect(page.locator('input[name="scans.0.sha256"]')).toHaveValue(
    createHash('sha256').update(pdf).digest('hex'),
  )
  await expect(page.locator('input[name="scans.1.mediaType"]')).toHaveValue('image/jpeg')
  await page.getByRole('button', { name: 'Gửi văn bản góp ý' }).click()
  await expect(page.getByRole('heading', { name: 'Biên nhận văn bản góp ý' })).toBeVisible()
})

test('F1: files are kept over every step, added to, and taken out again', async ({ page }) => {
  await page.goto('/gop-y/tap-the')
  await page.getByLabel('Tên tập thể, tổ chức').fill('Đảng ủy Thử')
  await choose(page, file('mot.jpg', aJpeg()))
  await page.getByRole('button', { name: 'Thêm một ý kiến' }).click()
  await expect(items(page)).toHaveCount(1)
  await choose(page, file('hai.pdf', aPdf()))
  await next(page)
  // the rest is not filled in: the form again, with both
  await expect(page.getByRole('alert')).toContainText('Còn mục cần sửa')
  await expect(items(page)).toHaveText([/mot\.jpg/, /hai\.pdf/])
  await expect(page.getByLabel('Tên tập thể, tổ chức')).toHaveValue('Đảng ủy Thử')
  await page.getByRole('button', { name: 'Bỏ tệp mot.jpg' }).click()
  await expect(items(page)).toHaveText([/hai\.pdf/])
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(page.getByLabel('Tên tập thể, tổ chức')).toHaveValue('Đảng ủy Thử')
})

test('F1: what is no scan is said by name, and the good ones and all that was typed stay', async ({
  page,
}) => {
  await fillLetter(page)
  await choose(
    page,
    file('tot.jpg', aJpeg()),
    file('gia.pdf', Buffer.from('<script>alert(1)</script>')),
    file('trong.pdf', Buffer.alloc(0)),
  )
  await next(page)
  const field = page.getByLabel('Chọn tệp để tải lên')
  await expect(field).toHaveAccessibleDescription(/“gia\.pdf”: Tệp này không phải là PDF/)
  await expect(field).toHaveAccessibleDescription(/“trong\.pdf”: Tệp này trống/)
  await page.getByRole('alert').getByRole('link', { name: 'Bản quét' }).click()
  await expect(field).toBeFocused()
  await expect(items(page)).toHaveText([/tot\.jpg/])
  await expect(page.getByLabel('Chức vụ người ký')).toHaveValue('Bí thư')
  await next(page)
  await expect(page.getByRole('heading', { name: 'Xem lại văn bản góp ý' })).toBeVisible()
})

test('F9: more than four megabytes are refused with the way to go, and all that was typed stays', async ({
  page,
}) => {
  await fillLetter(page)
  await choose(page, file('vua.pdf', aPdf({ size: 3_000_000 })), file('to.pdf', aPdf({ size: 2_000_000 })))
  await next(page)
  await expect(page.getByLabel('Chọn tệp để tải lên')).toHaveAccessibleDescription(
    /“to\.pdf”: các tệp gửi cùng biểu mẫu tối đa 4 MB.*JavaScript, hoặc gửi bản giấy/,
  )
  await expect(items(page)).toHaveText([/vua\.pdf/])
  await expect(page.getByLabel('Tên tập thể, tổ chức')).toHaveValue('Đảng ủy Không Kịch Bản')
})

test('F9: far too much is answered with a page, not with a broken line', async ({ page }) => {
  await fillLetter(page)
  await choose(page, file('rat-to.pdf', aPdf({ size: 20_000_000 })))
  await next(page)
  await expect(page.getByRole('alert')).toContainText('bấm nút quay lại của trình duyệt')
  await expect(page.getByRole('alert')).toContainText('hoặc gửi bản giấy đến Văn phòng')
  await page.goBack()
  await expect(page.getByLabel('Tên tập thể, tổ chức')).toHaveValue('Đảng ủy Không Kịch Bản')
})
