/** The states of the form that only the database brings about, and the pages of an invitation: accessible and narrow enough. */
import { expect, test } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { check, fillDocument, fillPerson, fillRest, send } from './fill.ts'
import { inviteForTest } from './invitation.ts'

test('F1: the form that asks about a known document, and its check page', async ({ page }) => {
  const number = `${crypto.randomUUID()}-CV/ĐU`
  for (const text of ['Lần đầu', 'Lần hai']) {
    await page.goto('/gop-y/tap-the')
    await fillDocument(page, number)
    await fillRest(page, text)
    await check(page)
    await expect(page.getByText('Chưa kèm bản quét')).toBeVisible()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await send(page)
    // before the page is left, what was sent must have arrived
    if (text === 'Lần đầu') await page.waitForURL(/bien-nhan/)
  }
  await expect(page.getByLabel('Đây là văn bản khác hoặc bổ sung')).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
})

test('H7, F4: the form with what is missing for the answer and a wrong code', async ({ page }) => {
  await page.goto('/gop-y/ca-nhan')
  await fillPerson(page, 'Lê Văn Thiếu')
  await page.getByLabel('Hộp thư điện tử').check()
  await page.getByText('Đồng chí có thư mời góp ý của Văn phòng?').click()
  await expectAccessible(page)
  await page.getByRole('textbox', { name: 'Mã thư mời' }).fill('không phải mã')
  await fillRest(page, 'Ý kiến')
  await check(page)
  await expect(page.getByRole('alert').getByRole('link')).toHaveCount(2)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
})

test('F4: the pages of an invitation', async ({ page }) => {
  const name = `Văn phòng Thử ${crypto.randomUUID()}`
  const code = await inviteForTest({ kind: 'collective', category: 'city_committee_office', name })
  for (const query of ['', '?ma=ABCD-EFGH-JKLM', `?ma=${code}`]) {
    await page.goto(`/gop-y/thu-moi${query}`)
    await expect(page.locator('h1')).toHaveCount(1)
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
  }
  await expect(page.getByLabel('Tên tập thể, tổ chức')).toHaveValue(name)
})
