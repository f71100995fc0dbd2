/** H1, F9: the desk while the database is away, or answers what nobody understands: nothing typed is lost. */
import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts'
import { send } from './letters.ts'
import { startSecondHost } from './second-host.ts'
import { demoAccounts } from './sign-in.ts'
import { giveCredentials } from './team.ts'

async function expectState(page: Page, title: string) {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
}

test('H1: when Supabase cannot be reached, the page says so, holds what was posted and sends it again', async ({
  page,
  browser,
}) => {
  const { reference } = await send(page, [
    { subject: 'pho-bi-thu', contentArea: 'cong-tac-can-bo', text: 'Đề nghị làm rõ.' },
  ])
  const host = await startSecondHost()
  const context = await browser.newContext({ baseURL: host.url })
  try {
    const desk = await context.newPage()
    await giveCredentials(desk, demoAccounts().deputy)
    await expect(desk.getByRole('button', { name: 'Đăng xuất' })).toBeVisible()
    await desk.goto(`/to-giup-viec/van-ban/${reference}`)
    await desk.getByLabel('Còn nghi', { exact: true }).check()
    await desk.getByLabel('Cách xác minh').selectOption('Gọi lại')
    await desk.getByLabel('Ghi chú', { exact: false }).fill('Không nghe máy, gọi lại chiều mai')
    host.setWay('away')
    await desk.getByRole('button', { name: 'Ghi kết quả xác minh' }).click()
    await expectState(desk, 'Máy chủ tạm ngừng')
    host.setWay('open')
    await desk.getByRole('button', { name: 'Gửi lại nội dung vừa gửi' }).click()
    await expect(desk.getByRole('list', { name: 'Các lần xác minh' })).toContainText(
      'Không nghe máy, gọi lại chiều mai',
    )
    host.setWay('garbled')
    expect((await desk.goto('/to-giup-viec/viec'))?.status()).toBe(500)
    await expectState(desk, 'Có lỗi ở máy chủ')
    host.setWay('open')
    await desk.getByRole('link', { name: 'Mở lại trang' }).click()
    await expect(desk.getByRole('heading', { level: 1 })).not.toHaveText('Có lỗi ở máy chủ')
  } finally {
    await context.close()
    await host.stop()
  }
})
