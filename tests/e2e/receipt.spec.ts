/** F8: what the contributor holds: a receipt with a copy of the words, to keep, to print and to look up. */
import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { codesOf, contributor, send } from './letters.ts'

const comment = { subject: 'bi-thu', contentArea: 'cong-tac-can-bo', aspect: 'remedy' }

/** How many sheets of A4 the page is. */
async function sheets(page: Page): Promise<number> {
  const file = await page.pdf({ preferCSSPageSize: true })
  return file.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
}

test('F8: the receipt holds the words as they were typed, character for character, and no name', async ({
  page,
}) => {
  const typed = [
    'Đề nghị làm rõ.\n\n  Thụt đầu dòng,\thai  khoảng trắng; “ngoặc”, <b>không phải thẻ</b> & dấu.'.normalize(
      'NFD',
    ),
    '\nDòng đầu để trống. Ưu điểm: gần gũi, sâu sát.',
  ]
  const { reference, secret } = await send(page, [
    { ...comment, text: typed[0] },
    { ...comment, subject: 'tap-the', aspect: 'strength', text: typed[1] },
  ])
  await page.goto(`/gop-y/bien-nhan?khoa=${secret}`)
  expect(await codesOf(page)).toEqual({ reference, secret })
  expect(
    await page.locator('.receipt-text').evaluateAll((list) => list.map((each) => each.textContent)),
  ).toEqual(typed.map((text) => text.normalize('NFC')))
  await expect(page.getByRole('heading', { level: 3 })).toHaveText([
    'Ý kiến 1: Đồng chí Bí thư Đảng ủy',
    'Ý kiến 2: Tập thể Ban Thường vụ Đảng ủy Khối',
  ])
  await expect(page.getByText(/\d\d:\d\d ngày \d\d\/\d\d\/\d{4} \(giờ Việt Nam\)$/)).toBeVisible()
  await expect(page.locator('.receipt-steps li')).toHaveText([
    /^\s*Đã nhận\s*ngày \d\d\/\d\d\/\d{4}\s*$/,
    'Chưa xác minh người gửi',
    'Chưa xem xét, tổng hợp',
    'Chưa thông báo tiếp thu',
  ])
  await expect(page.locator('.hash')).toHaveText(/^[0-9a-f]{64}$/)
  const html = await page.content()
  expect(html).not.toContain(contributor.fullName)
  expect(html).not.toContain(contributor.address)
})

test('F8: the file to keep has the same codes and words', async ({ page }) => {
  const text = 'Một dòng.\nHai dòng, có dấu: ằ ẵ ậ ữ ợ.'
  const { reference, secret } = await send(page, [{ ...comment, text }])
  await page.goto(`/gop-y/bien-nhan?khoa=${secret}`)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Tải bản sao dạng văn bản' }).click(),
  ])
  expect(download.suggestedFilename()).toBe(`bien-nhan-${reference}.txt`)
  const file = readFileSync(await download.path(), 'utf8')
  expect(file).toContain(`Mã số biên nhận: ${reference}`)
  expect(file).toContain(text.replace('\n', '\r\n'))
  expect(file).not.toContain(contributor.fullName)

  const answer = await page.request.get(`/gop-y/bien-nhan.txt?khoa=${secret}`)
  expect(answer.headers()['cache-control']).toBe('no-store')
  expect(answer.headers()['x-robots-tag']).toContain('noindex')
  const missing = await page.request.get('/gop-y/bien-nhan.txt?khoa=x')
  expect(missing.status()).toBe(404)
  expect(missing.headers()['content-disposition']).toBeUndefined()
})

test('F8: a short letter’s receipt is one sheet of paper, a long one’s breaks between comments', async ({
  page,
}) => {
  const text = 'Đề nghị nêu rõ phương hướng, biện pháp khắc phục và người chịu trách nhiệm. '
  const short = await send(page, [
    { ...comment, text: text.repeat(2) },
    { ...comment, text: text.repeat(2) },
  ])
  await page.goto(`/gop-y/bien-nhan?khoa=${short.secret}`)
  expect(await sheets(page)).toBe(1)
  const long = await send(
    page,
    Array.from({ length: 12 }, () => ({ ...comment, text: text.repeat(6) })),
  )
  await page.goto(`/gop-y/bien-nhan?khoa=${long.secret}`)
  expect(await sheets(page)).toBeGreaterThan(2)
  await page.emulateMedia({ media: 'print' })
  const breaks = await page
    .locator('.receipt-word')
    .evaluateAll((list) => list.map((each) => getComputedStyle(each).breakInside))
  expect(new Set(breaks)).toEqual(new Set(['avoid']))
  await expect(page.getByRole('navigation')).toBeHidden()
  await expect(page.getByRole('link', { name: 'Tải bản sao' })).toBeHidden()
})

test('the button that prints is there with JavaScript, and not without', async ({ page }, { project }) => {
  const { secret } = await send(page, [{ ...comment, text: 'In ra' }])
  await page.goto(`/gop-y/bien-nhan?khoa=${secret}`)
  const button = page.getByRole('button', { name: 'In biên nhận' })
  if (project.name === 'js') await expect(button).toBeVisible()
  else await expect(button).toBeHidden()
})

async function lookUp(page: Page, reference: string, secret: string) {
  await page.getByLabel('Mã số biên nhận').fill(reference)
  await page.getByLabel('Mã bí mật').fill(secret)
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    page.getByRole('button', { name: 'Tra cứu', exact: true }).click(),
  ])
  await page.waitForLoadState()
  return answer
}

test('F8: looked up with odd typing the receipt opens, and its secret is in no address', async ({ page }) => {
  const { reference, secret } = await send(page, [{ ...comment, text: 'Tra cứu được' }])
  await page.goto('/')
  await page.getByRole('link', { name: 'Tra cứu biên nhận' }).click()
  const odd = secret.toLowerCase().replace(/(.{4})/g, '$1  ')
  const answer = await lookUp(page, ` ${reference.replace('-', '').toLowerCase()} `, odd)
  expect(answer.status()).toBe(200)
  expect(answer.headers()['cache-control']).toBe('no-store')
  expect(answer.headers()['x-robots-tag']).toContain('noindex')
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toMatch(/^\/tra-cuu\/?$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Biên nhận văn bản góp ý')
  expect(await codesOf(page)).toEqual({ reference, secret })
  await expect(page.getByText('Tra cứu được')).toBeVisible()
})

test('F8: codes that do not belong together get one answer, whether the reference exists or not', async ({
  page,
}) => {
  const { reference, secret } = await send(page, [{ ...comment, text: 'Kín' }])
  const other = await send(page, [{ ...comment, text: 'Khác' }])
  await page.goto('/tra-cuu')
  const answers: string[] = []
  for (const [given, with_] of [
    [reference, 'ABCDEFGHJKLMNPRS'],
    ['WXYW-2345', 'ABCDEFGHJKLMNPRS'],
    [other.reference, secret],
  ] as const) {
    expect((await lookUp(page, given, with_)).status()).toBe(404)
    answers.push((await page.locator('main').textContent()) ?? '')
    await expect(page.getByLabel('Mã số biên nhận')).toHaveValue(given)
    await expect(page.getByLabel('Mã bí mật')).toHaveValue(with_)
  }
  expect(answers).toEqual(Array(3).fill(answers[0]))
  expect(answers[0]).toContain('Hai mã không khớp với biên nhận nào.')
})

test('F8: a misread sign is explained beside its field, and what was typed stays', async ({ page }) => {
  await page.goto('/tra-cuu')
  expect((await lookUp(page, 'ÂBC1-23O5', 'ABCD EFGH')).status()).toBe(422)
  await expect(page.getByLabel('Mã số biên nhận')).toHaveAccessibleDescription(/tắt bộ gõ tiếng Việt/)
  await expect(page.getByLabel('Mã bí mật')).toHaveAccessibleDescription(
    /gồm 16 ký tự, nhưng ô này có 8 ký tự/,
  )
  await expect(page.getByLabel('Mã số biên nhận')).toHaveValue('ÂBC1-23O5')
  await lookUp(page, 'ABC1-23O5', '')
  await expect(page.getByLabel('Mã số biên nhận')).toHaveAccessibleDescription(/không bao giờ có ký tự 1, O/)
})
