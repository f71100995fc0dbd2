/** Every built page is valid HTML and says what it is: language, title, description, one main heading. */
import { HtmlValidate, type Message, StaticConfigLoader } from 'html-validate'
import { describe, expect, test } from 'vitest'
import { builtPages, contentsOf, valuesOf } from '../pages.ts'

// Strict on the standard and on what a whole document must have. Integrity is asked of what another host would serve:
// our own scripts come with the page, from the same place.
const validator = new HtmlValidate(
  new StaticConfigLoader({
    extends: ['html-validate:standard', 'html-validate:document'],
    rules: { 'require-sri': ['error', { target: 'crossorigin' }] },
  }),
)

/**
 * The standard has no autocomplete on radio buttons and check boxes; Firefox needs it there, or it shows a reader's
 * last choice after a reload beside the text of the first.
 */
function isForFirefox({ ruleId, message }: Message): boolean {
  return ruleId === 'valid-autocomplete' && /<input type="(?:radio|checkbox)">/.test(message)
}

const pages = builtPages()
const descriptionOf = (html: string) => /<meta name="description" content="([^"]*)"/.exec(html)?.[1] ?? ''
const repeated = (list: readonly string[]) => list.filter((each, index) => list.indexOf(each) !== index)

describe.each(pages)('given the built page $path', ({ path, html }) => {
  test('then it is valid HTML', async () => {
    const { results } = await validator.validateString(html, path)
    const faults = results.flatMap(({ messages }) => messages).filter((message) => !isForFirefox(message))
    expect(faults.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector})`)).toEqual([])
  })

  test('then it has a language, one main heading, a description and no id twice', () => {
    expect(html).toMatch(/^<!doctype html><html lang="vi"[ >]/i)
    expect(contentsOf(html, 'h1')).toHaveLength(1)
    expect(descriptionOf(html).length).toBeGreaterThan(20)
    expect(repeated(valuesOf(html, 'id'))).toEqual([])
  })
})

describe('given all built pages', () => {
  test('then there are some', () => {
    expect(pages.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['/', '/404', '/gop-y', '/ke-hoach']),
    )
  })

  test('then no two have the same title', () => {
    expect(repeated(pages.map(({ html }) => contentsOf(html, 'title')[0] ?? ''))).toEqual([])
  })

  test('then no two have the same description', () => {
    expect(repeated(pages.map(({ html }) => descriptionOf(html)))).toEqual([])
  })
})
