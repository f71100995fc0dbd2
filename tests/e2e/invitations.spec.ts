/** F4: from an office's file to letters of invitation, on the desk. */
import { expect, test } from '@playwright/test'
import { csvFile, decodeQr, invite, numbersOf, paperPages, preview, workbookFile } from './paper.ts'
import { signIn } from './sign-in.ts'

/** A name nobody else uses, of letters that fold. */
const aMark = () =>
  `Ưởng${crypto
    .randomUUID()
    .replace(/[^a-z]/g, '')
    .slice(0, 10)}`
const cell = 'Cấp ủy đảng bộ, chi bộ trực thuộc Đảng ủy Khối'
const residence = 'Chi ủy chi bộ nơi cư trú'

test('H1, F4, F5: signed out, none of these pages opens, and no form of another site is taken', async ({
  request,
}) => {
  const paths = [
    'thu-moi',
    'thu-moi/nhap',
    'thu-moi/in',
    'thu-moi/mau.xlsx',
    'phieu',
    'phieu/in',
    'phieu/bang-theo-doi',
  ]
  for (const path of paths) {
    const answer = await request.get(`/to-giup-viec/${path}`, { maxRedirects: 0 })
    expect(answer.status(), path).toBe(303)
    expect(answer.headers()['location'], path).toMatch(/^\/to-giup-viec\/dang-nhap/)
    const posted = await request.post(`/to-giup-viec/${path}`, {
      form: { id: 'x' },
      headers: { origin: 'https://example.org' },
      maxRedirects: 0,
    })
    expect(posted.status(), path).toBe(403)
  }
})

test('F4: a list with mistakes is named row by row and adds nothing; mended it goes in as it was shown', async ({
  page,
}) => {
  const mark = aMark()
  await signIn(page, 'member')
  const right = [`Lê ${mark} Một`, '1 ngõ Thử', 'nghi huu', '901234567', '']
  const status = await preview(
    page,
    csvFile([
      right,
      [`Lê ${mark} Hai`, '', 'Khác', '', ''],
      ['', '3 ngõ Thử', 'Bạn bè', 'x', 'không phải thư'],
    ]),
  )
  expect(status).toBe(422)
  await expect(page.getByRole('alert')).toContainText('2 dòng cần sửa')
  const rows = page.getByRole('region', { name: '2 dòng cần sửa' }).locator('tbody tr')
  await expect(rows).toHaveText([
    /^\s*3\s*Địa chỉ\s*\(trống\)\s*Cá nhân cần có địa chỉ/,
    /^\s*4\s*Loại\s*Bạn bè\s*Không có loại này/,
    /^\s*4\s*Họ và tên \/ Tên tập thể\s*\(trống\)\s*Ghi họ và tên/,
    /^\s*4\s*Điện thoại\s*x\s*Viết bằng chữ số/,
    /^\s*4\s*Thư điện tử\s*không phải thư\s*Viết theo dạng/,
  ])
  await expect(page.getByRole('button', { name: /vào danh sách/ })).toHaveCount(0)
  expect(await numbersOf(page, mark)).toEqual([])

  const mended = [
    right,
    [`Lê ${mark} Hai`, '2 ngõ Thử', 'Khác', '', ''],
    [`Đảng ủy ${mark}`, '', cell, '', 'a@b.vn'],
  ]
  expect(await preview(page, workbookFile([...mended, right]))).toBe(200)
  await expect(page.locator('.totals')).toHaveText(
    /Sẽ thêm\s*3\s*Đã có trong danh sách\s*0\s*Trùng trong tệp\s*1/,
  )
  await expect(page.getByText('Trùng với dòng 2 của tệp')).toBeVisible()
  await expect(page.locator('.import-rows tbody tr').first()).toHaveText(
    new RegExp(`2\\s*Lê ${mark} Một\\s*1 ngõ Thử\\s*Đã nghỉ công tác, nghỉ hưu\\s*0901234567`),
  )
  await page.getByRole('button', { name: 'Thêm 3 thư mời vào danh sách' }).click()
  await expect(page.getByRole('status')).toHaveText('Đã thêm 3 thư mời.')
  const numbers = await numbersOf(page, mark)
  expect(numbers).toEqual([0, 1, 2].map((more) => (numbers[0] ?? 0) + more))

  expect(await preview(page, workbookFile(mended))).toBe(200)
  await expect(page.getByText('Mọi dòng trong tệp đều đã có trong danh sách.')).toBeVisible()
  await expect(page.getByText(`Đã có: thư mời số ${numbers[0]}`)).toBeVisible()
})

test('F4: files that are no list are refused in words; the file to fill in is read back', async ({
  page,
  baseURL,
}) => {
  await signIn(page, 'member')
  for (const [name, buffer, said] of [
    ['cu.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), 'kiểu cũ (.xls) hoặc tệp có mật khẩu'],
    ['anh.xlsx', Buffer.from('PK\u0003\u0004 không phải'), 'bị hỏng'],
    ['chu.csv', Buffer.from('a;b\n1;2'), 'Không thấy dòng tiêu đề'],
  ] as const) {
    expect([413, 422]).toContain(await preview(page, { name, mimeType: 'application/octet-stream', buffer }))
    await expect(page.getByRole('alert')).toContainText(said)
  }
  // a browser with scripts says so before it travels; whatever sends it, the server does, too
  const large = await page.request.post('/to-giup-viec/thu-moi/nhap', {
    multipart: {
      file: { name: 'to.csv', mimeType: 'text/csv', buffer: Buffer.alloc(4 * 1_048_576 + 1, 'a') },
    },
    headers: { origin: baseURL ?? '' },
  })
  expect(large.status()).toBe(413)
  expect(await large.text()).toContain('Tệp lớn quá 4 MB.')
  const template = await page.request.get('/to-giup-viec/thu-moi/mau.xlsx')
  expect(template.headers()['content-disposition']).toContain('mau-danh-sach-moi.xlsx')
  const buffer = Buffer.from(await template.body())
  expect(await preview(page, { name: 'mau.xlsx', mimeType: 'application/octet-stream', buffer })).toBe(422)
  await expect(page.getByRole('alert')).toContainText('Dưới dòng tiêu đề không có dòng nào.')
})

test('F4: what comes back from a preview is parsed again', async ({ page, baseURL }) => {
  await signIn(page, 'member')
  for (const rows of ['', '[]', '[{"kind":"individual"}]', '{"x":1}', 'không phải JSON']) {
    const answer = await page.request.post('/to-giup-viec/thu-moi/nhap', {
      multipart: { rows },
      headers: { origin: baseURL ?? '' },
      maxRedirects: 0,
    })
    expect(answer.status(), rows).toBe(422)
    expect(await answer.text()).toContain('Bản xem trước gửi lên không còn nguyên vẹn.')
  }
})

test('F4: the list is searched with and without marks, filtered in the address, and taken back in place', async ({
  page,
}) => {
  const mark = aMark()
  await signIn(page, 'deputy')
  await invite(page, [
    [`Đặng ${mark} A`, '1 ngõ Thử', 'Khác', '', ''],
    [`Đặng ${mark} B`, '2 ngõ Thử', 'Khác', '', ''],
  ])
  const bare = mark
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toUpperCase()
  await page.getByLabel('Tìm theo tên').fill(`dang ${bare}`)
  await page.getByRole('button', { name: 'Tìm', exact: true }).click()
  await expect(page.locator('tbody tr')).toHaveCount(2)
  await expect(page.getByText(`2 thư mời có tên chứa “dang ${bare}”`)).toBeVisible()

  await Promise.all([page.waitForEvent('load'), page.getByRole('link', { name: 'Đã mời 2' }).click()])
  const [first = 0] = (await page.locator('tbody td:first-child').allTextContents()).map(Number)
  await page.getByRole('button', { name: `Rút lại thư mời số ${first}` }).click()
  await expect(page.getByRole('status')).toContainText(`Đã rút thư mời số ${first}.`)
  // still searching, still filtered: the one that was taken back is no longer here
  await expect(page.locator('tbody tr')).toHaveCount(1)
  await expect(page).toHaveURL(/trang-thai=da-moi/)
  await expect(page).toHaveURL(/ten=dang/)
  await page.getByRole('link', { name: 'Đã rút 1' }).click()
  await page.getByRole('button', { name: `Mời lại thư mời số ${first}` }).click()
  await expect(page.getByRole('status')).toContainText(`Đã mời lại thư mời số ${first}.`)
  await expect(page.getByRole('link', { name: 'Tất cả 2' })).toBeVisible()
})

test('F4: totals agree with the list, page by page', async ({ page }) => {
  const mark = aMark()
  await signIn(page, 'member')
  await invite(
    page,
    Array.from({ length: 60 }, (_, at) => [`Bùi ${mark} ${at}`, `${at} ngõ Thử`, 'Khác', '', '']),
  )
  await page.goto(`/to-giup-viec/thu-moi?ten=${encodeURIComponent(mark)}`)
  await expect(page.getByRole('link', { name: 'Tất cả 60' })).toBeVisible()
  const first = await page.locator('tbody td:first-child').allTextContents()
  expect(first.length).toBe(50)
  await page.getByRole('link', { name: 'Trang sau' }).click()
  await expect(page.locator('tbody tr')).toHaveCount(10)
  await page.getByRole('link', { name: 'Trang trước' }).click()
  await expect(page.locator('tbody tr')).toHaveCount(50)
  expect(await page.locator('tbody td:first-child').allTextContents()).toEqual(first)
})

test('F4: a letter is one page A4, says all it must, and its QR code leads to the form with the code', async ({
  page,
  browser,
  baseURL,
}) => {
  const mark = aMark()
  await signIn(page, 'deputy')
  await invite(page, [
    [`Phạm ${mark}`, 'Số 12, đường Nguyễn Văn Cừ, phường 4, Quận 5, Thành phố Hồ Chí Minh', 'Khác', '', ''],
    [`Đảng ủy Trường Đại học ${mark}`, '', cell, '', ''],
    [`Chi ủy ${mark}`, '', residence, '', ''],
  ])
  const numbers = await numbersOf(page, mark)
  for (const [kind, title] of [
    ['Thư mời: tất cả các số đã chọn', 'THƯ MỜI GÓP Ý'],
    ['Thư nhắc: chỉ những nơi chưa trả lời', 'THƯ NHẮC GÓP Ý'],
  ] as const) {
    await page.goto('/to-giup-viec/thu-moi/in')
    await page.getByLabel(kind).check()
    await page.getByLabel('Từ số').fill(String(numbers[0]))
    await page.getByLabel('đến số').fill(String(numbers.at(-1)))
    await page.getByRole('button', { name: 'Xem và in' }).click()
    const letters = page.locator('.letter')
    await expect(letters).toHaveCount(3)
    expect(await paperPages(page)).toBe(3)
    await expect(letters.first()).toContainText(title)
    await expect(letters.first()).toContainText(`Đồng chí Phạm ${mark}`)
    await expect(letters.first()).toContainText('ghi rõ họ tên và địa chỉ')
    await expect(letters.first()).toContainText('(mục\u00a0II.2.3.1, II.2.4.1)')
    await expect(letters.first()).toContainText(/đến hết ngày \d\d\/\d\d\/\d{4}/)
    await expect(letters.first()).toContainText('(Văn phòng sẽ bổ sung)')
    await expect(letters.first()).toContainText('Không viết nội dung có dấu Mật, Tối mật, Tuyệt mật')
    await expect(letters.nth(1)).toContainText('văn bản chính thức của tập thể')
    await expect(letters.nth(2)).toContainText('đối với cá nhân các đồng chí Ủy viên')
    const code = await letters.first().locator('.letter-code').textContent()
    expect(code).toMatch(/^(?:[A-HJ-NPR-Y2-9]{4}-){2}[A-HJ-NPR-Y2-9]{4}$/)
    expect(await decodeQr(browser, page, new RegExp(`thư mời số ${numbers[0]}$`))).toBe(
      `${baseURL}/gop-y/thu-moi?ma=${code}`,
    )
    // a code is in no address, so in no history
    expect(page.url()).not.toContain(code ?? '-')
  }
  await page.goto('/to-giup-viec/thu-moi/in')
  const log = page.getByRole('region', { name: 'Các lần in' }).getByRole('listitem')
  await expect(log.filter({ hasText: `thư mời số ${numbers[0]}–${numbers.at(-1)}` })).toContainText('Tổ phó')
})

test('F4: a range that is none, or has nobody in it, is said beside the field', async ({ page }) => {
  await signIn(page, 'member')
  await invite(page, [[`Lê ${aMark()}`, '1 ngõ Thử', 'Khác', '', '']])
  for (const [from, to, said] of [
    ['5', '2', 'số đầu không lớn hơn số cuối'],
    ['1', '900', 'tối đa 200 số'],
    ['x', '', 'Hãy ghi hai số'],
    ['999998', '999999', 'Không có thư nào để in'],
  ] as const) {
    await page.goto('/to-giup-viec/thu-moi/in')
    await page.getByLabel('Từ số').fill(from)
    await page.getByLabel('đến số').fill(to)
    await page.getByRole('button', { name: 'Xem và in' }).click()
    await expect(page.getByLabel('Từ số')).toHaveAccessibleDescription(new RegExp(said))
    await expect(page.getByLabel('Từ số')).toHaveValue(from)
  }
})

test('F4, H8: the lead, a subject, sees who was asked; nobody sees which letter is whose', async ({
  page,
  browser,
}) => {
  const mark = aMark()
  await signIn(page, 'lead')
  await invite(page, [[`Vũ ${mark}`, '1 ngõ Thử', 'Khác', '', '']])
  const [number] = await numbersOf(page, mark)
  await page.goto('/to-giup-viec/thu-moi/in')
  await page.getByLabel('Từ số').fill(String(number))
  await page.getByLabel('đến số').fill(String(number))
  await page.getByRole('button', { name: 'Xem và in' }).click()
  const invitationCode = (await page.locator('.letter-code').textContent()) ?? ''
  const visitor = await browser.newContext()
  const sent = await visitor.request.post(new URL('/api/feedback', page.url()).href, {
    data: {
      contributor: { kind: 'individual', category: 'other', fullName: `Vũ ${mark}`, address: '1 ngõ Thử' },
      comments: [{ subject: 'chanh-van-phong', contentArea: 'cong-tac-can-bo', text: 'Đề nghị làm rõ.' }],
      consent: true,
      invitationCode,
    },
  })
  expect(sent.status()).toBe(201)
  const { reference } = await sent.json()
  await visitor.close()
  await page.goto(`/to-giup-viec/thu-moi?ten=${encodeURIComponent(mark)}`)
  await expect(page.locator('tbody tr')).toHaveCount(1)
  expect(await page.content()).not.toContain(String(reference))
  expect(await page.content()).not.toContain(invitationCode)
})
