/** The desk's lists come in pages, and other tests fill them meanwhile. */
import type { Locator, Page } from '@playwright/test'

/** Leafs on until the page that is looked at holds it. @returns whether any page does */
export async function leafTo(page: Page, wanted: Locator): Promise<boolean> {
  for (;;) {
    if ((await wanted.count()) > 0) return true
    const next = page.getByRole('link', { name: 'Trang sau' })
    if ((await next.count()) === 0) return false
    await Promise.all([page.waitForEvent('load'), next.click()])
  }
}

/** The comments of a page; review prompts, which may stand above them, are set alike. */
export const commentsOf = (page: Page): Locator => page.locator('.comment:not(.prompt)')
