/** H2: the aggregation in every view, a subject's divided letters and a marked passage: light and dark, on a narrow screen, on paper. */
import { expect, test } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { divide } from './database.ts'
import { send } from './letters.ts'
import { signIn } from './sign-in.ts'

const paths = [
  '/to-giup-viec/tong-hop',
  '/to-giup-viec/tong-hop?dem=van-ban',
  '/to-giup-viec/tong-hop?dem=nguoi-gop-y&theo=thanh-phan',
  '/to-giup-viec/tong-hop?theo=ca-nhan',
  '/to-giup-viec/tong-hop?dot=2012',
]

for (const path of paths) {
  test(`H2: ${path} is accessible in light and dark and fits 320 px`, async ({ page }) => {
    const heard: string[] = []
    page.on('console', (message) => message.type() === 'error' && heard.push(message.text()))
    await signIn(page, 'member')
    await page.goto(path)
    await expect(page.locator('h1')).toHaveCount(1)
    for (const data of await page.getByText('Bảng số liệu').all()) await data.click()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    expect(heard).toEqual([])
  })
}

test('H2: a passage in a list and in its letter is accessible', async ({ page }) => {
  const mark = crypto.randomUUID()
  const { reference } = await send(page, [
    { subject: 'truong-ban-tuyen-giao', contentArea: 'cong-tac-can-bo', text: `Một câu ${mark}. Hai câu.` },
  ])
  const about = {
    comment: 1,
    subject: 'truong-ban-tuyen-giao',
    contentArea: 'cong-tac-can-bo',
    aspect: 'cause',
  }
  await divide(reference, [{ ...about, position: 1, from: 0, to: 20 }])
  await signIn(page, 'member')
  await page.goto('/to-giup-viec/doi-tuong/truong-ban-tuyen-giao?cach-ghi=doan')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.getByRole('link', { name: reference }).click()
  await expect(page.locator('mark')).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
})

test('H2: on paper the tables behind the pictures stand open', async ({ page }) => {
  await signIn(page, 'member')
  await page.goto('/to-giup-viec/tong-hop')
  const table = page.getByRole('figure', { name: 'Văn bản nhận được theo ngày' }).locator('table')
  await expect(table).toBeHidden()
  await page.emulateMedia({ media: 'print' })
  await expect(table).toBeVisible()
  await expect(page.locator('.view-switch')).toBeHidden()
})
