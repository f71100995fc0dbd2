/** Where the plan cites the documents it rests on (P3). */
import { describe, expect, test } from 'vitest'
import { root } from '../../netlify/site.ts'
import { citationsIn, citedIn } from '../../src/domain/citations.ts'
import { blocksOf, clausesOf, plainText } from '../../src/domain/plan-text.ts'
import { readOfficeContent } from '../../src/office/read.ts'

const { plan, documents } = await readOfficeContent(root)
const places = citedIn(plan, documents)
const placesOf = (number: string) => places.get(documents.find((each) => each.number === number)?.id ?? '')

describe('P3: given the plan and the documents it rests on', () => {
  test.each([
    ['28-KH/TU', ['mo-dau-d1', 'ii-1-d1']],
    ['334-KH/ĐUK', ['ii-1-d1']],
    ['03-CT/TW', ['ii-3-4-d1']],
    ['13-KH/TU', ['ii-3-4-d1']],
  ])('P3: when %s is cited, then the places are %j', (number, expected) => {
    expect(placesOf(number)).toEqual(expected)
  })

  test('P3: then every document is cited somewhere', () => {
    for (const { id } of documents) expect(places.get(id), id).not.toEqual([])
  })

  test('P3: then the resolution is linked from every clause that names it', () => {
    const naming = [...clausesOf(plan.parts)].flatMap(({ id, text, blocks }) => [
      ...(text && plainText(text).includes('Nghị quyết Hội nghị') ? [id] : []),
      ...[...blocksOf(blocks)]
        .filter((b) => plainText(b.text).includes('Nghị quyết Hội nghị'))
        .map((b) => b.id),
    ])
    expect(naming.length).toBeGreaterThan(2)
    expect(places.get('nghi-quyet-trung-uong-4')).toEqual(expect.arrayContaining(naming))
  })

  test('P3: then links change no word of the text', () => {
    for (const block of blocksOf([...clausesOf(plan.parts)].flatMap(({ blocks }) => blocks))) {
      const text = plainText(block.text)
      const parts = citationsIn(text, documents).map((part) => (typeof part === 'string' ? part : part.words))
      expect(parts.join('')).toBe(text)
    }
  })

  test('P3: then the longest words win', () => {
    const [, congress] = citationsIn('theo Nghị quyết Đại hội XI của Đảng', documents)
    expect(congress).toMatchObject({ words: 'Nghị quyết Đại hội XI của Đảng' })
  })
})
