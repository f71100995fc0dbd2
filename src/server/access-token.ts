/** Reading the end of an access token. Supabase checks the signature; this only asks whether to refresh first. */
import { z } from 'zod'

const claims = z.object({ exp: z.number() })

/** Refreshed this early, so that no token ends between this check and the database's, in seconds. */
const margin = 60

/** @param now seconds since the epoch */
export function endsSoon(accessToken: string, now: number = Date.now() / 1000): boolean {
  const payload = accessToken.split('.')[1] ?? ''
  try {
    const text = Buffer.from(payload, 'base64url').toString('utf8')
    return claims.parse(JSON.parse(text)).exp - margin <= now
  } catch {
    // not a token: the refresh token decides
    return true
  }
}
