/** H2: from the overview to the single comment. */
import { expect, type Locator, type Page, test } from '@playwright/test'
import { commentsOf } from './desk-lists.ts'
import { send as sendLetter } from './letters.ts'
import { signIn } from './sign-in.ts'

async function send(page: Page, comments: object[]): Promise<string> {
  return (await sendLetter(page, comments)).reference
}

/** Waits for the whole page that a link leads to: its rows are counted next. */
async function follow(page: Page, link: Locator) {
  await Promise.all([page.waitForEvent('load'), link.click()])
}

const figureOf = (text: string | null) => Number((text ?? '').replace(/\D/g, ''))

test('H2: the aggregation keeps the order of review, and every sum agrees with the page it leads to', async ({
  page,
}) => {
  await signIn(page, 'deputy')
  await page.goto('/to-giup-viec/tong-hop')
  const table = page.getByRole('table', { name: /^Số ý kiến theo đối tượng và nội dung kiểm điểm/ })
  await expect(table.locator('tbody th')).toHaveText([
    'Tập thể Ban Thường vụ Đảng ủy Khối',
    'Đồng chí Bí thư Đảng ủy',
    'Đồng chí Phó Bí thư Thường trực Đảng ủy',
    'Đồng chí Phó Bí thư Đảng ủy',
    'Đồng chí Trưởng Ban Tổ chức Đảng ủy',
    'Đồng chí Trưởng Ban Tuyên giáo Đảng ủy',
    'Đồng chí Chánh Văn phòng Đảng ủy',
  ])
  for (const subject of ['Tập thể Ban Thường vụ Đảng ủy Khối', 'Đồng chí Chánh Văn phòng Đảng ủy']) {
    // others may be sending meanwhile
    await expect(async () => {
      await page.goto('/to-giup-viec/tong-hop')
      const row = table.getByRole('row').filter({ hasText: subject })
      const figures = (await row.locator('td').allTextContents()).map(figureOf)
      const [sum = -1, unverified = -1] = figures.slice(-2)
      expect(unverified).toBeLessThanOrEqual(sum)
      expect(figures.slice(0, 6).reduce((a, b) => a + b)).toBe(sum)
      expect((figures[6] ?? 0) + (figures[7] ?? 0)).toBe(sum)
      await row.getByRole('link', { name: subject }).first().click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(subject)
      await expect(page.locator('#cac-y-kien')).toHaveText(`${sum} ý kiến`, { timeout: 1_000 })
      expect(await commentsOf(page).count()).toBe(Math.min(sum, 50))
    }).toPass()
  }
})

test('H2: a figure of the aggregation leads to the comments it counts', async ({ page }) => {
  await signIn(page, 'deputy')
  await page.goto('/to-giup-viec/tong-hop')
  const link = page.getByRole('link', {
    name: /ý kiến, Đồng chí Trưởng Ban Tuyên giáo Đảng ủy, Công tác cán bộ, Cá nhân/,
  })
  const count = figureOf(await link.textContent())
  await link.click()
  await expect(page.getByLabel('Nội dung kiểm điểm')).toHaveValue('cong-tac-can-bo')
  await expect(page.getByLabel('Người góp ý')).toHaveValue('ca-nhan')
  await expect(page.locator('#cac-y-kien')).toHaveText(new RegExp(`^${count} trong \\d+ ý kiến$`))
  await expect(commentsOf(page).locator('.comment-area')).toHaveText(Array(count).fill('Công tác cán bộ'))
  await page.getByRole('link', { name: 'Bỏ lọc' }).click()
  await expect(page.locator('#cac-y-kien')).toHaveText(/^\d+ ý kiến$/)
})

test('H2: filters and pages go together, and every comment is on exactly one page', async ({ page }) => {
  const mark = crypto.randomUUID()
  const comment = { subject: 'truong-ban-to-chuc', contentArea: 'cong-tac-can-bo', aspect: 'cause' }
  await send(
    page,
    Array.from({ length: 60 }, (_, index) => ({ ...comment, text: `${mark} số ${index}` })),
  )
  await signIn(page, 'member')
  await page.goto('/to-giup-viec/doi-tuong/truong-ban-to-chuc')
  await page.getByLabel('Mặt được nói tới').selectOption('Nguyên nhân')
  await page.getByLabel('Thời hạn').selectOption('Trong hạn')
  await follow(page, page.getByRole('button', { name: 'Lọc' }))
  const count = figureOf((await page.locator('#cac-y-kien').textContent())?.split('trong')[0] ?? '')
  expect(count).toBeGreaterThanOrEqual(60)

  const pages: string[][] = []
  for (;;) {
    pages.push(await commentsOf(page).evaluateAll((items) => items.map(({ id }) => id)))
    await expect(page.getByLabel('Mặt được nói tới')).toHaveValue('nguyen-nhan')
    const next = page.getByRole('link', { name: 'Trang sau' })
    if ((await next.count()) === 0) break
    await follow(page, next)
  }
  const seen = pages.flat()
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen.length).toBeGreaterThanOrEqual(count)
  expect(pages[0]?.length).toBe(50)
  for (const earlier of pages.slice(0, -1).reverse()) {
    await follow(page, page.getByRole('link', { name: 'Trang trước' }))
    expect(await commentsOf(page).evaluateAll((items) => items.map(({ id }) => id))).toEqual(earlier)
  }
})

test('H2: received feedback is listed newest first in pages and narrowed by kind', async ({ page }) => {
  const comment = {
    subject: 'pho-bi-thu-thuong-truc',
    contentArea: 'cong-tac-can-bo',
    text: 'Đề nghị làm rõ.',
  }
  let newest = ''
  for (let index = 0; index < 30; index += 1) newest = await send(page, [comment])
  await signIn(page, 'member')
  await page.getByRole('link', { name: 'Văn bản', exact: true }).click()
  await follow(page, page.getByRole('link', { name: 'Cá nhân', exact: true }))
  const references: string[] = []
  const times: string[] = []
  for (;;) {
    const rows = page.locator('tbody tr')
    expect(new Set(await rows.locator('td:nth-of-type(2)').allTextContents())).toEqual(new Set(['Cá nhân']))
    references.push(...(await rows.locator('th').allTextContents()).map((text) => text.trim()))
    times.push(
      ...(await rows
        .locator('time')
        .evaluateAll((list) => list.map((time) => time.getAttribute('datetime') ?? ''))),
    )
    const next = page.getByRole('link', { name: 'Trang sau' })
    if ((await next.count()) === 0) break
    await follow(page, next)
  }
  expect(references.length).toBeGreaterThan(50)
  expect(new Set(references).size).toBe(references.length)
  expect(references).toContain(newest)
  const moments = times.map((time) => Date.parse(time))
  expect(moments).toEqual([...moments].sort((a, b) => b - a))
})

test('H2: a letter is read in the order of review, whatever the order it was written in', async ({
  page,
}) => {
  const reference = await send(page, [
    { subject: 'pho-bi-thu', contentArea: 'cong-tac-can-bo', text: 'Ba' },
    { subject: 'tap-the', contentArea: 'cong-tac-can-bo', text: 'Hai' },
    { subject: 'tap-the', contentArea: 'tu-tuong-dao-duc-loi-song', text: 'Một\ndòng hai' },
  ])
  await signIn(page, 'member')
  await page.goto(`/to-giup-viec/van-ban/${reference}`)
  await expect(page.locator('.comment-text')).toHaveText(['Một\ndòng hai', 'Hai', 'Ba'])
})

test('H2: what is not there is a page of the desk that says so', async ({ page }) => {
  await signIn(page, 'member')
  for (const path of [
    '/to-giup-viec/doi-tuong/khong-co',
    '/to-giup-viec?dot=1999',
    '/to-giup-viec/van-ban/2222-2222',
    '/to-giup-viec/van-ban/..%2f',
  ]) {
    const answer = await page.goto(path)
    expect(answer?.status(), path).toBe(404)
    expect(answer?.headers()['cache-control'], path).toBe('no-store')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Không có trang này')
  }
})
