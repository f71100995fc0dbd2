/** How milestones stand is true on the reader's day in Vietnam, however old the page is (P9). */
import { expect, test } from '@playwright/test'

test.describe('given a page that was built some time ago', () => {
  test('P9: when the last minute of a half-year has passed in Vietnam, then the next report is that of December', async ({
    page,
  }) => {
    await page.clock.setFixedTime('2028-06-30T16:59:59Z')
    await page.goto('/')
    const report = page.locator('.next > li:visible', { hasText: 'Báo cáo kết quả thực hiện' })
    await expect(page.getByText('Tính đến ngày 30/6/2028.')).toBeVisible()
    await expect(report).toHaveCount(1)
    await expect(report).toContainText(/ngày 30\/6\/2028\s*đang diễn ra/)

    await page.clock.setFixedTime('2028-06-30T17:00:00Z')
    await page.reload()
    await expect(page.getByText('Tính đến ngày 01/7/2028.')).toBeVisible()
    await expect(report).toHaveCount(1)
    await expect(report).toContainText(/ngày 31\/12\/2028\s*sắp tới/)
  })

  test('P9: when years have passed, then nothing over is shown as coming and the list says what it knows', async ({
    page,
  }) => {
    await page.clock.setFixedTime('2040-01-01T00:00:00Z')
    await page.goto('/')
    await expect(page.locator('.next > li:visible')).toHaveCount(0)
    await expect(page.getByText('Các mốc đã ghi trong tiến độ đều đã qua.')).toBeVisible()
    await page.goto('/tien-do')
    await expect(page.locator('[data-to] [data-state]').first()).toHaveText('đã qua')
    await expect(page.locator('[data-to] [data-state]').last()).toHaveText('đã qua')
  })

  test('P9: when the reader’s clock is behind the build, then the page stands as built', async ({ page }) => {
    await page.clock.setFixedTime('2012-08-15T00:00:00Z')
    await page.goto('/tien-do')
    const built = await page.locator('[data-as-of]').getAttribute('data-as-of')
    const [year, , day] = (built ?? '').split('-')
    await expect(page.locator('[data-as-of]')).toContainText(new RegExp(`${day}/\\d+/${year}`))
    await expect(page.locator('#lay-y-kien-gop-y-2012 [data-state]')).toHaveText('đã qua')
  })

  test('P9: when an address is to be copied, then it is whole', async ({ page, baseURL }) => {
    await page.goto('/tien-do')
    await expect(page.locator('.calendar-address').first()).toHaveText(`${baseURL}/tien-do.ics`)
  })
})

test('P9: the first page shows what is under way or next, and its way to the whole timeline', async ({
  page,
}) => {
  await page.goto('/')
  const items = page.locator('.next > li:visible')
  expect(await items.count()).toBeGreaterThan(2)
  await items.first().getByRole('link').click()
  await expect(page).toHaveURL(/\/tien-do\/?#/)
  await expect(page.locator('.milestone:target')).toBeVisible()
})
