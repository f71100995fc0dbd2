/** H1, H8: words are found and marked, page by page, with or without scripts; names only with a reason. */
import { expect, type Page, test } from '@playwright/test'
import { commentsOf } from './desk-lists.ts'
import { contributor, send } from './letters.ts'
import { signIn } from './sign-in.ts'

const searchPage = '/to-giup-viec/tim'
/** A word nobody else uses. */
const aWord = () => `x${crypto.randomUUID().replaceAll('-', '')}`
const about = (text: string, subject = 'bi-thu') => ({ subject, contentArea: 'cong-tac-can-bo', text })

async function search(page: Page, typed: string) {
  await page.goto(searchPage)
  await page.getByLabel('Từ cần tìm, hoặc mã số biên nhận').fill(typed)
  await page.getByRole('button', { name: 'Tìm', exact: true }).click()
}
const found = (page: Page) => commentsOf(page)

test('H1: given a letter, when its reference is typed in the list of letters, then it opens', async ({
  page,
}) => {
  const { reference } = await send(page, [about('Một')])
  await signIn(page, 'member')
  await page.goto('/to-giup-viec/van-ban')
  await page.getByLabel('Từ cần tìm, hoặc mã số biên nhận').fill(reference.toLowerCase().replace('-', ' '))
  await page.getByRole('button', { name: 'Tìm', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Văn bản góp ý ${reference}`)
  await search(page, '2222-2222')
  await expect(page.getByText('Không có văn bản nào mang mã số 2222-2222.')).toBeVisible()
})

test('H1: given words with or without marks, when they are sought, then they are marked as they were written', async ({
  page,
}) => {
  const word = aWord()
  const { reference } = await send(page, [
    about(`Đề nghị LÀM RÕ trách nhiệm ${word} của người đứng đầu.`),
    about(`${word}: nhiệm vụ, trách cứ`, 'pho-bi-thu'),
  ])
  await signIn(page, 'member')
  await search(page, `${word} trach nhiem`)
  await expect(found(page)).toHaveCount(2)
  await expect(found(page).last().locator('mark')).toHaveText([`trách nhiệm ${word}`])
  await search(page, `“lam ro trach nhiem” ${word}`)
  await expect(found(page)).toHaveCount(1)
  await expect(found(page).locator('mark')).toHaveText([`LÀM RÕ trách nhiệm ${word}`])
  await page.getByLabel('Đối tượng góp ý').selectOption('pho-bi-thu')
  await page.getByRole('button', { name: 'Tìm', exact: true }).click()
  await expect(page.getByText('Không có ý kiến nào ở đợt năm')).toBeVisible()
  await expect(page.getByText('Đã so các chữ bỏ dấu')).toBeVisible()
  await page.getByRole('link', { name: 'bỏ các điều kiện lọc' }).click()
  await expect(found(page)).toHaveCount(1)
  await page.getByRole('link', { name: reference }).click()
  await expect(page).toHaveURL(new RegExp(`/van-ban/${reference}#y-kien-1$`))
})

test('H1: given nothing to be found, when one searches wider, then all rounds are looked through', async ({
  page,
}) => {
  const word = aWord()
  await signIn(page, 'member')
  await search(page, `"không có ${word}"`)
  await page.getByRole('link', { name: 'trong mọi đợt' }).click()
  await expect(page.getByLabel('Tìm trong mọi đợt')).toBeChecked()
  await expect(page.getByText('Không có ý kiến nào ở mọi đợt')).toBeVisible()
  await page.getByRole('link', { name: 'bỏ ngoặc kép' }).click()
  await expect(page.getByLabel('Từ cần tìm, hoặc mã số biên nhận')).toHaveValue(`không có ${word}`)
  await search(page, 'đ')
  await expect(page.getByLabel('Từ cần tìm, hoặc mã số biên nhận')).toHaveAccessibleDescription(
    /ít nhất hai chữ cái/,
  )
})

test('H1: given more than a page, when one turns the pages, then nothing is missing or twice', async ({
  page,
}) => {
  const word = aWord()
  for (const count of [40, 25])
    await send(
      page,
      Array.from({ length: count }, (_, index) => about(`${word} thứ ${count * 100 + index}`)),
    )
  await signIn(page, 'member')
  await search(page, word)
  await expect(page.getByRole('heading', { level: 2 }).first()).toContainText('Có hơn 50 ý kiến')
  const first = await found(page).locator('.comment-text').allTextContents()
  await page.getByRole('link', { name: 'Trang sau' }).click()
  await expect(found(page)).toHaveCount(15)
  const second = await found(page).locator('.comment-text').allTextContents()
  expect(new Set([...first, ...second]).size).toBe(65)
  await page.getByRole('link', { name: 'Trang trước' }).click()
  await expect(found(page)).toHaveCount(50)
  expect(await found(page).locator('.comment-text').allTextContents()).toEqual(first)
})

test('H8: given a name, when it is sought without a reason, then nothing is told; with one, references alone', async ({
  page,
}) => {
  const name = aWord()
  const answer = await page.request.post('/api/feedback', {
    data: {
      contributor: { ...contributor, fullName: `Đỗ Thị ${name}` },
      comments: [about('Một')],
      consent: true,
    },
  })
  const reference = String((await answer.json()).reference)
  await signIn(page, 'deputy')
  await search(page, name)
  await expect(found(page)).toHaveCount(0)
  const region = page.getByRole('region', { name: 'Tìm theo người góp ý' })
  await region.getByLabel('Họ tên cá nhân, tên tập thể hoặc người ký').fill(`do thi ${name}`)
  await region.getByLabel('Lý do tìm').fill('ngắn')
  await region.getByRole('button', { name: 'Tìm người góp ý' }).click()
  await expect(region.getByLabel('Lý do tìm')).toHaveAccessibleDescription(/từ 10 đến 500 ký tự/)
  await expect(region.getByLabel('Họ tên cá nhân, tên tập thể hoặc người ký')).toHaveValue(`do thi ${name}`)
  await expect(page.getByText(reference)).toHaveCount(0)
  await region.getByLabel('Lý do tìm').fill('Người góp ý gọi điện hỏi văn bản của mình')
  await region.getByRole('button', { name: 'Tìm người góp ý' }).click()
  await expect(region.getByRole('status')).toContainText(
    'Lần tìm này đã được ghi lại: Tổ phó (tài khoản thử).',
  )
  await region.getByRole('link', { name: reference }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Văn bản góp ý ${reference}`)
  expect(await page.content()).not.toContain(name)
})
