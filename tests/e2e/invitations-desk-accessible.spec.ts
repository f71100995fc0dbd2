/** F4, F5: every page and state of the list, the import, the letters, the forms and the ledger. */
import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { csvFile, invite, numbersOf, preview, workbookFile } from './paper.ts'
import { signIn } from './sign-in.ts'

async function check(page: Page) {
  await expect(page.locator('h1')).toHaveCount(1)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
}

const aMark = () =>
  `Ưởng${crypto
    .randomUUID()
    .replace(/[^a-z]/g, '')
    .slice(0, 10)}`

test('F4: the import is accessible refused, faulty, in preview and done', async ({ page }) => {
  const mark = aMark()
  const heard: string[] = []
  page.on('console', (message) => message.type() === 'error' && heard.push(message.text()))
  await signIn(page, 'member')
  await preview(page, { name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from('a;b') })
  await check(page)
  await preview(page, csvFile([[`Tô ${mark}`, '', 'x', '', '']]))
  await check(page)
  const row = [`Tô ${mark}`, '1 ngõ Thử', 'Khác', '', '']
  await preview(page, workbookFile([row, row]))
  await check(page)
  await page.getByRole('button', { name: /vào danh sách/ }).click()
  await expect(page.getByRole('status')).toBeVisible()
  await check(page)
  await page.goto(`/to-giup-viec/thu-moi?ten=${encodeURIComponent(mark)}&trang-thai=muon`)
  await check(page)
  expect(heard.filter((text) => !text.includes('422'))).toEqual([])
})

/** Two invitations nobody else uses. */
async function invited(page: Page): Promise<number[]> {
  const mark = aMark()
  await signIn(page, 'deputy')
  await invite(page, [
    [`Cao ${mark}`, '1 ngõ Thử', 'Khác', '', ''],
    [`Đảng ủy ${mark}`, '', 'Cấp ủy đảng bộ, chi bộ trực thuộc Đảng ủy Khối', '', ''],
  ])
  return numbersOf(page, mark)
}

test('F4: letters are accessible asked for, refused and shown', async ({ page }) => {
  const [first, second] = await invited(page)
  await page.goto('/to-giup-viec/thu-moi/in')
  await check(page)
  await page.getByLabel('Từ số').fill('x')
  await page.getByRole('button', { name: 'Xem và in' }).click()
  await check(page)
  await page.getByLabel('Từ số').fill(String(first))
  await page.getByLabel('đến số').fill(String(second))
  await page.getByRole('button', { name: 'Xem và in' }).click()
  await expect(page.locator('.letter')).toHaveCount(2)
  await check(page)
})

test('F5: forms are accessible asked for, refused and shown', async ({ page }) => {
  const numbers = await invited(page)
  await page.goto('/to-giup-viec/phieu/in')
  await page.getByRole('button', { name: 'Cấp số và xem phiếu trống' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await check(page)
  await page.getByLabel('Số thư mời').fill(numbers.join(', '))
  await page.getByRole('button', { name: 'Cấp số và xem phiếu ghi tên' }).click()
  await expect(page.locator('.form-sheet').first()).toBeVisible()
  await check(page)
})

test('F5: the ledger and the sheet for the table are accessible, right and wrong', async ({ page }) => {
  await signIn(page, 'deputy')
  await page.goto('/to-giup-viec/phieu/in')
  await page.getByLabel('Số lượng').fill('2')
  await page.getByRole('button', { name: 'Cấp số và xem phiếu trống' }).click()
  await expect(page.locator('.form-sheet').first()).toBeVisible()
  await page.goto('/to-giup-viec/phieu')
  await check(page)
  await page.getByRole('button', { name: 'Ghi nhận' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await check(page)
  for (const path of ['?trang-thai=mat', '/bang-theo-doi?tu=1&den=2', '/bang-theo-doi?tu=5&den=2']) {
    await page.goto(`/to-giup-viec/phieu${path}`)
    await check(page)
  }
})

test('F5: the print button prints', async ({ page }) => {
  await signIn(page, 'member')
  await page.goto('/to-giup-viec/phieu/in')
  await page.getByLabel('Số lượng').fill('1')
  await page.getByRole('button', { name: 'Cấp số và xem phiếu trống' }).click()
  const button = page.getByRole('button', { name: 'In', exact: true })
  await expect(button).toBeVisible()
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', 'true')
  })
  await button.click()
  await expect(page.locator('body')).toHaveAttribute('data-printed', 'true')
})

test('F4: a file that is too large is refused before it travels', async ({ page }) => {
  await signIn(page, 'member')
  await page.goto('/to-giup-viec/thu-moi/nhap')
  const input = page.getByLabel('Tệp danh sách')
  await input.setInputFiles({
    name: 'to.csv',
    mimeType: 'text/csv',
    buffer: Buffer.alloc(5 * 1_048_576, 'a'),
  })
  expect(
    await input.evaluate((element) => (element instanceof HTMLInputElement ? element.validationMessage : '')),
  ).toBe('Tệp lớn quá 4 MB. Hãy bỏ hình ảnh và các trang không cần, hoặc chia danh sách làm nhiều tệp.')
})
