/** H1: the day's desk, the work list and progress in each state, in light and dark and at 320 px. */
import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { addMember } from './database.ts'
import { send, sendCollective } from './letters.ts'
import { fillTelephone, submitReply } from './replies.ts'
import { signIn, signInAs } from './sign-in.ts'

const comment = { subject: 'pho-bi-thu', contentArea: 'cong-tac-can-bo', text: 'Đề nghị làm rõ.' }

async function check(page: Page) {
  await expect(page.locator('h1')).toHaveCount(1)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
}

test('H1: given nothing ticked, work taken by another, and work given, then each answer is accessible', async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000)
  const { reference } = await send(page, [comment])
  const other = await (await browser.newContext()).newPage()
  await signInAs(other, await addMember())
  await signInAs(page, await addMember())
  const tick = async (on: Page) => {
    await on.goto('/to-giup-viec/viec?viec=xac-minh.chua-ai')
    const box = on.getByRole('checkbox', { name: `Chọn ${reference}` })
    while ((await box.count()) === 0) {
      await Promise.all([on.waitForEvent('load'), on.getByRole('link', { name: 'Trang sau' }).click()])
    }
    await box.check()
  }
  await page.goto('/to-giup-viec/viec?viec=xac-minh')
  await page.getByRole('button', { name: 'Tôi nhận' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await check(page)
  await tick(page)
  await tick(other)
  await other.getByRole('button', { name: 'Tôi nhận' }).click()
  await expect(other.getByRole('status')).toBeVisible()
  await check(other)
  await page.getByRole('button', { name: 'Tôi nhận' }).click()
  await expect(page.getByRole('alert')).toContainText(reference)
  await check(page)
  await other.goto('/to-giup-viec/viec?viec=xac-minh.cua-toi')
  await other.getByRole('link', { name: reference, exact: true }).click()
  await expect(other.getByRole('navigation', { name: 'Đi theo danh sách việc' })).toBeVisible()
  await check(other)
  await other.context().close()
})

test('H1: given what somebody did, when their days are unfolded, then they are accessible', async ({
  page,
}) => {
  const { reference } = await send(page, [comment])
  const account = await addMember('member', 'Ngày')
  await signInAs(page, account)
  await page.goto(`/to-giup-viec/van-ban/${reference}`)
  await page.getByLabel('Đã xác nhận', { exact: true }).check()
  await page.getByLabel('Cách xác minh').selectOption('Gọi lại')
  await page.getByRole('button', { name: 'Ghi kết quả xác minh' }).click()
  await page.goto('/to-giup-viec/tien-trinh')
  await expect(
    page.getByRole('row').filter({ hasText: account.name }).first().getByRole('cell').nth(1),
  ).toHaveText('1')
  await page.getByText(account.name).last().click()
  await expect(page.getByRole('columnheader', { name: 'Ngày', exact: true })).toBeVisible()
  await check(page)
})

test('H7, H8: given letters to answer, then the panel, its faults, many at once and a correction are accessible, and a subject is told nothing', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const told = `Đã báo ${crypto.randomUUID()}`
  const own = await send(page, [{ ...comment, subject: 'chanh-van-phong' }])
  const collective = await sendCollective(page, [comment])
  await signIn(page, 'deputy')
  await page.goto(`/to-giup-viec/van-ban/${own.reference}`)
  await fillTelephone(page, told)
  await submitReply(page)
  await expect(page.getByText(told)).toBeVisible()
  await page.getByText('Ghi thêm một lần trả lời').click()
  await submitReply(page)
  await expect(page.getByRole('alert')).toBeVisible()
  await check(page)
  await page.goto(`/to-giup-viec/tra-loi?viec=tra-loi&item=${collective.reference}`)
  await submitReply(page)
  await expect(page.getByRole('alert')).toBeVisible()
  await check(page)
  await page.goto(`/to-giup-viec/van-ban/${own.reference}`)
  await page.getByRole('link', { name: 'Sửa hoặc rút lại' }).click()
  const address = page.url()
  await submitReply(page, 'Lưu bản sửa')
  await expect(page.getByRole('alert')).toBeVisible()
  await check(page)
  await signIn(page, 'lead')
  await page.goto(`/to-giup-viec/van-ban/${own.reference}`)
  await expect(page.getByText('Việc trả lời không hiện ở đây.')).toBeVisible()
  await expect(page.getByText(told)).toHaveCount(0)
  await page.goto(address)
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByText(told)).toHaveCount(0)
})
