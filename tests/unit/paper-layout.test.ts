/** F5: the questions of the web form on pages of paper: none lost, none twice, in their order. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { root } from '../../netlify/site.ts'
import { layOutForm } from '../../src/domain/paper-layout.ts'
import { readOfficeContent } from '../../src/office/read.ts'

describe('F5: given subjects and content areas', () => {
  test('then the form of this office has six pages, four lines an area, and closes under the last subject', async () => {
    const { subjects, contentAreas } = (await readOfficeContent(root)).body
    const layout = layOutForm({}, subjects, contentAreas.length)
    expect(layout).toMatchObject({ pages: 6, areaLines: 4, closesOnLast: true, morePages: 1 })
  })

  test('F3: then a cell of workplace or residence is not asked about the collective', async () => {
    const { subjects, contentAreas } = (await readOfficeContent(root)).body
    const { comments } = layOutForm({ category: 'residence_cell_committee' }, subjects, contentAreas.length)
    expect(comments.flat()).toEqual(subjects.slice(1))
  })

  test('property: every subject stands on one page, in its order, and pages are even in number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 6 }), (count, areas) => {
        const subjects = Array.from({ length: count }, (_, index) => ({ code: `s${index}` }))
        const { comments, pages, areaLines, morePages, closesOnLast } = layOutForm({}, subjects, areas)
        expect(comments.flat()).toEqual(subjects)
        expect(Math.max(...comments.map(({ length }) => length))).toBeLessThanOrEqual(2)
        expect(areaLines).toBeGreaterThanOrEqual(2)
        expect(pages % 2).toBe(0)
        expect(pages).toBe(1 + comments.length + (closesOnLast ? 0 : 1) + morePages)
      }),
    )
  })
})
