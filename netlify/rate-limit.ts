/** A fixed-window counter per client address, as a function's `config.rateLimit` asks for on Netlify. */
export interface RateLimit {
  /** Seconds. */
  windowSize: number
  /** Requests a window and address. */
  windowLimit: number
}

export interface RateLimiter {
  /** 0: go on; otherwise the seconds until the window ends. */
  take(address: string): number
}

/** Addresses remembered at once; past it the oldest window starts anew, so that memory stays bounded. */
const addressLimit = 50_000

export function createRateLimiter({ windowSize, windowLimit }: RateLimit, now = Date.now): RateLimiter {
  const windows = new Map<string, { endsAt: number; count: number }>()
  return {
    take(address) {
      const at = now()
      let current = windows.get(address)
      if (!current || current.endsAt <= at) {
        windows.delete(address)
        if (windows.size >= addressLimit) {
          const oldest = windows.keys().next()
          if (!oldest.done) windows.delete(oldest.value)
        }
        current = { endsAt: at + windowSize * 1000, count: 0 }
        windows.set(address, current)
      }
      current.count += 1
      return current.count <= windowLimit ? 0 : Math.ceil((current.endsAt - at) / 1000)
    },
  }
}
