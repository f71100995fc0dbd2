import { existsSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { firstDifference, sourceWords, wordsOf } from '../plan-words.ts'

const file = new URL('../../dist/ke-hoach/index.html', import.meta.url)
let page = ''

beforeAll(() => {
  if (!existsSync(file)) throw new Error('dist/ke-hoach/index.html is missing: run `npm run build` first')
  page = readFileSync(file, 'utf8')
})

describe('P1: the plan as published', () => {
  test('P1: the page shows every word of the source, in order, and no other', () => {
    const words = wordsOf(visibleText(documentOf(page)))
    expect(firstDifference(words, sourceWords())).toBeUndefined()
  })

  test('P1: every entry of the contents list leads to a place on the page', () => {
    const targets = [...page.matchAll(/href="(?:\/ke-hoach)?#([^"]+)"/g)].map((match) => match[1])
    expect(targets).toContain('ii-2-4-1')
    for (const target of targets) expect(page).toContain(`id="${target}"`)
  })

  test('P1: no id stands on the page twice', () => {
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1])
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })
})

function documentOf(html: string): string {
  const article = /<article class="document"[^>]*>([\s\S]*?)<\/article>/.exec(html)?.[1]
  if (article === undefined) throw new Error('the page has no <article class="document">')
  return article
}

/** What a reader sees of the article: inline elements join their text, all others part it. */
function visibleText(html: string): string {
  return html
    .replace(/<(\w+)[^>]*\sdata-furniture[^>]*>[\s\S]*?<\/\1>/g, ' ')
    .replace(/<\/?(?:a|em|strong|span)(?:\s[^>]*)?>/g, (tag) => (tag.includes('document-') ? ' ' : ''))
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(quot|lt|gt|#39|#34|amp);/g, (_, name: string) => entities[name] ?? '')
}

const entities: Record<string, string> = { quot: '"', lt: '<', gt: '>', '#39': "'", '#34': '"', amp: '&' }
