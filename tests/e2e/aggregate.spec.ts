/** H2: from the matrix to the cell, the comment and the letter; what is counted stays in the address. */
import { expect, type Page, test } from '@playwright/test'
import { divide } from './database.ts'
import { commentsOf } from './desk-lists.ts'
import { send } from './letters.ts'
import { signIn } from './sign-in.ts'

const figureOf = (text: string | null) => Number((text ?? '').replace(/\D/g, ''))
const matrix = (page: Page) => page.getByRole('table', { name: /theo đối tượng và nội dung kiểm điểm/ })

/** The subject's page, with only what fits the filter. */
const listOf = (subject: string, filter = '') => `/to-giup-viec/doi-tuong/${subject}?${filter}`

/** The comments on a subject that hold the mark, on whatever page of the list they are. */
async function shownWith(page: Page, path: string, mark: string): Promise<string[]> {
  const found: string[] = []
  await page.goto(path)
  for (;;) {
    found.push(...(await page.locator('.comment-text').filter({ hasText: mark }).allTextContents()))
    const next = page.getByRole('link', { name: 'Trang sau' })
    if ((await next.count()) === 0) return found
    await page.goto((await next.getAttribute('href')) ?? '')
  }
}

test('H2: what is counted, and of whom, is chosen by links and stays in the address', async ({ page }) => {
  await signIn(page, 'deputy')
  await page.getByRole('banner').getByRole('link', { name: 'Số liệu', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Số liệu ý kiến góp ý')
  await page.getByRole('link', { name: 'Người, đơn vị góp ý', exact: true }).click()
  await page.getByRole('link', { name: 'Riêng tập thể' }).click()
  await expect(page).toHaveURL(/dem=nguoi-gop-y&theo=tap-the/)
  await expect(page.getByText('Một tập thể là một, dù bao nhiêu người đứng sau văn bản.')).toBeVisible()
  await expect(matrix(page).locator('thead th')).toHaveText([
    'Đối tượng góp ý',
    /Tư tưởng chính trị/,
    'Công tác cán bộ',
    /Tập thể lãnh đạo/,
    'Cộng',
    'Chưa xác minh',
  ])
  await page.getByRole('link', { name: 'Từng thành phần (mục II.2.4.1)' }).click()
  await expect(page).toHaveURL(/dem=nguoi-gop-y&theo=thanh-phan/)
  const row = matrix(page)
    .locator('tbody')
    .first()
    .getByRole('row', { name: /Đã nghỉ công tác, nghỉ hưu/ })
  const count = row.getByRole('link').first()
  await expect(count).toHaveAccessibleName(/người, đơn vị góp ý, Tập thể Ban Thường vụ Đảng ủy Khối/)
  await count.click()
  await expect(page.getByLabel('Thành phần')).toHaveValue('nghi-huu')
  await expect(commentsOf(page).first()).toContainText('Đã nghỉ công tác, nghỉ hưu')
})

test('H2: a collective that writes twice is one contributor with two letters', async ({ page }) => {
  const name = `Đảng ủy ${crypto.randomUUID()}`
  const figures = async () => {
    const read = async (unit: string) => {
      await page.goto(`/to-giup-viec/tong-hop?dem=${unit}&theo=tap-the`)
      const row = matrix(page).getByRole('row', { name: /Đồng chí Phó Bí thư Đảng ủy/ })
      return figureOf(await row.getByRole('cell').nth(3).textContent())
    }
    return { letters: await read('van-ban'), contributors: await read('nguoi-gop-y') }
  }
  const write = async (times: number) => {
    for (let time = 0; time < times; time += 1) {
      const answer = await page.request.post('/api/feedback', {
        data: {
          contributor: {
            kind: 'collective',
            category: 'subordinate_committee',
            collectiveName: name,
            documentNumber: `${crypto.randomUUID()}-CV/ĐU`,
            documentDate: '2026-01-15',
            signatoryName: 'Trần Thử',
            signatoryPosition: 'Bí thư',
          },
          comments: [{ subject: 'pho-bi-thu', contentArea: 'cong-tac-can-bo', text: 'Đề nghị làm rõ.' }],
          consent: true,
        },
      })
      expect(answer.status()).toBe(201)
    }
  }
  await signIn(page, 'member')
  await write(1)
  // others may be sending meanwhile: only what this letter alone changes is looked at
  await expect(async () => {
    const before = await figures()
    await write(1)
    const after = await figures()
    expect(after.letters - before.letters).toBe(1)
    expect(after.contributors - before.contributors).toBe(0)
  }).toPass()
})

test('H2: once a division is in force its passages count in place of the comment, each leading to its letter', async ({
  page,
}) => {
  const mark = crypto.randomUUID()
  const text = `Gần gũi cơ sở 😀 ${mark}. Quy hoạch còn chậm ${mark}. Xin cảm ơn.`
  const at = (words: string) => Array.from(text.slice(0, text.indexOf(words))).length
  const { reference } = await send(page, [{ subject: 'bi-thu', contentArea: 'cong-tac-can-bo', text }])
  await signIn(page, 'deputy')
  expect(await shownWith(page, listOf('bi-thu'), mark)).toEqual([text])

  const parts = [
    {
      comment: 1,
      position: 1,
      from: 0,
      to: at(' Quy hoạch'),
      subject: 'bi-thu',
      contentArea: 'cong-tac-can-bo',
    },
    {
      comment: 1,
      position: 2,
      from: at('Quy hoạch'),
      to: at(' Xin cảm'),
      subject: 'truong-ban-to-chuc',
      contentArea: 'tap-the-lanh-dao-ca-nhan-phu-trach',
      aspect: 'shortcoming',
    },
    { comment: 1, position: 3, from: at('Xin cảm'), to: Array.from(text).length, setAside: 'Lời cảm ơn' },
  ]
  await divide(reference, parts, 'different')
  expect(await shownWith(page, listOf('bi-thu'), mark)).toEqual([text])
  await divide(reference, parts)
  expect(await shownWith(page, listOf('bi-thu'), mark)).toEqual([`Gần gũi cơ sở 😀 ${mark}.`])
  expect(await shownWith(page, listOf('bi-thu', 'cach-ghi=nguyen-van'), mark)).toEqual([])
  const filter = 'noi-dung=tap-the-lanh-dao-ca-nhan-phu-trach&mat=han-che&cach-ghi=doan&thanh-phan=nghi-huu'
  expect(await shownWith(page, listOf('truong-ban-to-chuc', filter), mark)).toEqual([
    `Quy hoạch còn chậm ${mark}.`,
  ])

  const comment = commentsOf(page).filter({ hasText: mark })
  await expect(comment).toContainText('Đoạn trong ý kiến')
  await comment.getByRole('link', { name: reference }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Văn bản góp ý ${reference}`)
  await expect(page.locator('.comment-text')).toHaveText(text)
  await expect(page.locator('.comment-text mark')).toHaveText(`Quy hoạch còn chậm ${mark}.`)
})

test('H2: a cell, its comments and every sum agree after letters were divided', async ({ page }) => {
  const mark = crypto.randomUUID()
  const { reference } = await send(page, [
    { subject: 'pho-bi-thu-thuong-truc', contentArea: 'cong-tac-can-bo', text: `Một ${mark}. Hai ${mark}.` },
  ])
  const half = `Một ${mark}.`.length
  const about = { comment: 1, subject: 'pho-bi-thu-thuong-truc', contentArea: 'cong-tac-can-bo' }
  await divide(reference, [
    { ...about, position: 1, from: 0, to: half },
    { ...about, position: 2, from: half + 1, to: 2 * half + 1 },
  ])
  await signIn(page, 'member')
  await expect(async () => {
    await page.goto('/to-giup-viec/tong-hop?theo=ca-nhan')
    const row = matrix(page).getByRole('row', { name: /Phó Bí thư Thường trực/ })
    const figures = (await row.getByRole('cell').allTextContents()).map(figureOf)
    expect((figures[0] ?? 0) + (figures[1] ?? 0) + (figures[2] ?? 0)).toBe(figures[3])
    await row.getByRole('link', { name: /Công tác cán bộ/ }).click()
    await expect(page.locator('#cac-y-kien')).toHaveText(
      new RegExp(`^${figures[1]?.toLocaleString('vi-VN')} trong \\S+ ý kiến$`),
      { timeout: 1_000 },
    )
    expect(await commentsOf(page).count()).toBe(Math.min(figures[1] ?? 0, 50))
  }).toPass()
})

test('H2: every picture has its table, and rounds before stand beside this one', async ({ page }) => {
  await signIn(page, 'member')
  await page.goto('/to-giup-viec/tong-hop')
  for (const title of [
    'Văn bản nhận được theo ngày',
    'Các mặt được nói tới trong từng nội dung kiểm điểm',
    'Ý kiến về từng đối tượng theo nội dung kiểm điểm',
  ]) {
    const figure = page.getByRole('figure', { name: title })
    await expect(figure.getByRole('img', { name: title })).toBeVisible()
    await figure.getByText('Bảng số liệu').click()
    await expect(figure.getByRole('row').nth(1)).toBeVisible()
  }
  const earlier = page.getByRole('table', { name: /Số ý kiến của đợt này và các đợt trước/ })
  await expect(earlier.locator('thead th').last()).toHaveText('Năm 2012')
  await page.goto('/to-giup-viec/tong-hop?dot=2012')
  await expect(page.getByText('Chưa có đợt kiểm điểm nào trước đợt này.')).toBeVisible()
  await page.goto('/to-giup-viec/doi-tuong/bi-thu')
  await expect(page.getByRole('table', { name: 'Số ý kiến về đối tượng này qua các đợt' })).toBeVisible()
})

test('H2: an address that asks for what is not there shows what is usual', async ({ page }) => {
  await signIn(page, 'member')
  await page.goto('/to-giup-viec/tong-hop?dem=constructor&theo=toString')
  await expect(page.getByRole('link', { name: 'Ý kiến', exact: true })).toHaveAttribute(
    'aria-current',
    'true',
  )
  const answer = await page.goto('/to-giup-viec/tong-hop?dot=1999')
  expect(answer?.status()).toBe(404)
})
