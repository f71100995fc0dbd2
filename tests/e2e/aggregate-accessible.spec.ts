/** H2: the aggregation in every view, a subject's divided letters and a marked passage: light and dark, on a narrow screen, on paper. */
import { expect, test } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { divide } from './database.ts'
import { send } from './letters.ts'
import { signIn } from './sign-in.ts'

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
