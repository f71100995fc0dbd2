/** Sign-out: ends the session at Supabase and on this machine. By POST only, so that no link can do it. */
import type { APIRoute } from 'astro'
import { signInPath } from '../../domain/return-path.ts'
import { dropTokens, readTokens } from '../../server/cookies.ts'
import { endSession } from '../../server/session.ts'

export const prerender = false

export const POST: APIRoute = async ({ cookies }) => {
  const tokens = readTokens(cookies)
  const confirmed = !tokens || (await endSession(tokens))
  dropTokens(cookies)
  const location = `${signInPath}?dang-xuat=${confirmed ? 'xong' : 'tren-may'}`
  return new Response(null, { status: 303, headers: { location } })
}
