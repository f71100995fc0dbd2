/** What every page must pass, whatever it shows. */
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** All that the colour scheme decides: the page is otherwise the one just looked at. */
const colourRules = ['color-contrast', 'link-in-text-block']

/**
 * In light by every rule, in dark by those of colour. `colours` false: without these, where the same page was looked at
 * so in another state.
 */
export async function expectAccessible(page: Page, { colours = true } = {}): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' })
  await expectNoViolation(
    axe(page)
      .withTags(tags)
      .disableRules(colours ? [] : colourRules),
  )
  if (!colours) return
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectNoViolation(axe(page).withRules(colourRules))
}

/** Legacy: without a page of its own for the result, which only frames of other origins would need. */
const axe = (page: Page) => new AxeBuilder({ page }).setLegacyMode()

async function expectNoViolation(builder: AxeBuilder): Promise<void> {
  const { violations } = await builder.analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const before = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  if (before) await page.setViewportSize(before)
}
