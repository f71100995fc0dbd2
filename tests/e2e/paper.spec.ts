/** F5: a letter on paper: typed by one, found different by another, typed again, compared, counted. */
import { createHash } from 'node:crypto'
import { expect, type Page, test } from '@playwright/test'
import { aPng } from '../scan-files.ts'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { leafTo } from './desk-lists.ts'
import { codesOf, storePaper, typePaper } from './letters.ts'
import { signIn } from './sign-in.ts'

const figureOf = (text: string | null) => Number((text ?? '').replace(/\D/g, ''))

/** Whether the words are among the comments that count, on the subject's page. */
async function counted(page: Page, subject: string, text: string): Promise<boolean> {
  await page.goto(`/to-giup-viec/doi-tuong/${subject}`)
  return leafTo(page, page.locator('.comment-text').filter({ hasText: text }))
}

async function conclude(page: Page, outcome: 'Khớp' | 'Khác', note = '') {
  await page.getByLabel(outcome, { exact: true }).check()
  await page.getByLabel('Khác ở chỗ nào').fill(note)
  await page.getByRole('button', { name: 'Ghi kết luận' }).click()
}

test('F5: a clerk types a letter, another finds a difference, it is typed again, compared and counted', async ({
  page,
}) => {
  const mark = crypto.randomUUID()
  const wrong = `${mark} Chử viết tay.\n  Dòng hai.`
  const right = `${mark} Chữ viết tay.\n  Dòng hai.`

  await signIn(page, 'member')
  await page.getByRole('navigation').getByRole('link', { name: 'Nhập phiếu', exact: true }).click()
  await typePaper(page, 'Phạm Văn Giấy', [
    { subject: 'pho-bi-thu', text: wrong },
    { subject: 'tap-the', text: `${mark} Ý kiến thứ hai` },
  ])
  const first = await storePaper(page)
  // the receipt a contributor gets: words and codes, no name
  expect(
    await page
      .locator('.receipt-text')
      .first()
      .evaluate((each) => each.textContent),
  ).toBe(wrong)
  expect(await page.content()).not.toContain('Phạm Văn Giấy')
  expect(await counted(page, 'pho-bi-thu', mark)).toBe(false)
  await page.goto(`/to-giup-viec/doi-chieu/${first.reference}`)
  await expect(page.getByText('Đồng chí đã nhập văn bản này, nên người khác đối chiếu.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Ghi kết luận' })).toHaveCount(0)

  await signIn(page, 'deputy')
  await page.getByRole('navigation').getByRole('link', { name: 'Đối chiếu', exact: true }).click()
  await expect(page.getByRole('table', { name: /^Chờ đồng chí đối chiếu/ })).toContainText(first.reference)
  await page.getByRole('link', { name: `Đối chiếu ${first.reference}` }).click()
  // the name is part of what is compared
  await conclude(page, 'Khớp')
  await expect(page.getByText('Hãy mở danh tính để đối chiếu cả họ tên')).toBeVisible()
  await page.getByRole('button', { name: 'Mở danh tính' }).click()
  await expect(page.getByText('Phạm Văn Giấy')).toBeVisible()
  await conclude(page, 'Khác')
  await expect(page.getByLabel('Khác ở chỗ nào')).toHaveAccessibleDescription(/để người nhập lại biết/)
  await conclude(page, 'Khác', '“Chử” trên giấy là “Chữ”')
  await expect(page.getByText('Bản nhập khác với bản giấy, nên chưa được tính.')).toBeVisible()
  expect(await counted(page, 'pho-bi-thu', mark)).toBe(false)

  await page.goto('/to-giup-viec/doi-chieu')
  await page.getByRole('link', { name: `Nhập lại ${first.reference}` }).click()
  await page.getByRole('button', { name: 'Nhập lại từ bản này' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Nhập lại bản ${first.reference}`)
  await expect(page.getByText('“Chử” trên giấy là “Chữ”')).toBeVisible()
  await expect(page.getByLabel('Họ và tên')).toHaveValue('Phạm Văn Giấy')
  const text = page.getByRole('group', { name: 'Ý kiến 1' }).getByLabel('Nội dung ý kiến')
  await expect(text).toHaveValue(wrong)
  await text.fill(right)
  const again = await storePaper(page)
  expect(again.reference).not.toBe(first.reference)
  await page.goto(`/to-giup-viec/van-ban/${first.reference}`)
  await expect(page.getByText('Đã nhập lại', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: again.reference }).click()
  await expect(page.getByText('Bản nhập này chưa được người khác đối chiếu')).toBeVisible()

  await signIn(page, 'member')
  await page.goto(`/to-giup-viec/doi-chieu/${again.reference}`)
  await page.getByRole('button', { name: 'Mở danh tính' }).click()
  await conclude(page, 'Khớp')
  await expect(page.getByRole('status')).toContainText(`${again.reference} khớp với bản giấy và được tính`)
  expect(await counted(page, 'pho-bi-thu', right.split('\n')[0] ?? '')).toBe(true)
  expect(await counted(page, 'pho-bi-thu', 'Chử viết tay')).toBe(false)

  // the contributor, with the codes of the first receipt
  await page.goto('/tra-cuu')
  await page.getByLabel('Mã số biên nhận').fill(first.reference)
  await page.getByLabel('Mã bí mật').fill(first.secret)
  await page.getByRole('button', { name: 'Tra cứu', exact: true }).click()
  expect((await codesOf(page)).reference).toBe(again.reference)
  await expect(page.getByText(`Biên nhận mã số ${first.reference} nay là`)).toBeVisible()
  await expect(page.getByText('Đã đối chiếu với bản giấy')).toBeVisible()
  expect(
    await page
      .locator('.receipt-text')
      .first()
      .evaluate((each) => each.textContent),
  ).toBe(right)
})

test('F5: what is wrong is said beside each field, and nothing typed is lost on the way', async ({
  page,
}) => {
  await signIn(page, 'member')
  await page.goto('/to-giup-viec/nhap-phieu')
  await page.getByLabel('Ngày nhận bản giấy').fill('2012-07-31')
  await page.getByLabel('Số phiếu in trên giấy').fill('mười hai')
  await page.getByLabel('Mã hoặc số thư mời').fill('abc')
  await typePaper(page, 'Lê Văn Giữ', [{ subject: 'bi-thu', text: '\nDòng đầu trống' }])
  await page.getByRole('button', { name: 'Xem lại trước khi lưu' }).click()
  await expect(page.getByRole('alert')).toContainText('Có 3 mục cần sửa')
  await expect(page.getByLabel('Ngày nhận bản giấy')).toHaveAccessibleDescription(/Các ngày nhận được: từ/)
  await expect(page.getByLabel('Ngày nhận bản giấy')).toHaveValue('2012-07-31')
  await expect(page.getByLabel('Số phiếu in trên giấy')).toHaveAccessibleDescription(/bằng chữ số/)
  await expect(page.getByLabel('Số phiếu in trên giấy')).toHaveValue('mười hai')
  await expect(page.getByLabel('Mã hoặc số thư mời')).toHaveAccessibleDescription(/mười hai ký tự/)
  await expect(page.getByLabel('Họ và tên')).toHaveValue('Lê Văn Giữ')
  await expect(page.getByLabel('Nội dung ý kiến')).toHaveValue('\nDòng đầu trống')
  await page.getByRole('alert').getByRole('link', { name: 'Số phiếu in trên giấy' }).click()
  await expect(page.getByLabel('Số phiếu in trên giấy')).toBeFocused()

  await page.getByRole('button', { name: 'Chuyển sang văn bản của tập thể, tổ chức' }).click()
  await expect(page.getByLabel('Tên tập thể, tổ chức')).toBeVisible()
  await expect(page.getByLabel('Nội dung ý kiến')).toHaveValue('\nDòng đầu trống')
  // no browser offers one contributor's name for another's letter
  expect(
    await page
      .locator('input:visible')
      .evaluateAll(
        (list) =>
          list.filter((each) =>
            ['name', 'organization', 'street-address', 'tel', 'email'].includes(
              each.getAttribute('autocomplete') ?? '',
            ),
          ).length,
      ),
  ).toBe(0)
})

test('I.5: the lead, who is a subject, is told that others type and compare such a letter', async ({
  page,
}) => {
  await signIn(page, 'lead')
  await page.goto('/to-giup-viec/nhap-phieu')
  await typePaper(page, 'Vũ Thị Cẩn', [{ subject: 'chanh-van-phong', text: 'Về đồng chí Chánh Văn phòng' }])
  await page.getByRole('button', { name: 'Xem lại trước khi lưu' }).click()
  await expect(page.getByLabel('Góp ý cho')).toHaveAccessibleDescription(/phải do người khác nhập/)

  await signIn(page, 'member')
  await page.goto('/to-giup-viec/nhap-phieu')
  await typePaper(page, 'Vũ Thị Cẩn', [{ subject: 'chanh-van-phong', text: 'Về đồng chí Chánh Văn phòng' }])
  const { reference } = await storePaper(page)
  await signIn(page, 'lead')
  await page.goto('/to-giup-viec/doi-chieu')
  const row = page.getByRole('row').filter({ hasText: reference })
  await expect(row).toContainText('Có ý kiến về đồng chí')
  await row.getByRole('link', { name: reference }).click()
  await expect(page.getByText('Văn bản này có ý kiến về đồng chí, nên người khác đối chiếu.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Ghi kết luận' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Mở danh tính' })).toHaveCount(0)
})

test('F9: typed for an hour, then signed out elsewhere: the letter waits on the page and is sent again', async ({
  page,
  context,
}) => {
  await signIn(page, 'member')
  await page.goto('/to-giup-viec/nhap-phieu')
  await typePaper(page, 'Bùi Thị Chờ', [{ subject: 'bi-thu', text: '\nĐã nhập nửa giờ' }])
  await context.clearCookies()
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    page.getByRole('button', { name: 'Xem lại trước khi lưu' }).click(),
  ])
  expect(answer.status()).toBe(401)
  expect(answer.headers()['cache-control']).toBe('no-store')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Phiên làm việc đã kết thúc')

  const beside = await context.newPage()
  await signIn(beside, 'member')
  await beside.close()
  await page.getByRole('button', { name: 'Gửi lại nội dung vừa gửi' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Xem lại bản nhập')
  await expect(page.getByText('Bùi Thị Chờ')).toBeVisible()
  await page.getByRole('button', { name: 'Sửa lại' }).click()
  await expect(page.getByLabel('Nội dung ý kiến')).toHaveValue('\nĐã nhập nửa giờ')
})

test('F5: the printed receipt of a paper letter is one sheet, with the letterhead and a place to sign', async ({
  page,
}) => {
  await signIn(page, 'deputy')
  await page.goto('/to-giup-viec/nhap-phieu')
  await typePaper(page, 'Hồ Văn In', [{ subject: 'bi-thu', text: 'Ý kiến ngắn.' }])
  await storePaper(page)
  const file = await page.pdf({ preferCSSPageSize: true })
  expect(file.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1)
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.letterhead')).toBeVisible()
  await expect(page.getByText('(ký, ghi rõ họ tên)')).toBeVisible()
  await expect(page.getByText('mã bí mật chỉ hiện ở trang này')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Đăng xuất' })).toBeHidden()
})

test('H2: what waits is counted apart on the overview and in the list, and nowhere else', async ({
  page,
}) => {
  await signIn(page, 'member')
  await page.goto('/to-giup-viec/nhap-phieu')
  await typePaper(page, 'Cao Thị Đếm', [{ subject: 'bi-thu', text: 'Chờ đối chiếu' }])
  const { reference } = await storePaper(page)
  await expect(async () => {
    await page.goto('/to-giup-viec/tong-hop')
    const figure = async (label: string) =>
      figureOf(await page.locator('.totals > div').filter({ hasText: label }).locator('dd').textContent())
    const [received, unverified, uncompared] = [
      await figure('Văn bản được tính'),
      await figure('Chưa xác minh'),
      await figure('Chờ đối chiếu'),
    ]
    await page.goto('/to-giup-viec/van-ban')
    await expect(page.locator('.list-count')).toHaveText(
      `${received} văn bản được tính và ${uncompared} văn bản chờ đối chiếu, chưa được tính`,
      { timeout: 1_000 },
    )
    await page.getByRole('link', { name: /^Chưa xác minh/ }).click()
    await expect(page.locator('.list-count strong')).toHaveText(`${unverified} văn bản`, { timeout: 1_000 })
    await page.getByRole('link', { name: /^Chờ đối chiếu \(/ }).click()
    await expect(page.locator('.list-count strong')).toHaveText(`${uncompared} văn bản`, { timeout: 1_000 })
    await expect(page.getByRole('row').filter({ hasText: reference })).toContainText('Chờ đối chiếu', {
      timeout: 1_000,
    })
  }).toPass()
})

test('F5: the scan of the sheet goes with the transcription, and is opened beside it by who compares', async ({
  page,
}, { project }) => {
  const bytes = aPng()
  await signIn(page, 'member')
  await page.goto('/to-giup-viec/nhap-phieu')
  await typePaper(page, 'Mai Văn Quét', [{ subject: 'bi-thu', text: 'Có bản quét kèm theo' }])
  await page
    .getByLabel('Chọn tệp để tải lên')
    .setInputFiles({ name: 'to-phieu.png', mimeType: 'image/png', buffer: bytes })
  const file = page.getByRole('list', { name: 'Các tệp đã chọn' }).getByRole('listitem')
  if (project.name === 'js') await expect(file).toContainText('mã kiểm tra', { timeout: 30_000 })
  const { reference, secret } = await storePaper(page)
  await expect(page.locator('.hash').last()).toHaveText(createHash('sha256').update(bytes).digest('hex'))

  await signIn(page, 'deputy')
  await page.goto(`/to-giup-viec/doi-chieu/${reference}`)
  await expect(page.getByText('Có bản quét kèm theo')).toBeVisible()
  // the scan, the typed words, the name and a finding begun are on the page together
  await page.getByLabel('Khác', { exact: true }).check()
  await page.getByLabel('Khác ở chỗ nào').fill('Thiếu dấu phẩy')
  await page.getByLabel('Lý do mở bản quét').fill('ngắn')
  await page.getByRole('button', { name: 'Xem bản quét 1' }).click()
  await expect(page.getByLabel('Lý do mở bản quét')).toHaveAccessibleDescription(/từ 10 đến 500 ký tự\./)
  await page.getByLabel('Lý do mở bản quét').fill('Đối chiếu với bản giấy')
  await page.getByRole('button', { name: 'Xem bản quét 1' }).click()
  const picture = page.getByRole('img', { name: 'Ảnh của bản quét 1' })
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0)
  await expect(page.getByLabel('Khác ở chỗ nào')).toHaveValue('Thiếu dấu phẩy')
  await expect(page.getByLabel('Khác', { exact: true })).toBeChecked()
  if (project.name === 'js') {
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
  }
  await page.getByRole('button', { name: 'Mở danh tính' }).click()
  await expect(page.getByText('Mai Văn Quét')).toBeVisible()
  await expect(picture).toBeVisible()
  await page.getByRole('button', { name: 'Ghi kết luận' }).click()
  await expect(page.getByText('Hãy chọn một kết luận.')).toBeVisible()
  await expect(picture).toBeVisible()
  await expect(page.getByText('Có bản quét kèm theo')).toBeVisible()
  await page.goto(`/gop-y/bien-nhan?khoa=${secret}`)
  await expect(page.getByText(/^Bản quét 1: ảnh PNG/)).toBeVisible()
})
