/** When to try again: soon, then ever less often, never all devices of a hall at once. */

const firstMs = 2_000
const longestMs = 60_000
/** A server that asks for more patience than this is asked again all the same. */
const longestAskedMs = 600_000

/**
 * @param attempt tries that have failed, from 1
 * @param askedSeconds the answer's Retry-After, if it had one
 * @param chance from 0 to 1
 * @returns milliseconds
 */
export function retryDelay(attempt: number, askedSeconds = 0, chance = Math.random()): number {
  const doubled = Math.min(longestMs, firstMs * 2 ** Math.min(attempt - 1, 10))
  const asked = Math.min(longestAskedMs, Math.max(0, askedSeconds) * 1_000)
  return Math.max(asked, doubled / 2 + (doubled / 2) * chance)
}

/** Retry-After in seconds; 0 for a date or nothing, since a device's clock is not to be trusted. */
export function readRetryAfter(header: string | null): number {
  return /^\d{1,6}$/.test(header?.trim() ?? '') ? Number(header) : 0
}
