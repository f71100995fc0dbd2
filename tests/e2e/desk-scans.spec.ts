/** F1, H8, I.5: scans stay closed, open with a reason, are logged, and can do nothing in the browser. */
import { createHash } from 'node:crypto'
import { expect, type Page, test } from '@playwright/test'
import { aHeic, aJpeg, aPdf, aPng } from '../scan-files.ts'
import { sendWithScans } from './scan-letters.ts'
import { signIn } from './sign-in.ts'

const reason = 'Đối chiếu chữ ký trên văn bản với danh sách'
const address = (reference: string, rest = '') => `/to-giup-viec/van-ban/${reference}${rest}`

async function open(page: Page, reference: string, position: number) {
  await page.goto(address(reference))
  await page.getByLabel('Lý do mở bản quét').fill(reason)
  await page.getByRole('button', { name: `Mở bản quét ${position}` }).click()
}

test('F1, H8: a letter lists its scans, and none can be read before one has said why', async ({ page }) => {
  const { reference, hashes } = await sendWithScans(page.request, 'pho-bi-thu', [
    aPdf({ size: 1_500_000 }),
    aJpeg(),
  ])
  await signIn(page, 'deputy')
  await page.goto(address(reference))
  const panel = page.getByRole('region', { name: 'Bản quét kèm theo' })
  await expect(panel).toContainText('Bản quét 1: PDF, 1,4 MB')
  await expect(panel).toContainText('Bản quét 2: JPG, 125 byte')
  // a hash would tell who has a copy of the document whose letter this is
  for (const hash of hashes) expect(await page.content()).not.toContain(hash)
  for (const path of ['/ban-quet/1', '/ban-quet/2', '/ban-quet/1?tai-ve=1']) {
    const answer = await page.request.get(address(reference, path), { maxRedirects: 0 })
    expect(answer.status()).toBe(303)
    expect(answer.headers()['location']).toBe(address(reference, '/ban-quet?het-han=1'))
  }
  await page.goto(address(reference, '/ban-quet/1'))
  await expect(page.getByText('Bản quét đã đóng lại.')).toBeVisible()
  for (const typed of ['', 'ngắn quá', ' '.repeat(40)]) {
    await page.getByLabel('Lý do mở bản quét').fill(typed)
    await page.getByRole('button', { name: 'Mở bản quét 2' }).click()
    await expect(page.getByLabel('Lý do mở bản quét')).toHaveAccessibleDescription(/từ 10 đến 500 ký tự\./)
    await expect(page.getByLabel('Lý do mở bản quét')).toHaveValue(typed)
  }
  expect((await page.request.get(address(reference, '/ban-quet/2'), { maxRedirects: 0 })).status()).toBe(303)
})

test('H8: with a reason a PDF opens, byte for byte, under a policy of its own', async ({ page }) => {
  const pdf = aPdf({ pages: 3, size: 3_200_000 })
  const { reference, hashes } = await sendWithScans(page.request, 'pho-bi-thu', [pdf])
  await signIn(page, 'deputy')
  await open(page, reference, 1)
  await expect(page.getByText(hashes[0] ?? '')).toBeVisible()
  await expect(page.getByRole('status').first()).toContainText(
    'Lần mở này đã được ghi lại: Tổ phó (tài khoản thử)',
  )
  const link = page.getByRole('link', { name: 'Mở ở thẻ mới' })
  await expect(link).toHaveAttribute('href', address(reference, '/ban-quet/1'))
  const answer = await page.request.get(address(reference, '/ban-quet/1'))
  expect(answer.status()).toBe(200)
  expect(Buffer.compare(await answer.body(), pdf)).toBe(0)
  const headers = answer.headers()
  expect(headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-length': String(pdf.length),
    'content-disposition': `inline; filename="ban-quet-${reference}-1.pdf"`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  })
  expect(headers['content-security-policy']).toMatch(/^default-src 'none'.*; sandbox$/)
  expect(headers['content-encoding']).toBeUndefined()

  const piece = await page.request.get(address(reference, '/ban-quet/1'), {
    headers: { range: 'bytes=1048570-1048589' },
  })
  expect(piece.status()).toBe(206)
  expect(piece.headers()['content-range']).toBe(`bytes 1048570-1048589/${pdf.length}`)
  expect(Buffer.compare(await piece.body(), pdf.subarray(1_048_570, 1_048_590))).toBe(0)
  const beyond = await page.request.get(address(reference, '/ban-quet/1'), {
    headers: { range: 'bytes=9999999-' },
  })
  expect([beyond.status(), beyond.headers()['content-range']]).toEqual([416, `bytes */${pdf.length}`])

  const kept = await page.request.get(address(reference, '/ban-quet/1?tai-ve=1'))
  expect(kept.headers()['content-disposition']).toMatch(/^attachment; filename="ban-quet-/)

  await page.getByRole('link', { name: 'Về văn bản góp ý' }).click()
  const entry = page.getByRole('listitem').filter({ hasText: reason })
  await expect(entry).toContainText('Tổ phó (tài khoản thử)')
  await expect(entry).toContainText('bản quét 1')
})

test('H8: pictures are shown on the page, one after another under one reason; a telephone’s HEIC is a file', async ({
  page,
}) => {
  const { reference } = await sendWithScans(page.request, 'pho-bi-thu', [aJpeg(), aPng(), aHeic()])
  await signIn(page, 'deputy')
  await open(page, reference, 1)
  for (const [position, kind] of [
    [1, 'image/jpeg'],
    [2, 'image/png'],
  ] as const) {
    if (position > 1) await page.getByRole('button', { name: `Mở bản quét ${position}` }).click()
    const picture = page.getByRole('img', { name: `Ảnh của bản quét ${position}` })
    await expect(picture).toBeVisible()
    await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0)
    const answer = await page.request.get(address(reference, `/ban-quet/${position}`))
    expect(answer.headers()['content-type']).toBe(kind)
    expect(answer.headers()['content-security-policy']).toMatch(/default-src 'none'.*; sandbox$/)
  }
  await page.getByRole('button', { name: 'Mở bản quét 3' }).click()
  await expect(page.getByText('Ảnh HEIC của điện thoại')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Mở ở thẻ mới' })).toHaveCount(0)
  const answer = await page.request.get(address(reference, '/ban-quet/3'))
  expect(answer.headers()['content-disposition']).toBe(`attachment; filename="ban-quet-${reference}-3.heic"`)
  await page.goto(address(reference))
  await expect(page.getByRole('listitem').filter({ hasText: reason })).toHaveCount(3)
})

test('I.5: the lead, a subject of the letter, is refused, and the request is logged', async ({
  page,
  baseURL,
}) => {
  const { reference, hashes } = await sendWithScans(page.request, 'chanh-van-phong', [aJpeg()])
  await signIn(page, 'lead')
  await page.goto(address(reference))
  await expect(page.getByText('nên đồng chí không mở được bản quét')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Mở bản quét 1' })).toHaveCount(0)
  const answer = await page.request.post(address(reference, '/ban-quet'), {
    form: { scan: '1', reason: 'Muốn xem ai đã viết về mình' },
    headers: { origin: baseURL ?? '' },
  })
  expect(answer.status()).toBe(403)
  const text = await answer.text()
  expect(text).toContain('Bản quét không được mở: văn bản này có ý kiến về đồng chí.')
  expect(text).not.toContain(hashes[0])
  expect((await page.request.get(address(reference, '/ban-quet/1'), { maxRedirects: 0 })).status()).toBe(303)
  await page.goto(address(reference))
  await expect(page.getByRole('listitem').filter({ hasText: 'Không được mở' })).toContainText(
    'Muốn xem ai đã viết về mình',
  )
})

test('H1: without a session, or of a letter that has none, there is no scan', async ({ page, browser }) => {
  const { reference } = await sendWithScans(page.request, 'pho-bi-thu', [aJpeg()])
  const stranger = await browser.newContext()
  const path = address(reference, '/ban-quet/1')
  const answer = await stranger.request.get(path, { maxRedirects: 0 })
  expect(answer.status()).toBe(303)
  expect(answer.headers()['location']).toContain('/to-giup-viec/dang-nhap')
  await stranger.close()
  await signIn(page, 'deputy')
  for (const wrong of ['/ban-quet/2', '/ban-quet/0', '/ban-quet/x'])
    expect((await page.request.get(address(reference, wrong))).status()).toBe(404)
  for (const wrong of ['/ban-quet', '/ban-quet/1'])
    expect((await page.request.get(address('ABCD-2345', wrong))).status()).toBe(404)
})

test('F1: what comes out is what went in, hash for hash, at 25 MiB', async ({ page }) => {
  const pdf = aPdf({ size: 26_214_400 })
  const { reference } = await sendWithScans(page.request, 'pho-bi-thu', [pdf])
  await signIn(page, 'deputy')
  await open(page, reference, 1)
  // in parts that a hosting service's functions can answer, it is shown as well
  if (test.info().project.name === 'js')
    await expect(page.getByRole('img', { name: 'Bản quét 1, trang 1' })).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('link', { name: 'Mở ở thẻ mới' })).toHaveCount(0)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Tải về máy' }).click(),
  ])
  const hash = createHash('sha256')
  for await (const chunk of await file.createReadStream()) hash.update(chunk)
  expect(hash.digest('hex')).toBe(createHash('sha256').update(pdf).digest('hex'))
  expect(file.suggestedFilename()).toMatch(new RegExp(`^ban-quet-${reference}-1(\\.pdf)?$`))
})
