/** H2: paging by key visits every row once, forwards and backwards. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Cursor, pageOf, readCursor } from '../../src/domain/keyset.ts'
import { readReference } from '../../src/domain/reference.ts'

/** What the database does with a cursor. */
function query(rows: readonly number[], cursor: Cursor | undefined, size: number): number[] {
  if (cursor?.direction === 'before') {
    return rows
      .filter((row) => row < Number(cursor.key))
      .reverse()
      .slice(0, size + 1)
  }
  return rows.filter((row) => cursor === undefined || row > Number(cursor.key)).slice(0, size + 1)
}

describe('H2: paging by key', () => {
  test('forwards gives every row once, and backwards the same pages', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(), { minLength: 1 }),
        fc.integer({ min: 1, max: 7 }),
        (unsorted, size) => {
          const rows = unsorted.sort((a, b) => a - b)
          const pages: number[][] = []
          for (let cursor: Cursor | undefined; ; ) {
            const page = pageOf(query(rows, cursor, size), cursor, size)
            expect(page.hasPrevious).toBe(pages.length > 0)
            pages.push(page.rows)
            if (!page.hasNext) break
            cursor = { direction: 'after', key: String(page.rows.at(-1)) }
          }
          expect(pages.flat()).toEqual(rows)
          for (let index = pages.length - 1; index > 0; index -= 1) {
            const cursor: Cursor = { direction: 'before', key: String(pages[index]?.[0]) }
            const page = pageOf(query(rows, cursor, size), cursor, size)
            expect(page).toEqual({ rows: pages[index - 1], hasPrevious: index > 1, hasNext: true })
          }
        },
      ),
    )
  })

  test('takes only keys it can read from an address', () => {
    const read = (query: string) => readCursor(new URLSearchParams(query), readReference)
    expect(read('sau=ABCD-2345')).toEqual({ direction: 'after', key: 'ABCD-2345' })
    expect(read('truoc=abcd2345')).toEqual({ direction: 'before', key: 'ABCD-2345' })
    for (const bad of ['', 'sau=', 'sau=1', 'truoc=ABCD-234O', 'sau=ABCD-2345,id.gt.0'])
      expect(read(bad)).toBeUndefined()
  })
})

describe('a reference as a person types it', () => {
  test.each(['ABCD-2345', 'abcd-2345', ' abcd 2345 ', 'ABCD2345', 'ABCD–2345'])('reads %s', (typed) => {
    expect(readReference(typed)).toBe('ABCD-2345')
  })
  test.each(['', 'ABCD', 'ABCD-23456', 'OBCD-2345', 'ABC1-2345', 'ÀBCD-2345'])('refuses %s', (typed) => {
    expect(readReference(typed)).toBeUndefined()
  })
})
