/** What every page must pass, whatever it shows. */
import { expect, type Page } from '@playwright/test'
import axe, { type AxeResults, type RunOptions } from 'axe-core'

declare global {
  interface Window {
    /** As its script puts it there. */
    axe: { run(options: RunOptions): Promise<AxeResults> }
  }
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** All that the colour scheme decides: the page is otherwise the one just looked at. */
const colourRules = ['color-contrast', 'link-in-text-block']

/**
 * In light by every rule, in dark by those of colour. `colours` false: without these, where the same page was looked at
 * so in another state.
 */
export async function expectAccessible(page: Page, { colours = true } = {}): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.evaluate(axe.source)
  const off = Object.fromEntries(colourRules.map((rule) => [rule, { enabled: colours }]))
  await expectNoViolation(page, { runOnly: tags, rules: off })
  if (!colours) return
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectNoViolation(page, { runOnly: { type: 'rule', values: colourRules } })
}

async function expectNoViolation(page: Page, options: RunOptions): Promise<void> {
  const found = await page.evaluate(
    async (asked) => {
      const { violations, passes } = await window.axe.run(asked)
      return {
        looked: violations.length + passes.length > 0,
        violations: violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
      }
    },
    // what passes is not described: that costs as much as the looking
    { ...options, resultTypes: ['violations'] } satisfies RunOptions,
  )
  expect(found).toEqual({ looked: true, violations: [] })
}

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const before = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  if (before) await page.setViewportSize(before)
}
