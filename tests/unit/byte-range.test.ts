/** H3: a large scan is read in pieces; what is asked for is what comes. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readRange } from '../../src/server/desk/scan-bytes.ts'

describe('given a scan of 1000 bytes', () => {
  test.each<[string | null, ReturnType<typeof readRange>]>([
    [null, undefined],
    ['bytes=0-0', { first: 0, last: 0 }],
    ['bytes=0-999', { first: 0, last: 999 }],
    ['bytes=500-', { first: 500, last: 999 }],
    ['bytes=-200', { first: 800, last: 999 }],
    ['bytes=-5000', { first: 0, last: 999 }],
    ['bytes=990-5000', { first: 990, last: 999 }],
    ['bytes=1000-', null],
    ['bytes=1000-1001', null],
    ['bytes=-0', null],
    ['bytes=5-2', undefined],
    ['bytes=-', undefined],
    ['bytes=0-1,5-6', undefined],
    ['pages=0-1', undefined],
    ['bytes=x-1', undefined],
  ])('when asked for %s, then %j', (header, range) => {
    expect(readRange(header, 1_000)).toEqual(range)
  })
})

test('then a range is never empty and never beyond the scan', () => {
  const number = fc.option(fc.integer({ min: 0, max: 2_000 }), { nil: '' })
  fc.assert(
    fc.property(number, number, fc.integer({ min: 1, max: 1_500 }), (from, to, size) => {
      const range = readRange(`bytes=${from}-${to}`, size)
      if (!range) return
      expect(range.first).toBeGreaterThanOrEqual(0)
      expect(range.first).toBeLessThanOrEqual(range.last)
      expect(range.last).toBeLessThan(size)
    }),
  )
})
