/** The pages of the synthesis in every state, in light and dark and on a narrow screen; and the keys of its list. */
import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { signIn } from './sign-in.ts'
import { areaPath, letterPath, sendToSynthesise } from './synthesis.ts'

const about = { subject: 'tap-the', area: 'tap-the-lanh-dao-ca-nhan-phu-trach' }

async function check(page: Page) {
  await page.waitForLoadState()
  await expect(page.locator('h1')).toHaveCount(1)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
}

async function press(page: Page, name: string) {
  await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    page.getByRole('button', { name, exact: true }).click(),
  ])
  await page.waitForLoadState()
}

/** The comment in the list. */
const row = (page: Page, text: string | undefined) =>
  page.getByRole('listitem').filter({ hasText: text ?? 'nothing' })

test('the list of subjects, and an area to work through, by keys and refused', async ({ page }) => {
  const { texts } = await sendToSynthesise(page, about)
  await signIn(page, 'member')
  await page.goto('/to-giup-viec/tong-hop/theo-doi-tuong')
  await check(page)
  await page.goto(areaPath(about.subject, about.area))
  await row(page, texts[0]).locator('a[data-row]').focus()
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await expect(page.getByText('Đã chọn 2')).toBeVisible()
  await expect(row(page, texts[1]).getByRole('checkbox')).toBeChecked()
  await press(page, 'Không đưa vào')
  await expect(page.getByRole('alert')).toBeVisible()
  await check(page)
})

test('settled by another meanwhile, and what is left out', async ({ page, browser }) => {
  const { texts } = await sendToSynthesise(page, about)
  const context = await browser.newContext()
  const other = await context.newPage()
  await signIn(page, 'member')
  await signIn(other, 'deputy')
  for (const each of [page, other]) await each.goto(areaPath(about.subject, about.area))
  await row(other, texts[0]).getByRole('checkbox').check()
  await other.getByLabel('Lời của ý mới').fill('Cần phân công rõ hơn.')
  await press(other, 'Lập ý mới')
  await context.close()
  for (const text of texts) await row(page, text).getByRole('checkbox').check()
  await page.getByLabel('Lý do').fill('Không thuộc phạm vi góp ý')
  await press(page, 'Không đưa vào')
  await expect(page.getByRole('alert')).toContainText('đưa vào ý tổng hợp')
  await check(page)
  await press(page, 'Không đưa vào')
  await expect(page.getByRole('status').first()).toBeVisible()
  await page.getByRole('link', { name: /^Không đưa vào/ }).click()
  await check(page)
})

test('comments of a point, its page, refused, and the whole of a subject', async ({ page }) => {
  const { reference } = await sendToSynthesise(page, about)
  await signIn(page, 'member')
  await page.goto(letterPath(reference))
  await page.getByLabel('Xếp vào').first().selectOption('Ý mới…')
  await page.getByLabel('Lời của ý mới').first().fill('Cần phân công rõ hơn.')
  await press(page, 'Lưu')
  await page.goto(areaPath(about.subject, about.area))
  await page.getByRole('link', { name: /^Xem \d+ ý kiến của ý 1$/ }).click()
  await check(page)
  await page.getByRole('link', { name: 'Sửa ý 1' }).click()
  await check(page)
  await page.getByLabel('Lời của ý').fill(' ')
  await press(page, 'Lưu')
  await expect(page.getByRole('alert')).toBeVisible()
  await check(page)
  await page.goto(`/to-giup-viec/tong-hop/${about.subject}`)
  await check(page)
})

test('a letter: open, refused, settled', async ({ page }) => {
  const { reference } = await sendToSynthesise(page, { subject: 'chanh-van-phong' })
  await signIn(page, 'member')
  await page.goto(letterPath(reference))
  await check(page)
  await page.getByLabel('Xếp vào').first().selectOption('Ý mới…')
  await press(page, 'Lưu')
  await expect(page.getByRole('alert')).toBeVisible()
  await check(page)
  await page.getByLabel('Lời của ý mới').first().fill('Giữ tác phong gần gũi.')
  await press(page, 'Lưu')
  await check(page)
})

test('a letter and an area about the reader', async ({ page }) => {
  const { reference } = await sendToSynthesise(page, { subject: 'chanh-van-phong' })
  await signIn(page, 'lead')
  await page.goto(letterPath(reference))
  await expect(page.getByText('về chính đồng chí')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Lưu' })).toHaveCount(0)
  await check(page)
  await page.goto(areaPath('chanh-van-phong', 'cong-tac-can-bo'))
  await expect(page.getByRole('button', { name: 'Lập ý mới' })).toHaveCount(0)
  await check(page)
})
