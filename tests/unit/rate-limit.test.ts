/** The host's counter of requests by address (design §4: local hosts do not enforce Netlify's rateLimit). */
import { describe, expect, test } from 'vitest'
import { createRateLimiter } from '../../netlify/rate-limit.ts'

function limiterAt(start: number, limit = { windowSize: 60, windowLimit: 3 }) {
  const clock = { now: start }
  return { clock, limiter: createRateLimiter(limit, () => clock.now) }
}

describe('given three requests a minute and address', () => {
  test('when the fourth comes, then it waits for the end of the window', () => {
    const { clock, limiter } = limiterAt(0)
    expect([1, 2, 3].map(() => limiter.take('a'))).toEqual([0, 0, 0])
    expect(limiter.take('a')).toBe(60)
    clock.now = 59_001
    expect(limiter.take('a')).toBe(1)
    clock.now = 59_999
    expect(limiter.take('a')).toBe(1)
  })

  test('when the window has ended, then a new one begins', () => {
    const { clock, limiter } = limiterAt(0)
    for (let sent = 0; sent < 10; sent += 1) limiter.take('a')
    clock.now = 60_000
    expect([1, 2, 3, 4].map(() => limiter.take('a'))).toEqual([0, 0, 0, 60])
  })

  test('when another address comes, then it has its own count', () => {
    const { limiter } = limiterAt(0)
    for (let sent = 0; sent < 4; sent += 1) limiter.take('a')
    expect(limiter.take('b')).toBe(0)
    expect(limiter.take('a')).toBeGreaterThan(0)
  })

  test('when refused requests go on, then they do not prolong the waiting', () => {
    const { clock, limiter } = limiterAt(0)
    for (let sent = 0; sent < 100; sent += 1) {
      clock.now = sent * 500
      limiter.take('a')
    }
    clock.now = 60_000
    expect(limiter.take('a')).toBe(0)
  })

  test('when 50,000 other addresses came, then the oldest is forgotten and the rest still count', () => {
    const { limiter } = limiterAt(0, { windowSize: 60, windowLimit: 1 })
    for (let address = 0; address <= 50_000; address += 1) expect(limiter.take(`a${address}`)).toBe(0)
    expect(limiter.take('a50000')).toBeGreaterThan(0)
    expect(limiter.take('a2')).toBeGreaterThan(0)
    expect(limiter.take('a0')).toBe(0)
  })
})
