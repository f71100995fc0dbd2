/** H1, H8: nobody gets in without signing in, and nobody stays in after signing out. */
import { expect, type Page, test } from '@playwright/test'
import { demoAccounts, signIn } from './sign-in.ts'

const guarded = [
  '/to-giup-viec',
  '/to-giup-viec?dot=2012',
  '/to-giup-viec/viec',
  '/to-giup-viec/tien-trinh',
  '/to-giup-viec/doi-tuong/bi-thu',
  '/to-giup-viec/doi-tuong/tap-the?dot=2012&mat=uu-diem',
  '/to-giup-viec/van-ban',
  '/to-giup-viec/van-ban/ABCD-2345',
  '/to-giup-viec/trang-thai',
]

async function trySignIn(page: Page, email: string, password: string) {
  await page.getByLabel('Thư điện tử').fill(email)
  await page.getByLabel('Mật khẩu').fill(password)
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    page.getByRole('button', { name: 'Đăng nhập' }).click(),
  ])
  return answer
}

test('H1, H8: signed out, every page of the desk leads to the sign-in page and is neither kept nor indexed', async ({
  request,
}) => {
  for (const path of guarded) {
    const answer = await request.get(path, { maxRedirects: 0 })
    expect(answer.status(), path).toBe(303)
    expect(answer.headers()['location'], path).toMatch(/^\/to-giup-viec\/dang-nhap/)
    expect(answer.headers()['cache-control'], path).toBe('no-store')
    expect(answer.headers()['x-robots-tag'], path).toContain('noindex')
    expect(await answer.text(), path).toBe('')
  }
})

test('H1: a wrong password and an unknown account get the same sentence, and the e-mail stays', async ({
  page,
}) => {
  await page.goto('/to-giup-viec/dang-nhap')
  const unknown = `${crypto.randomUUID()}@to-giup-viec.example`
  expect((await trySignIn(page, unknown, 'khong-phai')).status()).toBe(401)
  await expect(page.getByRole('alert')).toContainText('Thư điện tử hoặc mật khẩu không đúng.')
  await expect(page.getByLabel('Thư điện tử')).toHaveValue(unknown)
  await expect(page.getByLabel('Mật khẩu')).toHaveValue('')
  const { email } = demoAccounts().member
  expect((await trySignIn(page, email, 'khong-phai')).status()).toBe(401)
  await expect(page.getByRole('alert')).toContainText('Thư điện tử hoặc mật khẩu không đúng.')
})

test('H1: the sixth attempt is told when to come back', async ({ page }) => {
  const email = `${crypto.randomUUID()}@to-giup-viec.example`
  await page.goto('/to-giup-viec/dang-nhap')
  for (let attempt = 0; attempt < 5; attempt += 1) {
    expect((await trySignIn(page, email, 'khong-phai')).status()).toBe(401)
  }
  const answer = await trySignIn(page, email, 'khong-phai')
  expect(answer.status()).toBe(429)
  expect(Number(answer.headers()['retry-after'])).toBeGreaterThan(600)
  await expect(page.getByRole('alert')).toContainText(/Hãy thử lại sau 15 phút, từ \d\d:\d\d ngày/)
})

test('H1: a form of another site is refused', async ({ request }) => {
  const answer = await request.post('/to-giup-viec/dang-nhap', {
    form: { ...demoAccounts().member },
    headers: { origin: 'https://example.org' },
    maxRedirects: 0,
  })
  expect(answer.status()).toBe(403)
  expect(answer.headers()['set-cookie']).toBeUndefined()
})

test('H1: signing in leads back to the page that was wanted, never to another site', async ({ page }) => {
  await page.goto('/to-giup-viec/doi-tuong/bi-thu?dot=2012')
  await expect(page).toHaveURL(/\/to-giup-viec\/dang-nhap\?ve=/)
  const { email, password } = demoAccounts().member
  await trySignIn(page, email, password)
  await expect(page).toHaveURL('/to-giup-viec/doi-tuong/bi-thu?dot=2012')
  await expect(page.getByText('Thành viên (tài khoản thử)')).toBeVisible()

  await page.goto('/to-giup-viec/dang-nhap?ve=https://example.org/')
  await trySignIn(page, email, password)
  await expect(page).toHaveURL('/to-giup-viec')
})

test('H8: cookies are closed to scripts and to other sites and paths; the desk is never kept', async ({
  page,
  context,
}) => {
  await signIn(page, 'member')
  const cookies = await context.cookies(new URL('/to-giup-viec', page.url()).href)
  expect(cookies.length).toBe(2)
  for (const cookie of cookies) {
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/to-giup-viec', expires: -1 })
  }
  expect(await context.cookies(new URL('/', page.url()).href)).toEqual([])
  const answer = await page.goto('/to-giup-viec/van-ban')
  expect(answer?.headers()).toMatchObject({ 'cache-control': 'no-store', 'x-frame-options': 'DENY' })
})

test('H1: signing out really ends it: the old cookies open nothing', async ({ page, context }) => {
  await signIn(page, 'member')
  const cookies = await context.cookies(new URL('/to-giup-viec', page.url()).href)
  await page.getByRole('button', { name: 'Đăng xuất' }).click()
  await expect(page.getByRole('status')).toHaveText('Đã đăng xuất.')
  expect(await context.cookies(new URL('/to-giup-viec', page.url()).href)).toEqual([])

  await context.addCookies(cookies)
  await page.goto('/to-giup-viec/van-ban')
  await expect(page).toHaveURL(/\/to-giup-viec\/dang-nhap/)
  await expect(page.getByRole('status')).toContainText('Phiên làm việc đã kết thúc')
})
