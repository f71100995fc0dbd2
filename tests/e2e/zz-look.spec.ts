import { test } from '@playwright/test'
import { aJpeg, aPdf } from '../scan-files.ts'
import { send } from './letters.ts'
import { sendWithScans } from './scan-letters.ts'
import { signIn } from './sign-in.ts'

const long = [
  {
    subject: 'bi-thu',
    contentArea: 'tu-tuong-dao-duc-loi-song',
    aspect: 'strength',
    text: 'Kính gửi Ban Thường vụ. Đồng chí Bí thư gương mẫu trong sinh hoạt, giữ vững đoàn kết nội bộ. Tuy nhiên, việc đi cơ sở còn ít; có đơn vị hai năm chưa gặp. Về công tác cán bộ, đồng chí Trưởng Ban Tổ chức cần sớm công khai quy hoạch. Xin trân trọng cảm ơn.',
  },
  {
    subject: 'tap-the',
    contentArea: 'cong-tac-can-bo',
    text: '1. Quy hoạch chậm.\n2. Luân chuyển chưa gắn với đánh giá.\n- Có trường hợp bố trí không đúng sở trường;\n- Chưa trả lời đơn thư của dân.',
  },
  {
    subject: 'pho-bi-thu',
    contentArea: 'tap-the-lanh-dao-ca-nhan-phu-trach',
    aspect: 'remedy',
    text: 'Đề nghị làm rõ trách nhiệm cá nhân.',
  },
]
test.setTimeout(120_000)
test('look', async ({ page, browser }) => {
  const { reference } = await send(page, long)
  const shot = async (name: string, full = true) => {
    await page.screenshot({ path: `/tmp/desk-b/${name}.png`, fullPage: full })
  }
  await page.setViewportSize({ width: 1366, height: 768 })
  await signIn(page, 'member')
  const at = `/to-giup-viec/phan-y/${reference}`
  await page.goto(at)
  await shot('1-new', false)
  await shot('1-new-full')
  await page.locator('[role=option]').nth(0).click()
  await page.keyboard.press('0')
  await page.keyboard.type('Lời chào')
  await page.locator('[role=option]').nth(3).click()
  await page.keyboard.press('5')
  await page.keyboard.press('b')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Delete')
  await shot('2-edit', false)
  await shot('2-edit-full')
  await page.setViewportSize({ width: 390, height: 844 })
  await shot('3-phone')
  await page.setViewportSize({ width: 1366, height: 768 })
  await page.getByRole('button', { name: 'Lưu bản phân ý' }).last().click()
  await page.waitForURL(/luu=1/)
  await shot('4-saved')
  await page
    .getByRole('link', { name: 'Sửa, lập bản mới' })
    .or(page.locator('[role=option]').first())
    .first()
    .waitFor()
  await page.locator('[role=option]').nth(4).click()
  await page.keyboard.press('0')
  await page.keyboard.type('Lời cảm ơn')
  await page.getByRole('button', { name: 'Lưu bản phân ý' }).last().click()
  await page.waitForURL(/luu=1/)
  await shot('5-complete')
  await signIn(page, 'deputy')
  await page.goto(at)
  await shot('6-compare', false)
  await shot('6-compare-full')
  await page.setViewportSize({ width: 390, height: 844 })
  await shot('6-compare-phone')
  await page.setViewportSize({ width: 1366, height: 768 })
  await page.goto(`${at}?ban=2`)
  await shot('7-versions')
  await page.goto(`/to-giup-viec/van-ban/${reference}`)
  await shot('8-letter')
  const { reference: other } = await sendWithScans(page.request, 'pho-bi-thu', [aJpeg(), aPdf()])
  await page.goto(`/to-giup-viec/phan-y/${other}`)
  await shot('9-scan-closed', false)
  await page.getByLabel('Lý do mở bản quét').fill('Phân ý văn bản theo bản quét')
  await page.getByRole('button', { name: 'Xem bản quét 1 bên cạnh' }).click()
  await page.waitForLoadState()
  await page.getByRole('button', { name: 'Xoay 90°' }).click()
  await shot('10-scan', false)
  await page.getByLabel('Lý do mở bản quét').fill('Phân ý văn bản theo bản quét')
  await page.getByRole('button', { name: 'Xem bản quét 2 bên cạnh' }).click()
  await page.waitForLoadState()
  await shot('11-pdf', false)
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
    viewport: { width: 1366, height: 768 },
  })
  const p2 = await plain.newPage()
  const { reference: third } = await send(page, long)
  await p2.goto(`/to-giup-viec/phan-y/${third}`)
  await p2.getByRole('button', { name: 'Tách cả văn bản theo câu' }).click()
  await p2.waitForLoadState()
  await p2.screenshot({ path: '/tmp/desk-b/12-nojs.png', fullPage: true })
})
