/** H3, H8: a letter's scans beside the work on it, opened with a reason, and nothing typed is lost by it. */
import { expect, test } from '@playwright/test'
import { aHeic, aJpeg, aPdf } from '../scan-files.ts'
import { pathOf, rowsOf, save } from './division.ts'
import { sendWithScans } from './scan-letters.ts'
import { signIn } from './sign-in.ts'

const reason = 'Phân ý theo bản quét của văn bản'

test('H8: a scan is shown beside the letter only with a reason, and what was typed stays', async ({
  page,
}) => {
  const { reference } = await sendWithScans(page.request, 'pho-bi-thu', [aJpeg(), aPdf(), aHeic()])
  await signIn(page, 'deputy')
  await page.goto(pathOf(reference))
  await rowsOf(page, 1).getByLabel('Đối tượng').selectOption('Để ngoài, có lý do')
  await rowsOf(page, 1).getByLabel('Lý do để ngoài').fill('Nội dung nằm ở bản quét')
  await page.getByRole('button', { name: 'Xem bản quét 1' }).click()
  await expect(page.getByLabel('Lý do mở bản quét')).toHaveAccessibleDescription(/từ 10 đến 500 ký tự\./)
  await expect(page.getByRole('img')).toHaveCount(0)
  await page.getByLabel('Lý do mở bản quét').fill(reason)
  await page.getByRole('button', { name: 'Xem bản quét 1' }).click()
  const picture = page.getByRole('img', { name: 'Ảnh của bản quét 1' })
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0)
  await expect(rowsOf(page, 1).getByLabel('Lý do để ngoài')).toHaveValue('Nội dung nằm ở bản quét')

  await page.getByLabel('Lý do mở bản quét').fill(reason)
  await page.getByRole('button', { name: 'Xem bản quét 2' }).click()
  // with scripts its pages are here, without them it is a link away
  const scripts = test.info().project.name === 'js'
  if (scripts)
    await expect(page.getByRole('img', { name: 'Bản quét 2, trang 1' })).toBeVisible({ timeout: 20_000 })
  else await expect(page.getByText('Nếu bản quét không hiện ở đây')).toBeVisible()
  const [other] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: 'Mở ở thẻ mới' }).click(),
  ])
  await other.close()
  const link = (await page.getByRole('link', { name: 'Mở ở thẻ mới' }).getAttribute('href')) ?? ''
  const answer = await page.request.get(link)
  expect(answer.status()).toBe(200)
  expect(answer.headers()).toMatchObject({ 'content-type': 'application/pdf', 'x-frame-options': 'DENY' })

  await page.getByLabel('Lý do mở bản quét').fill(reason)
  await page.getByRole('button', { name: 'Xem bản quét 3' }).click()
  await expect(page.getByText('Ảnh HEIC của điện thoại')).toBeVisible()
  // all are open: none asks for a reason again
  await expect(page.getByLabel('Lý do mở bản quét')).toHaveCount(0)
  await page.getByRole('button', { name: 'Xem bản quét 1' }).click()
  await expect(picture).toBeVisible()
  await expect(rowsOf(page, 1).getByLabel('Lý do để ngoài')).toHaveValue('Nội dung nằm ở bản quét')
  expect(await save(page)).toBe(303)
  await page.goto(`/to-giup-viec/van-ban/${reference}`)
  await expect(page.getByRole('listitem').filter({ hasText: reason })).toHaveCount(3)
})
