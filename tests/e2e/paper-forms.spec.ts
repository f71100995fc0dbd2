/** F5: forms numbered, printed, handed out, returned, accounted for. */
import { expect, type Page, test } from '@playwright/test'
import { decodeQr, invite, numbersOf, paperPages } from './paper.ts'
import { signIn } from './sign-in.ts'

const aMark = () =>
  `Ưởng${crypto
    .randomUUID()
    .replace(/[^a-z]/g, '')
    .slice(0, 10)}`

async function printBlank(page: Page, count: number): Promise<{ from: number; to: number }> {
  await page.goto('/to-giup-viec/phieu/in')
  await page.getByLabel('Số lượng').fill(String(count))
  await page.getByRole('button', { name: 'Cấp số và xem phiếu trống' }).click()
  return shownRange(page)
}

async function printNamed(page: Page, numbers: string): Promise<{ from: number; to: number }> {
  await page.goto('/to-giup-viec/phieu/in')
  await page.getByLabel('Số thư mời').fill(numbers)
  await page.getByRole('button', { name: 'Cấp số và xem phiếu ghi tên' }).click()
  return shownRange(page)
}

async function shownRange(page: Page) {
  await expect(page.locator('.form-sheet').first()).toBeVisible()
  const query = new URL(page.url()).searchParams
  return { from: Number(query.get('tu')), to: Number(query.get('den')) }
}

async function record(page: Page, numbers: string, event: string) {
  await page.goto('/to-giup-viec/phieu')
  await page.getByRole('textbox', { name: 'Số phiếu' }).fill(numbers)
  await page.getByRole('radio', { name: event, exact: true }).check()
  await page.getByRole('button', { name: 'Ghi nhận' }).click()
}

async function stateOf(page: Page, form: number): Promise<string> {
  await page.goto(`/to-giup-viec/phieu?sau=${form - 1}`)
  return ((await page.locator(`#phieu-${form} td`).first().textContent()) ?? '').trim()
}

test('F5: blank forms get numbers once; the same wish again, and printing again, give no new ones', async ({
  page,
  browser,
  baseURL,
}) => {
  await signIn(page, 'member')
  await page.goto('/to-giup-viec/phieu/in')
  await page.getByLabel('Số lượng').fill('3')
  const batch = (await page.locator('input[name="batch"]').first().getAttribute('value')) ?? ''
  await page.getByRole('button', { name: 'Cấp số và xem phiếu trống' }).click()
  const { from, to } = await shownRange(page)
  expect(to - from).toBe(2)
  const again = await page.request.post(new URL(page.url()).pathname, {
    form: { kind: 'blank', count: '3', batch },
    headers: { origin: baseURL ?? '' },
    maxRedirects: 0,
  })
  expect(again.status()).toBe(303)
  expect(again.headers()['location']).toBe(`/to-giup-viec/phieu/in?${new URL(page.url()).searchParams}`)

  await expect(page.getByText(`3 phiếu, số ${from}–${to}; tất cả 18 trang A4.`)).toBeVisible()
  expect(await paperPages(page)).toBe(18)
  await expect(page.locator('.form-running').nth(7)).toHaveText(`Phiếu góp ý số ${from + 1}trang 2/6`)
  expect(await decodeQr(browser, page, new RegExp(`phiếu số ${from}$`))).toBe(
    `${baseURL}/gop-y?phieu=${from}`,
  )

  await page.goto('/to-giup-viec/phieu/in')
  await page.getByLabel('Từ số').fill(String(to))
  await page.getByLabel('đến số').fill(String(to))
  await page.getByRole('button', { name: 'Xem và in lại' }).click()
  await expect(page.locator('.form-sheet')).toHaveCount(6)
  await page.goto('/to-giup-viec/phieu/in')
  const log = page.getByRole('region', { name: 'Các lần in phiếu' }).getByRole('listitem')
  await expect(log.filter({ hasText: `phiếu góp ý số ${to}–${to}` })).toContainText('Thành viên')
})

test('F5: a form asks what the web form asks, in the same words and order', async ({ page }) => {
  const textOf = async (selector: string) =>
    (await page.locator(selector).allTextContents()).map((text) => text.replace(/\s+/g, ' ').trim())
  await signIn(page, 'member')
  const { from } = await printBlank(page, 1)
  const paper = {
    legend: await textOf('.form-contributor > h3'),
    labels: await textOf('.form-contributor .form-label'),
    choices: await textOf('.form-contributor .form-choice'),
    comments: await textOf('.form-how > h3'),
    areas: await textOf('.form-how li'),
    subjects: await textOf('.form-subject-title'),
    shortAreas: [...new Set(await textOf('.form-area'))],
    privacy: [
      await textOf('.form-close > h3'),
      await textOf('.form-privacy li'),
      await textOf('.form-consent'),
    ],
  }
  expect(from).toBeGreaterThan(0)
  await page.goto('/gop-y/ca-nhan')
  const contributor = 'fieldset#contributor'
  const choices = `${contributor} .choices div:not(:has(input[value=""])) > label`
  expect(paper).toEqual({
    legend: await textOf(`${contributor} > legend`),
    // in the order of the page: legends of choices and labels of fields
    // the code of an invitation is printed on its own letter, and a form has no box for "whichever way"
    labels: await textOf(`${contributor} .field:not(:has([name="invitationCode"])) > :is(legend, label)`),
    choices: await textOf(choices),
    comments: await textOf('h2#comments'),
    areas: await textOf('ol.areas > li'),
    subjects: (await textOf('select[name="comments.0.subject"] option')).slice(1),
    shortAreas: (await textOf('select[name="comments.0.contentArea"] option')).slice(1),
    privacy: [
      await textOf('fieldset:has(#consent) > legend'),
      await page
        .locator('fieldset:has(#consent) li')
        .evaluateAll((items) =>
          items.map((item) => (item.firstChild?.textContent ?? '').replace(/\s+/g, ' ').trim()),
        ),
      await textOf('label[for="consent"]'),
    ],
  })
})

test('F5: named forms are filled in by kind, each page on one sheet, whatever the text size', async ({
  page,
  browser,
  baseURL,
}) => {
  const mark = aMark()
  await signIn(page, 'deputy')
  await invite(page, [
    [
      `Hồ ${mark}`,
      'Số 12, đường Nguyễn Văn Cừ, phường 4, Quận 5',
      'Đã nghỉ công tác, nghỉ hưu',
      '0901234567',
      'a@b.vn',
    ],
    [`Đảng ủy ${mark}`, '5 Lê Lợi', 'Cấp ủy đảng bộ, chi bộ trực thuộc Đảng ủy Khối', '', ''],
    [`Chi ủy ${mark}`, '', 'Chi ủy chi bộ nơi cư trú', '', ''],
  ])
  const numbers = await numbersOf(page, mark)
  const { from, to } = await printNamed(page, `${numbers[0]}-${numbers.at(-1)}`)
  expect(to - from).toBe(2)
  await page.getByTitle('Chữ rất lớn').click()
  expect(await paperPages(page)).toBe(18)
  const first = page.locator('.form-sheet').first()
  await expect(first.locator('[data-field="fullName"] .form-value')).toHaveText(`Hồ ${mark}`)
  await expect(first.locator('.box.ticked')).toHaveCount(1)
  await expect(first.locator('.form-choice', { has: page.locator('.ticked') })).toContainText('nghỉ hưu')
  const link = await decodeQr(browser, page, new RegExp(`phiếu số ${from}$`))
  expect(link).toMatch(new RegExp(`^${baseURL}/gop-y/thu-moi\\?ma=[A-Z2-9-]{14}&phieu=${from}$`))
  // a cell of the place of residence comments on members only (II.2.4.1)
  const third = page.locator(`[data-form="${to}"]`)
  await expect(third).toContainText('Tập thể góp ý và văn bản chính thức')
  const subjects = page.locator('.form-subject-title')
  await expect(subjects).toHaveCount(7 + 7 + 6)
  await expect(subjects.nth(14)).toHaveText('Đồng chí Bí thư Đảng ủy')
  await page.goto(`/to-giup-viec/thu-moi?ten=${encodeURIComponent(mark)}`)
  await expect(page.locator('tbody tr').first()).toContainText(String(from))
})

test('F5: handed out, returned at the meeting, later, lost, taken back: the ledger and the list follow', async ({
  page,
}) => {
  const mark = aMark()
  await signIn(page, 'member')
  await invite(
    page,
    Array.from({ length: 5 }, (_, at) => [`Ngô ${mark} ${at}`, `${at} ngõ Thử`, 'Khác', '', '']),
  )
  const numbers = await numbersOf(page, mark)
  const { from, to } = await printNamed(page, numbers.join(', '))
  await record(page, `${from}-${to}`, 'Đã phát')
  await expect(page.getByRole('status')).toHaveText('Đã ghi nhận 5 phiếu: Đã phát.')
  await record(page, `${from}-${from + 1}`, 'Nộp tại cuộc họp')
  await expect(page.getByRole('status')).toHaveText('Đã ghi nhận 2 phiếu: Nộp tại cuộc họp.')
  await record(page, `${from + 2}`, 'Nộp sau cuộc họp')
  await record(page, `${from + 3}`, 'Mất')
  await record(page, `${from + 1}`, 'Xóa ghi nhận, coi như mới in')
  await record(page, `${from + 1}`, 'Nộp sau cuộc họp')
  await expect(page.getByRole('status')).toHaveText('Đã ghi nhận 1 phiếu: Nộp sau cuộc họp.')
  const expected = ['Nộp tại cuộc họp', 'Nộp sau', 'Nộp sau', 'Mất', 'Đã phát']
  for (const [at, state] of expected.entries()) expect(await stateOf(page, from + at)).toBe(state)

  // noted twice it is noted once
  await record(page, `${from}`, 'Nộp tại cuộc họp')
  await expect(page.getByRole('status')).toContainText('đã ở tình trạng “Nộp tại cuộc họp” từ trước')

  await page.goto(`/to-giup-viec/thu-moi?ten=${encodeURIComponent(mark)}`)
  for (const [state, count] of [
    ['Tất cả', 5],
    ['Nộp tại cuộc họp', 1],
    ['Nộp sau', 2],
    ['Đã phát phiếu', 1],
    ['Đã mời', 1],
  ] as const) {
    await expect(page.getByRole('link', { name: `${state} ${count}`, exact: true })).toBeVisible()
  }
  await page.getByRole('link', { name: 'Nộp sau 2' }).click()
  await expect(page.locator('tbody tr')).toHaveCount(2)
})

test('F5: a number typed twice, unknown, or in no state for it: nothing is noted, what was typed stays', async ({
  page,
}) => {
  await signIn(page, 'member')
  const { from, to } = await printBlank(page, 2)
  for (const [numbers, said] of [
    [`${from}-${to}, ${to}`, `Số ${to} ghi hai lần.`],
    [`${from}, 900001`, '900001'],
    [`${from}-`, 'không phải là số hay khoảng số'],
    ['9-3', 'có số đầu lớn hơn số cuối'],
    ['', 'Hãy ghi số'],
  ] as const) {
    await record(page, numbers, 'Đã phát')
    const field = page.getByRole('textbox', { name: 'Số phiếu' })
    await expect(field).toHaveAccessibleDescription(new RegExp(said))
    await expect(field).toHaveValue(numbers)
    await expect(page.getByRole('radio', { name: 'Đã phát', exact: true })).toBeChecked()
  }
  await record(page, `${from}`, 'Nộp tại cuộc họp')
  await record(page, `${from}-${to}`, 'Đã phát')
  await expect(page.getByRole('alert')).toContainText(`không hợp với việc này: ${from}.`)
  expect(await stateOf(page, from)).toBe('Nộp tại cuộc họp')
  expect(await stateOf(page, to)).toBe('Mới in')
})

test('F5: a wish that cannot be met gives no number', async ({ page }) => {
  await signIn(page, 'member')
  const last = async () => {
    await page.goto('/to-giup-viec/phieu/in')
    return page
      .locator('section', { hasText: 'In lại phiếu đã có số' })
      .last()
      .locator('p')
      .first()
      .textContent()
  }
  await printBlank(page, 1)
  for (const [field, typed, button, said] of [
    ['Số lượng', '0', 'trống', 'từ 1 đến 200'],
    ['Số lượng', '201', 'trống', 'từ 1 đến 200'],
    ['Số thư mời', '', 'ghi tên', 'Hãy ghi số'],
    ['Số thư mời', '1, 1', 'ghi tên', 'Số 1 ghi hai lần'],
    ['Số thư mời', '800001', 'ghi tên', '800001'],
  ] as const) {
    await page.goto('/to-giup-viec/phieu/in')
    await page.getByLabel(field).fill(typed)
    await page.getByRole('button', { name: `Cấp số và xem phiếu ${button}` }).click()
    await expect(page.getByRole('alert')).toContainText('Chưa cấp số phiếu nào')
    await expect(page.getByLabel(field)).toHaveAccessibleDescription(new RegExp(said))
    await expect(page.getByLabel(field)).toHaveValue(typed)
  }
  expect(await last()).toMatch(/^Đã cấp từ số 1 đến số/)
})

test('F5: the sheet for the meeting’s table lists the numbers, and names where there are any', async ({
  page,
}) => {
  const mark = aMark()
  await signIn(page, 'member')
  await invite(page, [[`Dương ${mark}`, '1 ngõ Thử', 'Khác', '', '']])
  const { from } = await printNamed(page, String((await numbersOf(page, mark))[0]))
  await page.goto('/to-giup-viec/phieu')
  await page.getByRole('link', { name: 'Bảng theo dõi tại cuộc họp' }).click()
  await page.getByLabel('Từ số').fill(String(from))
  await page.getByLabel('đến số').fill(String(from))
  await page.getByRole('button', { name: 'Xem bảng' }).click()
  const row = page.locator('.meeting-sheet tbody tr')
  await expect(row).toHaveCount(1)
  await expect(row).toContainText(`Dương ${mark}`)
  await expect(row.getByRole('img', { name: 'Nộp tại họp' })).toBeVisible()
  expect(await paperPages(page)).toBe(1)
})
