/** F6: readers are told until when the round takes feedback, by Vietnam's time; the server's clock has the last word. */
import { expect, type Page, test } from '@playwright/test'

const pages = ['/gop-y', '/gop-y/ca-nhan', '/gop-y/tap-the']
const dates = (page: Page) => page.locator('[data-intake-dates]')
/** The round for trying takes feedback all year. */
const year = Number(new Intl.DateTimeFormat('en', { timeZone: 'Asia/Ho_Chi_Minh', year: 'numeric' }).format())

test('without scripts stands what is true on every day; with them what holds now', async ({
  page,
  javaScriptEnabled,
}) => {
  for (const path of pages) {
    await page.goto(path)
    const shown = dates(page).getByText(`31/12/${year}`).and(page.locator(':visible'))
    await expect(shown).toHaveCount(1)
    await expect(shown).toContainText('(giờ Việt Nam)')
    if (!javaScriptEnabled) await expect(shown).toContainText(`nhận góp ý từ ngày 01/01/${year}`)
    else await expect(shown).not.toContainText('từ ngày')
  }
})

test('without scripts nothing speaks of drafts, which only scripts keep', async ({
  page,
  javaScriptEnabled,
}) => {
  await page.goto('/gop-y/ca-nhan')
  await expect(page.getByRole('region', { name: 'Bản nháp' })).toHaveCount(javaScriptEnabled ? 1 : 0)
})
