/** H1, H8: the pages of the way in, of sessions and of the team, in each state, light and dark, at 320 px. */
import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { aTeam, beginEnrolment, enrolFirst, enter, giveCode, giveCredentials } from './team.ts'

async function check(page: Page) {
  await expect(page.locator('h1')).toHaveCount(1)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
}

test('H8: setting codes up is accessible, begun and refused', async ({ page }) => {
  const account = await (await aTeam({ required: true })).add('member')
  await giveCredentials(page, account)
  await check(page)
  const telephone = await beginEnrolment(page)
  await check(page)
  await giveCode(page, telephone.wrongCode(), 'Xác nhận')
  await expect(page.getByRole('alert')).toBeVisible()
  await check(page)
})

test('H8: set up, changing the telephone and giving a code are accessible, refused too', async ({ page }) => {
  const account = await (await aTeam({ required: true })).add('member')
  const telephone = await enrolFirst(page, account)
  await check(page)
  await page.goto('/to-giup-viec/ma-dung-mot-lan')
  await check(page)
  await page.getByRole('button', { name: 'Đăng xuất' }).click()
  await giveCredentials(page, account)
  await check(page)
  await giveCode(page, telephone.wrongCode())
  await expect(page.getByRole('alert')).toBeVisible()
  await check(page)
})

test('H8: sessions are accessible, one and several', async ({ page, browser }) => {
  const account = await (await aTeam({ required: false })).add('member')
  await enter(page, account)
  await page.goto('/to-giup-viec/phien')
  await check(page)
  const context = await browser.newContext({ baseURL: new URL(page.url()).origin })
  await enter(await context.newPage(), account)
  await page.reload()
  await expect(page.getByRole('button', { name: 'Đóng mọi phiên khác' })).toBeVisible()
  await check(page)
})

test('H1: the team and its invitations are accessible, refused and made', async ({ page }) => {
  const team = await aTeam({ required: false })
  const lead = await team.add('lead')
  await enter(page, lead)
  await page.goto('/to-giup-viec/nhan-su')
  await check(page)
  await page.getByRole('button', { name: 'Lập lời mời' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await check(page)
  await page.getByLabel('Họ và tên hiện ở bàn làm việc').fill('Đồng chí được mời')
  await page.getByLabel('Thư điện tử để đăng nhập').fill(`moi-${crypto.randomUUID()}@co-so.example`)
  await page.getByLabel('Vai trò').selectOption({ label: 'Ủy ban Kiểm tra' })
  await page.getByRole('button', { name: 'Lập lời mời' }).click()
  await expect(page.locator('.notice .reference')).toBeVisible()
  await check(page)
  await page.goto(`/to-giup-viec/nhan-su/${lead.id}`)
  await check(page)
})

test('H8: what the lead may do about a person is accessible, refused and done', async ({ page, browser }) => {
  const team = await aTeam({ required: true })
  const [lead, member] = [await team.add('lead'), await team.add('member')]
  await enrolFirst(page, lead)
  const context = await browser.newContext({ baseURL: new URL(page.url()).origin })
  await enrolFirst(await context.newPage(), member)
  await page.goto(`/to-giup-viec/nhan-su/${member.id}`)
  await page.getByRole('button', { name: 'Gỡ mã' }).click()
  await expect(page.locator('[id="ly-do-reset.error"]')).toBeVisible()
  await check(page)
  await page.locator('#ly-do-remove').fill('Chuyển công tác từ hôm nay')
  await page.getByRole('button', { name: 'Cho thôi' }).click()
  await expect(page.getByRole('status')).toBeVisible()
  await check(page)
  await page.goto(`/to-giup-viec/nhan-su/${member.id}`)
  await check(page)
})

test('H1: taking an invitation is accessible, refused beside the fields and as a whole', async ({ page }) => {
  await page.goto('/to-giup-viec/nhan-loi-moi')
  await check(page)
  await page.getByRole('button', { name: 'Nhận lời mời' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await check(page)
  await page.goto('/to-giup-viec/nhan-loi-moi?loi=busy')
  await check(page)
  await page.goto('/to-giup-viec/dang-nhap?da-nhan=1')
  await check(page)
})
