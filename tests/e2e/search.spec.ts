/** P11: the search, with and without scripts. */
import { expect, type Page, test } from '@playwright/test'
import { expectNoSidewaysScroll } from './accessible.ts'

async function ask(page: Page, query: string) {
  await page.goto('/tim-kiem')
  await page.getByRole('searchbox').fill(query)
  await page.getByRole('button', { name: 'Tìm' }).click()
  await expect(page).toHaveURL(/[?&]q=/)
}

const results = (page: Page) => page.getByRole('list', { name: 'Kết quả' }).getByRole('listitem')

test('given words without marks, when asked, then the clause is found, marked, and one step away', async ({
  page,
}) => {
  await ask(page, 'ho ten va dia chi')
  const first = results(page).first()
  await expect(first).toContainText('Kế hoạch')
  await expect(first.locator('mark')).toHaveText('họ tên và địa chỉ')
  await expect(page.getByRole('searchbox')).toHaveValue('ho ten va dia chi')
  await first.getByRole('link', { name: /^Mục II\.2\.3\.1/ }).click()
  await expect(page).toHaveURL(/\/ke-hoach#ii-2-3-1-c1$/)
  await expect(page.locator('#ii-2-3-1-c1')).toBeInViewport()
})

test('given words with and without marks, when asked, then the answers are the same', async ({ page }) => {
  const found = []
  for (const query of [
    'ủy ban kiểm tra',
    'uy ban kiem tra'.normalize('NFD'),
    'ỦY BAN KIỂM TRA'.normalize('NFD'),
  ]) {
    await ask(page, query)
    found.push(await results(page).first().textContent())
  }
  expect(new Set(found).size).toBe(1)
})

test('given the number of a clause, when asked, then that clause comes first', async ({ page }) => {
  for (const query of ['II.2.4.1', '2.4.1', 'mục ii.2.4.1']) {
    await ask(page, query)
    await expect(results(page).first().getByRole('link')).toHaveText('Mục II.2.4.1')
  }
})

test('given what nobody can find, when asked, then the page says so and stays whole', async ({ page }) => {
  for (const query of [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '(.*)+$ [',
    'zzzz',
    '…',
  ]) {
    await ask(page, query)
    await expect(page.getByRole('status')).toContainText(`Không thấy chỗ nào có “${query}”`)
    await expect(page.getByRole('searchbox')).toHaveValue(query)
    await expect(results(page)).toHaveCount(0)
  }
  await expect(page.locator('main script, main img')).toHaveCount(0)
})

test('given an address with any query, when opened, then there is a page', async ({ page }) => {
  for (const query of [
    '',
    '%20%20',
    '%00',
    '%ff',
    '%ED%A0%80',
    'a&q=b',
    `${'%C4%91%E1%BA%A3ng+'.repeat(400)}`,
  ]) {
    const response = await page.goto(`/tim-kiem?q=${query}`)
    expect(response?.status()).toBe(200)
    expect(response?.headers()['cache-control']).toBe('public, max-age=300')
    expect(response?.headers()['content-security-policy']).toContain("frame-ancestors 'none'")
    expect((await page.getByRole('searchbox').inputValue()).length).toBeLessThanOrEqual(200)
  }
  await page.goto('/tim-kiem?q=%20%20')
  await expect(page.getByRole('status')).toHaveText('')
  await expect(page.locator('meta[name="robots"]')).toHaveCount(0)
  await page.goto('/tim-kiem?q=x')
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', /noindex/)
})

test('given results on a narrow screen, then nothing has to be scrolled sideways', async ({ page }) => {
  for (const query of ['họ tên và địa chỉ', 'II.2.4.1', 'x'.repeat(200)]) {
    await page.goto(`/tim-kiem?q=${encodeURIComponent(query)}`)
    await expectNoSidewaysScroll(page)
  }
})
