/** H3: letters are divided sentence by sentence, with and without scripts, and compared by a second person. */
import { expect, test } from '@playwright/test'
import { divide, storedPassages } from './database.ts'
import { find, pathOf, rowsOf, save, sendToDivide } from './division.ts'
import { signIn } from './sign-in.ts'

test('H3: kept as the contributor divided it, then found right, its passages count', async ({ page }) => {
  const { reference, first, second } = await sendToDivide(page)
  await signIn(page, 'member')
  await page.goto(`/to-giup-viec/van-ban/${reference}`)
  await expect(page.getByRole('heading', { name: 'Phân ý: Chưa phân ý' })).toBeVisible()
  await page.getByRole('link', { name: 'Phân ý văn bản này' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Phân ý văn bản ${reference}`)
  await page.getByRole('button', { name: 'Giữ nguyên cách chia của người góp ý' }).click()
  await expect(page.getByText('Đã lưu bản 1. Bản này chờ người thứ hai đối chiếu.')).toBeVisible()
  await expect(page.getByText('Bản mới nhất do đồng chí lập, nên người khác đối chiếu.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Ghi kết luận' })).toHaveCount(0)
  expect(await storedPassages(reference)).toEqual([
    {
      version: 1,
      comment: 1,
      slice: first,
      subject: 'bi-thu',
      area: 'tu-tuong-dao-duc-loi-song',
      aside: null,
    },
    { version: 1, comment: 2, slice: second, subject: 'tap-the', area: 'cong-tac-can-bo', aside: null },
  ])

  await signIn(page, 'deputy')
  await page.goto(`${pathOf(reference)}?viec=phan-y`)
  expect(await find(page, '')).toBe(422)
  await expect(page.getByText('Hãy chọn kết luận.')).toBeVisible()
  expect(await find(page, 'Đúng với văn bản')).toBe(303)
  await expect(page).toHaveURL(/viec=phan-y/)
  await expect(page.getByText('Đã đối chiếu', { exact: true })).toBeVisible()
  await page.goto(`/to-giup-viec/van-ban/${reference}`)
  await expect(page.getByRole('heading', { name: 'Phân ý: Đã đối chiếu' })).toBeVisible()
  await expect(page.getByText('Các đoạn của bản 1 được tính thay cho các ý kiến.')).toBeVisible()
})

test('H3: divided sentence by sentence; what lacks a reason comes back with everything in it, what is left over is counted', async ({
  page,
}) => {
  const { reference, mark } = await sendToDivide(page)
  await signIn(page, 'member')
  await page.goto(pathOf(reference))
  await expect(rowsOf(page, 1)).toHaveCount(1)
  await page.getByRole('button', { name: 'Tách cả văn bản theo câu' }).click()
  await expect(rowsOf(page, 1)).toHaveCount(4)
  const [greeting, praise, blame, thanks] = [0, 1, 2, 3].map((index) => rowsOf(page, 1).nth(index))
  await greeting?.getByLabel('Đối tượng').selectOption('Để ngoài, có lý do')
  await praise?.getByLabel('Đối tượng').selectOption('Đồng chí Bí thư Đảng ủy')
  await praise?.getByLabel('Nội dung').selectOption('Công tác cán bộ')
  await blame?.getByLabel('Đối tượng').selectOption('Cùng đoạn với phần trên')
  await thanks?.getByLabel('Đối tượng').selectOption('Chưa phân')
  expect(await save(page)).toBe(422)
  await expect(page.getByRole('alert')).toContainText('Hãy ghi vì sao để ngoài.')
  await expect(rowsOf(page, 1).nth(0).getByLabel('Lý do để ngoài')).toHaveAccessibleDescription(
    /Hãy ghi vì sao để ngoài\./,
  )
  await expect(rowsOf(page, 1).nth(1).getByLabel('Nội dung')).toHaveValue('cong-tac-can-bo')
  await expect(page.getByText('Còn 1 câu chưa phân')).toBeVisible()
  await rowsOf(page, 1).nth(0).getByLabel('Lý do để ngoài').fill('Lời chào')
  expect(await save(page)).toBe(303)
  await expect(page.getByText('Còn 1 câu chưa phân, nên chưa đối chiếu được.')).toBeVisible()
  const area = 'cong-tac-can-bo'
  const saved = [
    { comment: 1, slice: `Kính gửi Ban Thường vụ ${mark}.`, subject: null, area: null, aside: 'Lời chào' },
    {
      comment: 1,
      slice: 'Đồng chí Bí thư gương mẫu. Đi cơ sở còn ít.',
      subject: 'bi-thu',
      area,
      aside: null,
    },
    { comment: 2, slice: 'Đề nghị công khai quy hoạch.', subject: 'tap-the', area, aside: null },
  ]
  expect(await storedPassages(reference)).toEqual(saved.map((passage) => ({ version: 1, ...passage })))

  // what nobody covered is a row of its own when one comes back
  await page.goto(pathOf(reference))
  await expect(page.locator('.division-text .open')).toHaveText('Xin cảm ơn.')
  const open = rowsOf(page, 1).last()
  await expect(open).toContainText('Chưa phân')
  await open.getByLabel('Đối tượng').selectOption('Để ngoài, có lý do')
  await rowsOf(page, 1).last().getByLabel('Lý do để ngoài').fill('Lời cảm ơn')
  expect(await save(page)).toBe(303)
  await expect(page.getByText('Không còn câu nào chưa phân')).toBeVisible()
  await expect(page.getByText('Chờ đối chiếu', { exact: true })).toBeVisible()
})

test('H3: one sentence about two subjects is in two passages', async ({ page }) => {
  const { reference, second } = await sendToDivide(page)
  await signIn(page, 'member')
  await page.goto(pathOf(reference))
  await rowsOf(page, 2).getByRole('button', { name: 'Thêm đối tượng' }).click()
  await expect(rowsOf(page, 2)).toHaveCount(2)
  await rowsOf(page, 2).nth(1).getByLabel('Đối tượng').selectOption('Đồng chí Trưởng Ban Tổ chức Đảng ủy')
  await rowsOf(page, 2).nth(1).getByLabel('Nội dung').selectOption('Công tác cán bộ')
  expect(await save(page)).toBe(303)
  const passages = (await storedPassages(reference)).filter(({ comment }) => comment === 2)
  expect(passages.map(({ slice, subject }) => [slice, subject])).toEqual([
    [second, 'tap-the'],
    [second, 'truong-ban-to-chuc'],
  ])
})

test('H3: of two in one letter each is named to the other, a stale save shows both versions and loses nothing', async ({
  page,
  browser,
  javaScriptEnabled,
}) => {
  const { reference, second } = await sendToDivide(page)
  await signIn(page, 'member')
  await page.goto(pathOf(reference))
  const context = await browser.newContext({ javaScriptEnabled: javaScriptEnabled ?? true })
  const other = await context.newPage()
  await signIn(other, 'deputy')
  await other.goto(pathOf(reference))
  await expect(other.getByText('Đang mở văn bản này cùng lúc: Thành viên (tài khoản thử).')).toBeVisible()
  const answer = await page.request.get(`${pathOf(reference)}/dang-xem.json`)
  expect(await answer.json()).toEqual({ others: ['Tổ phó (tài khoản thử)'] })

  await other.getByRole('button', { name: 'Giữ nguyên cách chia của người góp ý' }).click()
  await expect(other.getByText('Đã lưu bản 1.')).toBeVisible()
  await rowsOf(page, 2).getByLabel('Đối tượng').selectOption('Để ngoài, có lý do')
  await rowsOf(page, 2).getByLabel('Lý do để ngoài').fill('Đã có trong văn bản khác')
  expect(await save(page)).toBe(409)
  await expect(page.getByRole('alert')).toContainText('Tổ phó (tài khoản thử) đã lưu bản 1 lúc')
  const both = page.getByRole('region', { name: /^Bản 1 và Bản chưa lưu của Thành viên/ }).first()
  await expect(both.getByRole('row').filter({ hasText: second })).toContainText('Đổi')
  await expect(both.getByRole('row').filter({ hasText: second })).toContainText('Đã có trong văn bản khác')
  await expect(rowsOf(page, 2).getByLabel('Lý do để ngoài')).toHaveValue('Đã có trong văn bản khác')
  expect(await storedPassages(reference)).toHaveLength(2)
  expect(await save(page)).toBe(303)
  await expect(page.getByText('Đã lưu bản 2.')).toBeVisible()

  // disagreement is kept beside what it disagrees with
  await other.goto(pathOf(reference))
  expect(await find(other, 'Có chỗ khác')).toBe(422)
  await expect(other.getByText('Hãy ghi chỗ khác.')).toBeVisible()
  expect(await find(other, 'Có chỗ khác', 'Không để ngoài: nói về quy hoạch')).toBe(303)
  await expect(other.getByText('Có ý kiến khác', { exact: true })).toBeVisible()
  await other.getByRole('link', { name: 'So với bản 1' }).click()
  const versions = other.getByRole('region', { name: 'Bản 1 và Bản 2' }).first()
  await expect(versions.getByRole('row').filter({ hasText: second })).toContainText('Đổi')
  await other.getByRole('link', { name: 'Sửa, lập bản mới' }).click()
  await rowsOf(other, 2).getByLabel('Đối tượng').selectOption('Đồng chí Trưởng Ban Tổ chức Đảng ủy')
  await rowsOf(other, 2).getByLabel('Nội dung').selectOption('Công tác cán bộ')
  expect(await save(other)).toBe(303)
  await page.goto(pathOf(reference))
  expect(await find(page, 'Đúng với văn bản')).toBe(303)
  const history = page.getByRole('region', { name: 'Các bản đã lưu' })
  await expect(history).toContainText('Không để ngoài: nói về quy hoạch')
  await expect(history.getByRole('listitem').first()).toContainText('được tính')
  await expect(page.getByText('Đã đối chiếu', { exact: true })).toBeVisible()
  await context.close()
})

test('H3: who compares a version that is no longer the newest is told so', async ({ page, browser }) => {
  const { reference } = await sendToDivide(page)
  await signIn(page, 'member')
  await page.goto(pathOf(reference))
  await page.getByRole('button', { name: 'Giữ nguyên cách chia của người góp ý' }).click()
  await expect(page.getByText('Đã lưu bản 1.')).toBeVisible()
  const context = await browser.newContext()
  const other = await context.newPage()
  await signIn(other, 'deputy')
  await other.goto(pathOf(reference))
  await page.goto(`${pathOf(reference)}?sua=1`)
  await rowsOf(page, 2).getByLabel('Nội dung').selectOption('Tư tưởng chính trị, đạo đức, lối sống')
  expect(await save(page)).toBe(303)
  expect(await find(other, 'Đúng với văn bản', 'Ghi chú còn giữ')).toBe(409)
  await expect(other.getByRole('alert')).toContainText('Đã có bản mới hơn.')
  await expect(other.getByLabel('Ghi chú')).toHaveValue('Ghi chú còn giữ')
  await context.close()
})

test('I.5: the lead, a subject of the letter, reads it without the words of others, and does not divide', async ({
  page,
  baseURL,
}) => {
  const { reference, second } = await sendToDivide(page, 'chanh-van-phong')
  const aside = { position: 1, from: 0, setAside: 'Lời chào của ông Bưởi' }
  await divide(
    reference,
    [
      { ...aside, comment: 1, to: 20 },
      { ...aside, comment: 2, to: [...second].length },
    ],
    'different',
  )
  const stored = await storedPassages(reference)
  await signIn(page, 'deputy')
  await page.goto(pathOf(reference))
  await expect(page.getByText('Thiếu một câu.')).toBeVisible()
  await expect(page.getByText('Lời chào của ông Bưởi').first()).toBeVisible()
  await signIn(page, 'lead')
  await page.goto(`/to-giup-viec/van-ban/${reference}`)
  await expect(page.getByRole('heading', { name: 'Phân ý: Có ý kiến khác' })).toBeVisible()
  await expect(page.getByText('Bưởi')).toHaveCount(0)
  await page.goto(pathOf(reference))
  await expect(page.getByText('nên thành viên khác của Tổ giúp việc phân ý')).toBeVisible()
  await expect(page.getByText('Ghi chú không hiện ở đây')).toBeVisible()
  await expect(page.getByText('Để ngoài, lý do không hiện ở đây')).toHaveCount(2)
  await expect(page.getByText(/Bưởi|Thiếu một câu/)).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Lưu bản phân ý' })).toHaveCount(0)
  for (const [act, status] of [
    ['keep', 403],
    ['compare', 404],
  ] as const) {
    const answer = await page.request.post(pathOf(reference), {
      form: { act, base: '0', division: '1', outcome: 'same', note: '' },
      headers: { origin: baseURL ?? '' },
    })
    expect(answer.status()).toBe(status)
  }
  expect(await storedPassages(reference)).toEqual(stored)
})

test('H1: signed out, or for a letter that is not there, nothing is shown', async ({
  page,
  browser,
  baseURL,
}) => {
  const { reference } = await sendToDivide(page)
  const context = await browser.newContext()
  for (const path of [pathOf(reference), `${pathOf(reference)}/dang-xem.json`]) {
    const answer = await context.request.get(path, { maxRedirects: 0 })
    expect(answer.status()).toBe(303)
    expect(answer.headers()['location']).toContain('/to-giup-viec/dang-nhap')
  }
  await context.close()
  await signIn(page, 'member')
  for (const path of [pathOf('ABCD-2345'), `${pathOf('ABCD-2345')}/dang-xem.json`])
    expect((await page.request.get(path)).status()).toBe(404)
  const broken = await page.request.post(pathOf(reference), {
    form: {
      act: 'save',
      base: '0',
      comment: '9',
      start: '0',
      end: '5',
      subject: 'bi-thu',
      area: 'x',
      aspect: '',
      reason: '',
    },
    headers: { origin: baseURL ?? '' },
  })
  expect(broken.status()).toBe(400)
  expect(await storedPassages(reference)).toEqual([])
})
