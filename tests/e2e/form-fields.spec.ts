/** The quieter parts of the form, with and without scripts: how to be answered, invitations, known documents, the trap. */
import { expect, type Page, test } from '@playwright/test'
import { check, fillDocument, fillPerson, fillRest, send } from './fill.ts'
import { invitationState, inviteForTest } from './invitation.ts'

const mark = () => crypto.randomUUID().slice(0, 8)
const received = (page: Page) =>
  expect(page.getByRole('heading', { level: 1 })).toHaveText('Biên nhận văn bản góp ý')

test('H7: who wishes to be telephoned is asked for the number beside it, and the choice is read once more', async ({
  page,
}) => {
  await page.goto('/gop-y/ca-nhan')
  await expect(page.getByLabel('Tùy Văn phòng chọn hình thức phù hợp')).toBeChecked()
  await fillPerson(page, 'Lê Thị Nghe', `Số ${mark()}`)
  await page.getByLabel('Gọi điện thoại').check()
  await fillRest(page, 'Ý kiến của người muốn nghe điện thoại')
  await check(page)
  const phone = page.getByRole('textbox', { name: 'Điện thoại' })
  await expect(phone).toHaveAccessibleDescription(/hãy ghi số điện thoại/)
  await expect(page.getByLabel('Gọi điện thoại')).toBeChecked()
  await page.getByRole('alert').getByRole('link', { name: 'Điện thoại' }).click()
  await expect(phone).toBeFocused()
  await phone.fill('028 3829 7611')
  await check(page)
  const fact = page.locator('.facts > div').filter({ hasText: 'Hình thức nhận thông báo tiếp thu' })
  await expect(fact).toContainText('Gọi điện thoại')
  await send(page)
  await received(page)
})

test('F1: a document that is here already is asked about beside its number, nothing is lost, and another one is taken', async ({
  page,
}) => {
  const number = `${mark()}-CV/ĐU`
  const begin = async (text: string) => {
    await page.goto('/gop-y/tap-the')
    await expect(page.getByLabel('Đây là văn bản khác hoặc bổ sung')).toHaveCount(0)
    await fillDocument(page, number)
    await fillRest(page, text)
    await check(page)
    await expect(page.getByText('Chưa kèm bản quét văn bản chính thức')).toBeVisible()
    await send(page)
  }
  await begin('Ý kiến lần đầu')
  await received(page)

  await begin('Ý kiến bổ sung')
  await expect(page.getByRole('alert')).toContainText('Còn mục cần sửa')
  await expect(page.getByLabel('Số, ký hiệu văn bản')).toHaveValue(number)
  await expect(page.getByLabel('Số, ký hiệu văn bản')).toHaveAccessibleDescription(
    /đã nhận một văn bản mang số/,
  )
  await expect(page.getByLabel('Người ký', { exact: true })).toHaveValue('Trần Thử')
  await expect(page.getByLabel('Nội dung ý kiến')).toHaveValue('Ý kiến bổ sung')
  await expect(page.getByLabel('Tôi đã đọc thông báo trên')).toBeChecked()
  const supplement = page.getByLabel('Đây là văn bản khác hoặc bổ sung, vẫn gửi')
  await expect(supplement).not.toBeChecked()
  await supplement.check()
  await check(page)
  await expect(page.getByText('Là văn bản khác hoặc bổ sung')).toBeVisible()
  await page.getByRole('button', { name: 'Sửa lại' }).click()
  await expect(supplement).toBeChecked()
  await check(page)
  await send(page)
  await received(page)
})

test('F4: a code that is nobody’s is said beside the field, and without it the letter goes', async ({
  page,
}) => {
  await page.goto('/gop-y/ca-nhan')
  const code = page.getByRole('textbox', { name: 'Mã thư mời' })
  await expect(code).toBeHidden()
  await page.getByText('Đồng chí có thư mời góp ý của Văn phòng?').click()
  await code.fill('không phải mã')
  await fillPerson(page, 'Lê Văn Nhầm', `Số ${mark()}`)
  await fillRest(page, 'Ý kiến không có thư mời')
  await check(page)
  await expect(code).toHaveAccessibleDescription(/gồm 12 chữ cái và chữ số/)
  await code.fill('abcd efgh jklm')
  await check(page)
  await send(page)
  await expect(page.getByRole('alert')).toContainText('Còn mục cần sửa')
  await expect(code).toHaveValue('abcd efgh jklm')
  await expect(code).toHaveAccessibleDescription(/Không có thư mời nào/)
  await expect(page.getByLabel('Nội dung ý kiến')).toHaveValue('Ý kiến không có thư mời')
  await code.fill('')
  await check(page)
  await send(page)
  await received(page)
})

test('F4: a letter of invitation fills in the form, and its answer is known as such', async ({ page }, {
  project,
}) => {
  const name = `Phạm Thị Mời ${project.name} ${mark()}`
  const asked = {
    kind: 'individual',
    category: 'former_head',
    address: 'Số 8, ngõ Quen',
    phone: '0912 345 678',
  }
  const printed = await inviteForTest({ ...asked, name })
  await page.goto('/gop-y')
  await page.getByLabel('Mã thư mời').fill(printed.toLowerCase().replaceAll('-', ' '))
  await page.getByRole('button', { name: 'Mở biểu mẫu theo thư mời' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Góp ý của cá nhân')
  await expect(page.getByLabel('Họ và tên')).toHaveValue(name)
  await expect(page.getByLabel('Địa chỉ')).toHaveValue('Số 8, ngõ Quen')
  await expect(page.getByRole('textbox', { name: 'Điện thoại' })).toHaveValue('0912 345 678')
  await expect(page.getByLabel('Nguyên thủ trưởng cơ quan thuộc Khối')).toBeChecked()
  await expect(page.getByRole('textbox', { name: 'Mã thư mời' })).toHaveValue(printed)
  expect(await invitationState(name)).toBe('asked')
  await fillRest(page, 'Ý kiến theo thư mời')
  await check(page)
  await expect(page.locator('.facts')).toContainText(printed)
  await send(page)
  await received(page)
  expect(await invitationState(name)).toBe('answered')
})

test('F4: an unknown code is said plainly, with a way to type it again and one without', async ({ page }) => {
  const answer = await page.goto('/gop-y/thu-moi?ma=ABCD-EFGH-JKLM')
  expect(answer?.status()).toBe(404)
  expect(answer?.headers()['cache-control']).toBe('no-store')
  const code = page.getByLabel('Mã thư mời')
  await expect(code).toHaveValue('ABCD-EFGH-JKLM')
  await expect(code).toHaveAccessibleDescription(/Không có thư mời nào/)
  await page.getByRole('link', { name: 'Viết góp ý của cá nhân' }).click()
  await expect(page).toHaveURL('/gop-y/ca-nhan')
  await page.goto('/gop-y/thu-moi?ma=<script>')
  await expect(page.getByLabel('Mã thư mời')).toHaveAccessibleDescription(/gồm 12 chữ cái và chữ số/)
  await page.goto('/gop-y/thu-moi')
  await expect(page.getByLabel('Mã thư mời')).toHaveValue('')
})

test('F7: the trap is nowhere for people: not to be seen, reached or read out', async ({ page }) => {
  await page.goto('/gop-y/ca-nhan')
  const trap = page.locator('input[name="website"]')
  await expect(trap).toHaveCount(1)
  const box = await trap.boundingBox()
  expect((box?.width ?? 0) * (box?.height ?? 0)).toBeLessThan(20_000)
  expect(await trap.evaluate((input) => input.closest('[aria-hidden="true"]') !== null)).toBe(true)
  await expect(page.getByRole('textbox', { name: 'Để trống ô này' })).toHaveCount(0)
  await page.getByLabel('Họ và tên').focus()
  const reached: string[] = []
  for (let step = 0; step < 25; step += 1) {
    await page.keyboard.press('Tab')
    reached.push(await page.evaluate(() => document.activeElement?.getAttribute('name') ?? ''))
  }
  expect(reached).toContain('comments.0.text')
  expect(reached).not.toContain('website')
})

test('F6: on the check page every letter has a token of when it was begun', async ({ page }) => {
  await page.goto('/gop-y/ca-nhan')
  await fillPerson(page, 'Lê Văn Bắt Đầu', `Số ${mark()}`)
  await fillRest(page, 'Ý kiến')
  await check(page)
  const begun = page.locator('form[action="/api/feedback"] input[name="begun"]')
  await expect(begun).toHaveValue(/^\d{10}\.[0-9a-f]{32}$/)
  const first = await begun.inputValue()
  await page.getByRole('button', { name: 'Sửa lại' }).click()
  await check(page)
  await expect(begun).toHaveValue(first)
})
