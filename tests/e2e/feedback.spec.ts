/** F1, F2, F3, H2: one comment travels from the public form to the Help Team's page. */
import { expect, type Page, test } from '@playwright/test'
import { leafTo } from './desk-lists.ts'
import { signIn } from './sign-in.ts'

async function fillComment(
  page: Page,
  index: number,
  comment: { subject: string; area: string; text: string; aspect?: string },
) {
  const card = page.getByRole('group', { name: `Ý kiến ${index}` })
  await card.getByLabel('Góp ý cho').selectOption(comment.subject)
  await card.getByLabel('Nội dung kiểm điểm').selectOption(comment.area)
  if (comment.aspect) await card.getByLabel('Mặt được nói tới').selectOption(comment.aspect)
  await card.getByLabel('Nội dung ý kiến').fill(comment.text)
}

async function fillIndividual(page: Page, fullName: string) {
  await page.goto('/gop-y')
  await page.getByRole('link', { name: 'Viết góp ý của cá nhân' }).click()
  await page.getByLabel('Đã nghỉ công tác, nghỉ hưu').check()
  await page.getByLabel('Họ và tên').fill(fullName)
  await page.getByLabel('Địa chỉ').fill('Số 1, ngõ Thử nghiệm')
}

const consent = 'Tôi đã đọc thông báo trên và đồng ý'

test('F2, H2: an individual sends three comments and each is found under its member and area', async ({
  page,
}, { project }) => {
  const mark = `${project.name}-${crypto.randomUUID().slice(0, 8)}`
  await fillIndividual(page, 'Đặng Thị Ưởng'.normalize('NFD'))
  await fillComment(page, 1, {
    subject: 'bi-thu',
    area: 'cong-tac-can-bo',
    text: `Một ${mark}`,
    aspect: 'strength',
  })
  await page.getByRole('button', { name: 'Thêm một ý kiến' }).click()
  await fillComment(page, 2, {
    subject: 'tap-the',
    area: 'tu-tuong-dao-duc-loi-song',
    text: `Hai ${mark}\n\nđoạn sau`,
  })
  await page.getByRole('button', { name: 'Thêm một ý kiến' }).click()
  await fillComment(page, 3, { subject: 'bi-thu', area: 'cong-tac-can-bo', text: `Ba <b>${mark}</b>` })
  await page.getByLabel(consent).check()
  await page.getByRole('button', { name: 'Xem lại trước khi gửi' }).click()

  await expect(page.getByRole('heading', { name: 'Xem lại văn bản góp ý' })).toBeVisible()
  await expect(page.getByText('Đặng Thị Ưởng')).toBeVisible()
  await expect(page.getByText(`Ba <b>${mark}</b>`)).toBeVisible()
  await page.getByRole('button', { name: 'Gửi văn bản góp ý' }).click()

  await expect(page.getByRole('heading', { name: 'Biên nhận văn bản góp ý' })).toBeVisible()
  const reference = await page.locator('dd').first().textContent()
  expect(reference).toMatch(/^[A-HJ-NPR-Y2-9]{4}-[A-HJ-NPR-Y2-9]{4}$/)
  await expect(page.getByText('Đặng')).toHaveCount(0)

  await signIn(page, 'member')
  for (const [subject, area, text] of [
    ['bi-thu', 'cong-tac-can-bo', `Một ${mark}`],
    ['bi-thu', 'cong-tac-can-bo', `Ba <b>${mark}</b>`],
    ['tap-the', 'tu-tuong-dao-duc-loi-song', `Hai ${mark}`],
  ] as const) {
    await page.goto(`/to-giup-viec/doi-tuong/${subject}`)
    await page.getByLabel('Nội dung kiểm điểm').selectOption(area)
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Lọc' }).click()])
    expect(await leafTo(page, page.getByText(text))).toBe(true)
    await expect(page.getByText('Đặng Thị')).toHaveCount(0)
  }
})

test('F1, H2: a collective sends its official document and it counts as a collective', async ({ page }, {
  project,
}) => {
  const mark = `tập thể ${project.name}-${crypto.randomUUID().slice(0, 8)}`
  await page.goto('/gop-y/tap-the')
  await page.getByLabel('Cấp ủy đảng bộ, chi bộ trực thuộc Đảng ủy Khối').check()
  await page.getByLabel('Tên tập thể, tổ chức').fill('Đảng ủy Thử nghiệm')
  await page.getByLabel('Số, ký hiệu văn bản').fill(`${mark}-CV/ĐU`)
  await page.getByLabel('Ngày văn bản').fill('2026-01-15')
  await page.getByLabel('Người ký', { exact: true }).fill('Trần Thử')
  await page.getByLabel('Chức vụ người ký').fill('Bí thư')
  await fillComment(page, 1, {
    subject: 'pho-bi-thu',
    area: 'tap-the-lanh-dao-ca-nhan-phu-trach',
    text: mark,
  })
  await page.getByLabel(consent).check()
  await page.getByRole('button', { name: 'Xem lại trước khi gửi' }).click()
  await expect(page.getByText('15/01/2026')).toBeVisible()
  await page.getByRole('button', { name: 'Gửi văn bản góp ý' }).click()
  await expect(page.getByRole('heading', { name: 'Biên nhận văn bản góp ý' })).toBeVisible()

  await signIn(page, 'deputy')
  await page.goto('/to-giup-viec/doi-tuong/pho-bi-thu')
  const entry = page.getByRole('listitem').filter({ hasText: mark })
  expect(await leafTo(page, entry)).toBe(true)
  await expect(entry).toContainText('Tập thể')
  await expect(entry).not.toContainText('Thử nghiệm')
})

test('F2: what is missing is said beside each field and nothing typed is lost', async ({ page }) => {
  await page.goto('/gop-y/ca-nhan')
  await page.getByLabel('Họ và tên').fill('Lê Văn Giữ')
  await page.getByRole('textbox', { name: 'Thư điện tử' }).fill('không phải thư')
  const card = page.getByRole('group', { name: 'Ý kiến 1' })
  await card.getByLabel('Góp ý cho').selectOption('bi-thu')
  await card.getByLabel('Nội dung ý kiến').fill('\nDòng sau một dòng trống')
  await page.getByRole('button', { name: 'Xem lại trước khi gửi' }).click()

  await expect(page.getByRole('alert')).toContainText('Còn mục cần sửa')
  await expect(page.getByLabel('Họ và tên')).toHaveValue('Lê Văn Giữ')
  await expect(card.getByLabel('Góp ý cho')).toHaveValue('bi-thu')
  await expect(card.getByLabel('Nội dung ý kiến')).toHaveValue('\nDòng sau một dòng trống')
  await expect(page.getByLabel('Địa chỉ')).toHaveAccessibleDescription(/Hãy điền mục này/)
  await expect(page.getByRole('textbox', { name: 'Thư điện tử' })).toHaveAccessibleDescription(
    /ten@example\.vn/,
  )
  await expect(page.getByRole('textbox', { name: 'Thư điện tử' })).toHaveValue('không phải thư')
  await page.getByRole('alert').getByRole('link', { name: 'Địa chỉ' }).click()
  await expect(page.getByLabel('Địa chỉ')).toBeFocused()
})

test('F3: a cell committee of the place of residence is told that it comments on individuals', async ({
  page,
}) => {
  await page.goto('/gop-y/tap-the')
  await page.getByLabel('Chi ủy chi bộ nơi cư trú').check()
  await page.getByLabel('Tên tập thể, tổ chức').fill('Chi ủy Thử')
  await page.getByLabel('Số, ký hiệu văn bản').fill('1')
  await page.getByLabel('Ngày văn bản').fill('2026-01-15')
  await page.getByLabel('Người ký', { exact: true }).fill('A')
  await page.getByLabel('Chức vụ người ký').fill('B')
  await fillComment(page, 1, { subject: 'tap-the', area: 'cong-tac-can-bo', text: 'Ý kiến' })
  await page.getByLabel(consent).check()
  await page.getByRole('button', { name: 'Xem lại trước khi gửi' }).click()
  await expect(
    page.getByRole('group', { name: 'Ý kiến 1' }).getByLabel('Góp ý cho'),
  ).toHaveAccessibleDescription(/mục II\.2\.4\.1/)
})

test('F9: going back and sending again gives the same receipt', async ({ page }) => {
  await fillIndividual(page, 'Phạm Hai Lần')
  await fillComment(page, 1, { subject: 'bi-thu', area: 'cong-tac-can-bo', text: 'Gửi hai lần' })
  await page.getByLabel(consent).check()
  await page.getByRole('button', { name: 'Xem lại trước khi gửi' }).click()
  await expect(page.getByRole('heading', { name: 'Xem lại văn bản góp ý' })).toBeVisible()
  const fields = await page
    .locator('form[action="/api/feedback"] input[type="hidden"]')
    .evaluateAll((inputs) =>
      inputs.map((input) => [input.getAttribute('name') ?? '', input.getAttribute('value') ?? '']),
    )
  const references: unknown[] = []
  for (let time = 0; time < 2; time += 1) {
    const answer = await page.request.post('/api/feedback', { multipart: Object.fromEntries(fields) })
    expect(answer.status()).toBe(201)
    references.push((await answer.json()).reference)
  }
  expect(references[0]).toBe(references[1])
})

test('the form works by keyboard alone', async ({ page }) => {
  await page.goto('/gop-y/ca-nhan')
  await page.getByLabel('Nguyên Đảng ủy viên các khóa').focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Nguyen Van Phim')
  await page.keyboard.press('Tab')
  await page.keyboard.type('1 duong Phim')
  // Enter in a field checks the answers; it does not add a comment
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('Còn mục cần sửa')
  await expect(page.getByRole('group', { name: 'Ý kiến 2' })).toHaveCount(0)
  await expect(page.getByLabel('Họ và tên')).toHaveValue('Nguyen Van Phim')
})
