/** H8: identities stay closed, open with a reason only, and every reading is logged. */
import { expect, type Page, test } from '@playwright/test'
import { signIn } from './sign-in.ts'

const who = { fullName: 'Đoàn Thị Kín Đáo', address: '86 đường Riêng', phone: '0909 000 111' }

async function send(page: Page, subject: string): Promise<string> {
  const answer = await page.request.post('/api/feedback', {
    data: {
      contributor: { kind: 'individual', category: 'former_head', ...who },
      comments: [{ subject, contentArea: 'cong-tac-can-bo', text: 'Đề nghị làm rõ.' }],
      consent: true,
    },
  })
  expect(answer.status()).toBe(201)
  const { reference } = await answer.json()
  return String(reference)
}

async function expectNoIdentity(page: Page) {
  const html = await page.content()
  for (const part of Object.values(who)) expect(html).not.toContain(part)
}

test('H8: before it is opened, no page of the desk shows an identity', async ({ page }) => {
  const reference = await send(page, 'pho-bi-thu')
  await signIn(page, 'deputy')
  const paths = [
    '',
    '/doi-tuong/pho-bi-thu',
    '/van-ban',
    `/tim?tu-khoa=${reference.slice(0, 4)}+pho`,
    `/van-ban/${reference}`,
  ]
  for (const path of paths) {
    await page.goto(`/to-giup-viec${path}`)
    await expectNoIdentity(page)
  }
})

test('H8: without a reason it stays closed, and what was typed is kept', async ({ page }) => {
  const reference = await send(page, 'pho-bi-thu')
  await signIn(page, 'deputy')
  await page.goto(`/to-giup-viec/van-ban/${reference}`)
  for (const reason of ['', '   ', 'ngắn quá', 'x'.repeat(501)]) {
    await page.getByLabel('Lý do mở danh tính').fill(reason)
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'POST'),
      page.getByRole('button', { name: 'Mở danh tính' }).click(),
    ])
    expect(answer.status()).toBe(422)
    await expect(page.getByLabel('Lý do mở danh tính')).toHaveAccessibleDescription(/từ 10 đến 500 ký tự\./)
    await expect(page.getByLabel('Lý do mở danh tính')).toHaveValue(reason)
    await expectNoIdentity(page)
  }
  await expect(page.getByText('Chưa ai mở danh tính hay bản quét của văn bản này.')).toBeVisible()
})

test('H8: with a reason it is shown once, in the answer only, and logged with who, when and why', async ({
  page,
}) => {
  const reference = await send(page, 'pho-bi-thu')
  const path = `/to-giup-viec/van-ban/${reference}`
  await signIn(page, 'deputy')
  await page.goto(path)
  await page.getByLabel('Lý do mở danh tính').fill('Đối chiếu để gửi thông báo tiếp thu')
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    page.getByRole('button', { name: 'Mở danh tính' }).click(),
  ])
  expect(answer.headers()['cache-control']).toBe('no-store')
  for (const part of Object.values(who)) await expect(page.getByText(part)).toBeVisible()
  await expect(page.getByRole('status')).toContainText('Lần mở này đã được ghi lại: Tổ phó (tài khoản thử)')
  expect(new URL(page.url()).search).toBe('')

  await page.getByRole('link', { name: 'Đóng danh tính' }).click()
  await expect(page.getByRole('button', { name: 'Mở danh tính' })).toBeVisible()
  await expectNoIdentity(page)
  await expect(page.getByRole('listitem').filter({ hasText: 'Tổ phó (tài khoản thử)' })).toContainText(
    'Đối chiếu để gửi thông báo tiếp thu',
  )
})

test('H8: the lead, a subject of the letter, is refused, and the request is logged', async ({
  page,
  baseURL,
}) => {
  const reference = await send(page, 'chanh-van-phong')
  const path = `/to-giup-viec/van-ban/${reference}`
  await signIn(page, 'lead')
  await page.goto(path)
  await expect(page.getByText('nên đồng chí không mở được danh tính người góp ý')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Mở danh tính' })).toHaveCount(0)

  const answer = await page.request.post(path, {
    form: { reason: 'Muốn biết ai đã viết về mình' },
    headers: { origin: baseURL ?? '' },
  })
  expect(answer.status()).toBe(403)
  const text = await answer.text()
  expect(text).toContain('Danh tính không được mở: văn bản này có ý kiến về đồng chí.')
  for (const part of Object.values(who)) expect(text).not.toContain(part)
  await page.goto(path)
  await expect(page.getByRole('listitem').filter({ hasText: 'Không được mở' })).toContainText(
    'Muốn biết ai đã viết về mình',
  )
})

test('H8: the lead opens letters about others', async ({ page }) => {
  const reference = await send(page, 'bi-thu')
  await signIn(page, 'lead')
  await page.goto(`/to-giup-viec/van-ban/${reference}`)
  await page.getByLabel('Lý do mở danh tính').fill('Xác minh người gửi theo mục I.5')
  await page.getByRole('button', { name: 'Mở danh tính' }).click()
  await expect(page.getByText(who.fullName)).toBeVisible()
})
