/** Upstream defect: a banned user still signs in. The session that was made is taken back. */
import type { Lite } from './lite.ts'

export async function refuseBanned(
  response: Response,
  lite: Pick<Lite, 'endSessionIfBanned'>,
): Promise<Response> {
  if (!response.ok) return response
  const body: unknown = await response.clone().json()
  const user = typeof body === 'object' && body && 'user' in body ? body.user : undefined
  const id = typeof user === 'object' && user && 'id' in user ? String(user.id) : ''
  if (!(await lite.endSessionIfBanned(id))) return response
  return Response.json({ code: 400, error_code: 'user_banned', msg: 'User is banned' }, { status: 400 })
}
