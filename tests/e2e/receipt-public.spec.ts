/** F8: every state of the receipt and of the look-up: accessible, narrow enough, within its own security policy. */
import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { send } from './letters.ts'

async function check(page: Page) {
  await expect(page.locator('h1')).toHaveCount(1)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
}

test('F8: the receipt, the look-up and what it finds are accessible in light and dark and fit 320 px', async ({
  page,
}) => {
  const heard: string[] = []
  page.on('console', (message) => message.type() === 'error' && heard.push(message.text()))
  page.on('pageerror', (error) => heard.push(error.message))
  const text = `${'Rấtdàikhôngcódấucách'.repeat(20)}\n\nĐề nghị làm rõ.`
  const { reference, secret } = await send(page, [
    { subject: 'bi-thu', contentArea: 'cong-tac-can-bo', aspect: 'cause', text },
  ])
  await page.goto(`/gop-y/bien-nhan?khoa=${secret}`)
  await check(page)
  await page.goto('/gop-y/bien-nhan?khoa=x')
  await check(page)
  await page.goto('/tra-cuu')
  await check(page)
  const submit = page.getByRole('button', { name: 'Tra cứu', exact: true })
  await submit.click()
  await expect(page.getByLabel('Mã số biên nhận')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('Mã số biên nhận')).toBeFocused()
  await check(page)
  await page.getByLabel('Mã số biên nhận').fill(reference)
  await page.getByLabel('Mã bí mật').fill('ABCDEFGHJKLMNPRS')
  await submit.click()
  await expect(page.getByRole('alert')).toBeFocused()
  await check(page)
  await page.getByLabel('Mã bí mật').fill(secret)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Biên nhận văn bản góp ý')
  await check(page)
  // the browser notes answers that are not 200
  expect(heard.filter((each) => !/ 4\d\d /.test(each))).toEqual([])
})
