/** F9: how often an unanswered feedback is sent again. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readRetryAfter, retryDelay } from '../../src/scripts/drafts/retry.ts'

const chance = fc.double({ min: 0, max: 1, noNaN: true })

describe('given tries that failed', () => {
  test('when the first failed, then the next comes within two seconds', () => {
    fc.assert(
      fc.property(chance, (c) => {
        expect(retryDelay(1, 0, c)).toBeLessThanOrEqual(2_000)
      }),
    )
  })
  test('when any number failed, then it waits a second at least and a minute at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), chance, (attempt, c) => {
        expect(retryDelay(attempt, 0, c)).toBeGreaterThanOrEqual(1_000)
        expect(retryDelay(attempt, 0, c)).toBeLessThanOrEqual(60_000)
      }),
    )
  })
  test('when one more failed, then it waits no less', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), chance, (attempt, c) => {
        expect(retryDelay(attempt + 1, 0, c)).toBeGreaterThanOrEqual(retryDelay(attempt, 0, c))
      }),
    )
  })
  test('when the server asks for patience, then it gets it, up to ten minutes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 60, max: 999_999 }),
        (attempt, asked) => {
          expect(retryDelay(attempt, asked, 0.5)).toBe(Math.min(asked, 600) * 1_000)
        },
      ),
    )
  })
})

describe('given a Retry-After', () => {
  test.each([
    ['30', 30],
    [' 5 ', 5],
    ['-1', 0],
    ['Wed, 21 Oct 2026 07:28:00 GMT', 0],
    ['99999999', 0],
    [null, 0],
  ])('when it is %j, then %d seconds', (header, seconds) => {
    expect(readRetryAfter(header)).toBe(seconds)
  })
})
