/** H1: the work list by keyboard: keys work on the list and beside a letter, never in a field, and can be switched off. */
import { expect, type Page, test } from '@playwright/test'
import { addMember } from './database.ts'
import { send } from './letters.ts'
import { signInAs } from './sign-in.ts'

const comment = { subject: 'pho-bi-thu', contentArea: 'cong-tac-can-bo', text: 'Đề nghị làm rõ.' }
const mine = '/to-giup-viec/viec?viec=xac-minh.cua-toi'

/** Three letters somebody has taken. */
async function withWork(page: Page): Promise<string[]> {
  const references: string[] = []
  for (let index = 0; index < 3; index += 1) references.push((await send(page, [comment])).reference)
  await signInAs(page, await addMember())
  for (const reference of references) {
    await page.goto('/to-giup-viec/viec?viec=xac-minh.chua-ai')
    const box = page.getByRole('checkbox', { name: `Chọn ${reference}` })
    while ((await box.count()) === 0) {
      await Promise.all([page.waitForEvent('load'), page.getByRole('link', { name: 'Trang sau' }).click()])
    }
    await box.check()
    await page.getByRole('button', { name: 'Tôi nhận' }).click()
    await expect(page.getByRole('status')).toBeVisible()
  }
  return references
}

test('H1: given the list, then j and k move, x ticks and Enter opens, only while the focus is in it', async ({
  page,
}) => {
  const [first = '', second = '', third = ''] = await withWork(page)
  const row = (reference: string) => page.getByRole('link', { name: reference, exact: true })
  await page.goto(mine)
  await page.keyboard.press('j')
  await expect(row(first)).not.toBeFocused()
  await page.getByRole('link', { name: 'Đưa con trỏ vào danh sách' }).press('Enter')
  await expect(row(first)).toBeFocused()
  await page.keyboard.press('j')
  await expect(row(second)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(row(third)).toBeFocused()
  await page.keyboard.press('k')
  await page.keyboard.press('x')
  await expect(page.getByRole('checkbox', { name: `Chọn ${second}` })).toBeChecked()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await expect(row(first)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(first)
})

test('H1: given a letter of the list, then j and k go along, not from a field, and not once switched off', async ({
  page,
}) => {
  const [first = '', second = ''] = await withWork(page)
  const heading = page.getByRole('heading', { level: 1 })
  const keys = page.getByLabel(/^Phím tắt: j/)
  await page.goto(mine)
  await page.getByRole('link', { name: first, exact: true }).click()
  await expect(keys).toBeVisible()
  await page.keyboard.press('j')
  await expect(heading).toContainText(second)
  await expect(keys).toBeVisible()
  await page.keyboard.press('k')
  await expect(heading).toContainText(first)
  await expect(keys).toBeVisible()

  await page.getByLabel('Ghi chú', { exact: false }).fill('')
  await page.keyboard.type('jk')
  await expect(page.getByLabel('Ghi chú', { exact: false })).toHaveValue('jk')
  await expect(heading).toContainText(first)
  await expect(keys).toBeVisible()

  await keys.uncheck()
  await page.reload()
  await expect(keys).not.toBeChecked()
  await page.keyboard.press('j')
  await page.getByRole('link', { name: /^Danh sách việc/ }).click()
  await expect(heading).toHaveText('Việc')
})
