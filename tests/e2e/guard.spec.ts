/** H1, H8: the second step, sessions that end, and the lead's say over who is of the team. Refusals first. */
import { type Browser, expect, type Page, test } from '@playwright/test'
import { look } from './database.ts'
import { aTeam, beginEnrolment, enrolFirst, enter, giveCode, giveCredentials, makeIdle } from './team.ts'

const title = (page: Page) => page.getByRole('heading', { level: 1 })

async function another(browser: Browser, page: Page): Promise<Page> {
  const javaScriptEnabled = test.info().project.name !== 'no-js'
  const context = await browser.newContext({ javaScriptEnabled, baseURL: new URL(page.url()).origin })
  return context.newPage()
}

test('H8: given a body that requires a second factor, when one has only a password, then one sets a code up first and sees nothing else', async ({
  page,
}) => {
  const account = await (await aTeam({ required: true })).add('member')
  await giveCredentials(page, account)
  await expect(page).toHaveURL(/\/to-giup-viec\/ma-dung-mot-lan$/)
  for (const path of [
    '/to-giup-viec',
    '/to-giup-viec/van-ban',
    '/to-giup-viec/nhan-su',
    '/to-giup-viec/buoc-hai',
  ]) {
    await page.goto(path)
    await expect(page).toHaveURL(/\/to-giup-viec\/ma-dung-mot-lan/)
  }
  await expect(page.getByRole('navigation', { name: 'Các phần việc' })).toHaveCount(0)
  const telephone = await beginEnrolment(page)
  const key = (await page.locator('.enrolment-secret').textContent()) ?? ''
  await expect(page.getByRole('img', { name: /Hình mã QR/ })).toBeVisible()
  await giveCode(page, telephone.wrongCode(), 'Xác nhận')
  await expect(page.locator('[id="code.error"]')).toContainText('Mã không đúng')
  await expect(page.locator('.enrolment-secret')).toHaveText(key)
  await giveCode(page, telephone.code(), 'Xác nhận')
  await expect(page.getByRole('status')).toContainText('Đã cài xong mã dùng một lần')
  await page.goto('/to-giup-viec')
  await expect(page).toHaveURL(/\/to-giup-viec$/)
})

test('H8: given a factor, when one signs in, then a code is asked for, a wrong or used one is refused beside the field, and the way goes on where one wanted', async ({
  page,
  browser,
}) => {
  const account = await (await aTeam({ required: true })).add('deputy')
  const telephone = await enrolFirst(page, account)
  const elsewhere = await another(browser, page)
  await elsewhere.goto('/to-giup-viec/phien?x=1')
  await elsewhere.getByLabel('Thư điện tử').fill(account.email)
  await elsewhere.getByLabel('Mật khẩu').fill(account.password)
  await elsewhere.getByRole('button', { name: 'Đăng nhập' }).click()
  await expect(title(elsewhere)).toHaveText('Mã dùng một lần')
  await giveCode(elsewhere, '12')
  await expect(elsewhere.locator('[id="code.error"]')).toHaveText('Hãy nhập đủ sáu chữ số.')
  await giveCode(elsewhere, telephone.wrongCode())
  await expect(elsewhere.locator('[id="code.error"]')).toContainText('Mã không đúng')
  await elsewhere.goto('/to-giup-viec/nhan-su')
  await expect(title(elsewhere)).toHaveText('Mã dùng một lần')
  await elsewhere.goto('/to-giup-viec/phien?x=1')
  const code = telephone.code()
  await giveCode(elsewhere, `${code.slice(0, 3)} ${code.slice(3)}`)
  await expect(elsewhere).toHaveURL(/\/to-giup-viec\/phien\?x=1$/)
  await expect(elsewhere.getByRole('row')).toHaveCount(3)

  const third = await another(browser, page)
  await giveCredentials(third, account)
  await giveCode(third, code)
  await expect(third.locator('[id="code.error"]')).toContainText('đã dùng rồi')
})

test('H8: given a body that does not require it, when one sets a code up, then from then on it is asked for; and it moves to another telephone', async ({
  page,
  browser,
}) => {
  const account = await (await aTeam({ required: false })).add('member')
  await enter(page, account)
  await page.getByRole('link', { name: account.name }).click()
  await page.getByRole('link', { name: 'Cài mã dùng một lần' }).click()
  const first = await beginEnrolment(page)
  await giveCode(page, first.code(), 'Xác nhận')
  await page.getByRole('link', { name: 'Chuyển sang điện thoại khác' }).click()
  const second = await beginEnrolment(page)
  await giveCode(page, second.code(), 'Xác nhận')
  await expect(page.getByRole('status')).toContainText('Đã cài xong')
  const elsewhere = await another(browser, page)
  await giveCredentials(elsewhere, account)
  await giveCode(elsewhere, first.code())
  await expect(elsewhere.locator('[id="code.error"]')).toContainText('Mã không đúng')
  await giveCode(elsewhere, second.code())
  await expect(elsewhere).toHaveURL(/\/to-giup-viec\/?$/)
})

test('H8: given a session nobody used for half an hour, when a page is asked for, then it has ended; what was posted stays', async ({
  page,
}) => {
  const account = await (await aTeam({ required: false })).add('lead')
  await enter(page, account)
  await makeIdle(account)
  await page.goto('/to-giup-viec')
  await expect(page).toHaveURL(/dang-nhap\?het-phien=1/)
  await enter(page, account)
  await page.goto('/to-giup-viec/nhan-su')
  await page.getByLabel('Họ và tên hiện ở bàn làm việc').fill('Người đang được mời')
  await makeIdle(account)
  await page.getByRole('button', { name: 'Lập lời mời' }).click()
  await expect(title(page)).toHaveText('Phiên làm việc đã kết thúc')
  await expect(page.locator('input[name="displayName"]')).toHaveValue('Người đang được mời')
  const beside = await page.context().newPage()
  await enter(beside, account)
  await page.getByRole('button', { name: 'Gửi lại nội dung vừa gửi' }).click()
  await expect(page.getByLabel('Họ và tên hiện ở bàn làm việc')).toHaveValue('Người đang được mời')
})

test('H8: given sessions in three places, when one closes one and then all others, then those are out and this one stays', async ({
  page,
  browser,
}) => {
  const account = await (await aTeam({ required: false })).add('member')
  await enter(page, account)
  const [second, third] = [await another(browser, page), await another(browser, page)]
  await enter(second, account)
  await enter(third, account)
  await page.goto('/to-giup-viec/phien')
  await expect(page.getByRole('row')).toHaveCount(4)
  await page
    .getByRole('button', { name: /^Đóng phiên bắt đầu lúc/ })
    .first()
    .click()
  await expect(page.getByRole('status')).toHaveText('Đã đóng 1 phiên.')
  await page.getByRole('button', { name: 'Đóng mọi phiên khác' }).click()
  await expect(page.getByRole('status')).toHaveText('Đã đóng 1 phiên.')
  for (const out of [second, third]) {
    await out.goto('/to-giup-viec/phien')
    await expect(title(out)).toHaveText('Đăng nhập')
  }
  await page.reload()
  await expect(page.getByText('Không có phiên nào khác.')).toBeVisible()
})

test('H1: given a member, then the team is shown without addresses and without anything to do about it', async ({
  page,
}) => {
  const team = await aTeam({ required: false })
  const [lead, member] = [await team.add('lead'), await team.add('member')]
  await enter(page, member)
  await page.getByRole('link', { name: 'Nhân sự' }).click()
  await expect(page.getByRole('row', { name: lead.name })).toContainText('Tổ trưởng')
  await expect(page.getByText(lead.email)).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Lập lời mời' })).toHaveCount(0)
  const answer = await page.goto(`/to-giup-viec/nhan-su/${lead.id}`)
  expect(answer?.status()).toBe(404)
})

test('H1: given an invitation, when it is taken with its code, then a new person is at the desk; the code works once, and a withdrawn one never', async ({
  page,
  browser,
}) => {
  const team = await aTeam({ required: false })
  const lead = await team.add('lead')
  await enter(page, lead)
  await page.goto('/to-giup-viec/nhan-su')
  await page.getByRole('button', { name: 'Lập lời mời' }).click()
  await expect(page.locator('[id="email.error"]')).toContainText('Hãy ghi địa chỉ thư điện tử')
  const invite = async (name: string, email: string) => {
    await page.goto('/to-giup-viec/nhan-su')
    await page.getByLabel('Họ và tên hiện ở bàn làm việc').fill(name)
    await page.getByLabel('Thư điện tử để đăng nhập').fill(email)
    await page.getByLabel('Vai trò').selectOption({ label: 'Thành viên' })
    await page.getByRole('button', { name: 'Lập lời mời' }).click()
    return (await page.locator('.notice .reference').textContent()) ?? ''
  }
  const email = `moi-${crypto.randomUUID()}@co-so.example`
  const earlier = await invite('Người mới', email)
  const code = await invite('Người mới', email)
  await page.goto('/to-giup-viec/nhan-su')
  await expect(page.getByRole('button', { name: 'Rút lời mời Người mới' })).toHaveCount(1)

  const guest = await another(browser, page)
  const take = async (given: string, password: string, again = password) => {
    await guest.goto('/to-giup-viec/nhan-loi-moi')
    await guest.getByLabel('Mã lời mời').fill(given)
    await guest.getByLabel('Chọn mật khẩu').fill(password)
    await guest.getByLabel('Gõ lại mật khẩu').fill(again)
    await guest.getByRole('button', { name: 'Nhận lời mời' }).click()
  }
  const password = `một câu dễ nhớ ${crypto.randomUUID().slice(0, 6)}`
  await take(earlier, 'ngắn')
  await expect(guest.locator('[id="code.error"]')).toContainText('đã rút')
  await expect(guest.locator('[id="password.error"]')).toHaveText('Mật khẩu phải có ít nhất 12 ký tự.')
  await expect(guest.getByLabel('Mã lời mời')).toHaveValue(earlier)
  await take('abc', password, 'khác hẳn với câu kia')
  await expect(guest.locator('[id="code.error"]')).toContainText('mười hai chữ và số')
  await expect(guest.locator('[id="again.error"]')).toHaveText('Hai lần gõ mật khẩu không giống nhau.')
  await take(code.toLowerCase().replaceAll('-', ' '), password)
  await expect(guest.getByRole('status')).toContainText('Đã nhận lời mời')
  await guest.getByLabel('Thư điện tử').fill(email)
  await guest.getByLabel('Mật khẩu').fill(password)
  await guest.getByRole('button', { name: 'Đăng nhập' }).click()
  await expect(guest.getByText('Người mới')).toBeVisible()
  await take(code, password)
  await expect(guest.locator('[id="code.error"]')).toContainText('đã được nhận')

  const withdrawn = await invite('Người khác', `khac-${crypto.randomUUID()}@co-so.example`)
  await page.goto('/to-giup-viec/nhan-su')
  await page.getByRole('button', { name: 'Rút lời mời Người khác' }).click()
  await expect(page.getByRole('status')).toContainText('Đã rút lời mời')
  await take(withdrawn, password)
  await expect(guest.locator('[id="code.error"]')).toContainText('đã rút')

  // more than a page of them: the last is withdrawn on the page it stands on
  await look(
    (sql) => sql`
      insert into public.staff_invitation (id, body_id, email, display_name, role, invited_by, invited_at, code_sha256)
      select gen_random_uuid(), s.body_id, 'moi-' || n || '@co-so.example', 'Người thứ ' || n, 'member', s.user_id,
        now() - n * interval '1 minute', sha256(gen_random_uuid()::text::bytea)
      from public.staff s, generate_series(1, 52) as n where s.user_id = ${lead.id}`,
  )
  await page.goto('/to-giup-viec/nhan-su')
  const waiting = page.getByRole('region', { name: 'Lời mời chưa nhận' }).getByRole('row')
  await expect(waiting).toHaveCount(51)
  await page.getByRole('link', { name: 'Trang sau' }).click()
  await expect(waiting).toHaveCount(3)
  await page.getByRole('button', { name: 'Rút lời mời Người thứ 52' }).click()
  await expect(page.getByRole('status')).toContainText('Đã rút lời mời')
  await expect(waiting).toHaveCount(2)
  await page.getByRole('link', { name: 'Trang trước' }).click()
  await expect(page.getByRole('rowheader', { name: 'Người thứ 50' })).toBeVisible()
  await expect(waiting).toHaveCount(51)
})

test('H8: given a lost telephone, when the lead resets the factor with a reason, then the person is out and sets a new one up', async ({
  page,
  browser,
}) => {
  const team = await aTeam({ required: true })
  const [lead, member] = [await team.add('lead'), await team.add('member')]
  await enrolFirst(page, lead)
  const theirs = await another(browser, page)
  await enrolFirst(theirs, member)
  await page.goto('/to-giup-viec/nhan-su')
  await page.getByRole('link', { name: member.name }).click()
  await page.getByRole('button', { name: 'Gỡ mã' }).click()
  await expect(page.locator('[id="ly-do-reset.error"]')).toContainText('Hãy ghi lý do')
  await page.locator('#ly-do-reset').fill('Mất điện thoại, đã gặp trực tiếp')
  await page.getByRole('button', { name: 'Gỡ mã' }).click()
  await expect(page.getByRole('status')).toContainText('Đã gỡ mã dùng một lần')
  await expect(page.getByText('Mất điện thoại, đã gặp trực tiếp')).toBeVisible()
  await theirs.goto('/to-giup-viec')
  await expect(title(theirs)).toHaveText('Đăng nhập')
  await enrolFirst(theirs, member)
})

test('H8: given a removed member, then the session ends at once and the account opens nothing; the lead stays', async ({
  page,
  browser,
}) => {
  const team = await aTeam({ required: false })
  const [lead, member] = [await team.add('lead'), await team.add('member')]
  await enter(page, lead)
  const theirs = await another(browser, page)
  await enter(theirs, member)
  await page.goto(`/to-giup-viec/nhan-su/${lead.id}`)
  await expect(page.getByRole('button', { name: 'Cho thôi' })).toHaveCount(0)
  await page.goto(`/to-giup-viec/nhan-su/${member.id}`)
  await page.locator('#ly-do-remove').fill('Chuyển công tác từ hôm nay')
  await page.getByRole('button', { name: 'Cho thôi' }).click()
  await expect(page.getByRole('status')).toContainText(`${member.name} đã thôi làm việc`)
  await theirs.goto('/to-giup-viec')
  await expect(title(theirs)).toHaveText('Đăng nhập')
  await giveCredentials(theirs, member)
  await expect(theirs.getByRole('alert')).toContainText('đã ngừng sử dụng')
})
