/** Guidance as people use it: with a mouse, a keyboard, large letters, on paper, and without scripts. */
import { expect, test } from '@playwright/test'

test('P4: given a party member, when they choose who they are, then they read where they are reviewed and by which clause', async ({
  page,
}) => {
  await page.goto('/huong-dan/noi-kiem-diem')
  await expect(page.getByText('Đồng chí kiểm điểm tại chi bộ đang sinh hoạt.')).toBeHidden()
  await page.getByLabel('Đảng viên khác').check()
  await expect(page.getByText('Đồng chí kiểm điểm tại chi bộ đang sinh hoạt.')).toBeVisible()
  await expect(page.getByText('Đồng chí kiểm điểm ở cấp ủy nơi đang công tác, sinh hoạt đảng.')).toBeHidden()
  const clause = page.locator('.choice-item', { has: page.getByLabel('Đảng viên khác') }).getByRole('link')
  await expect(clause).toHaveAttribute('href', '/ke-hoach#ii-2-1-g4')
})

test('P4: given only a keyboard, when the arrows move the choice, then the answer follows', async ({
  page,
}) => {
  await page.goto('/huong-dan/noi-kiem-diem')
  await page.getByLabel('Ủy viên Ban Thường vụ Đảng ủy Khối').focus()
  await page.keyboard.press('Space')
  await expect(page.getByText('ở tập thể Ban Thường vụ Đảng ủy Khối')).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByText('ở tập thể Ban Thường vụ Đảng ủy Khối')).toBeHidden()
  await expect(page.getByText('Đồng chí kiểm điểm ở cấp ủy nơi đang công tác, sinh hoạt đảng.')).toBeVisible()
})

test('P4: given the address of an answer, when opened, then that answer is there', async ({ page }) => {
  await page.goto('/huong-dan/noi-kiem-diem#dang-vien')
  await expect(page.getByText('Đồng chí kiểm điểm tại chi bộ đang sinh hoạt.')).toBeVisible()
})

test('P4: given paper, when printed, then every answer is there', async ({ page }) => {
  await page.goto('/huong-dan/noi-kiem-diem')
  await page.emulateMedia({ media: 'print' })
  for (const answer of await page.locator('.choice-answer').all()) await expect(answer).toBeVisible()
})

test('P6: given a checklist, when printed, then each task has a box to tick and the chrome is left out', async ({
  page,
}) => {
  await page.goto('/huong-dan/bi-thu-chi-bo')
  await page.getByLabel('Để tập thể chi ủy kiểm điểm trước.').check()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('navigation', { name: 'Các trang' })).toBeHidden()
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(1)
  for (const box of await page.getByRole('checkbox').all()) await expect(box).toBeVisible()
})

test('given very large letters on the narrowest screen, then no page has to be scrolled sideways', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 })
  for (const path of [
    '/',
    '/ke-hoach',
    '/huong-dan',
    '/huong-dan/thu-tu-kiem-diem',
    '/tien-do',
    '/van-ban',
    '/to-chuc',
  ]) {
    await page.goto(path)
    await page.getByRole('radio', { name: 'Chữ rất lớn' }).check({ force: true })
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320)
  }
})

test('given a page at 200 %, then nothing has to be scrolled sideways', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 })
  const page = await context.newPage()
  for (const path of [
    '/',
    '/ke-hoach',
    '/huong-dan/thu-tu-kiem-diem',
    '/tien-do',
    '/to-chuc',
    '/gop-y/tap-the',
  ]) {
    await page.goto(path)
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(640)
  }
  await context.close()
})
