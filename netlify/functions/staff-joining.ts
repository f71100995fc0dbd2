/** POST /api/staff-joining: an invited person becomes staff (H1). The page before it has found the form right. */
import type { Config, Context } from '@netlify/functions'
import { joiningPath, signInPath } from '../../src/domain/return-path.ts'
import { secretConfig } from '../../src/server/config.ts'
import { readForm } from '../../src/server/desk/form-fields.ts'
import { withSecurityHeaders } from '../../src/server/headers.ts'
import { join } from '../../src/server/joining.ts'
import { Problem } from '../../src/server/problem.ts'
import { respond } from '../../src/server/respond.ts'
import { secretClient } from '../../src/server/setup.ts'
import type { JoiningRefusal } from '../../src/strings/staff-desk.ts'

export default async function staffJoining(request: Request, { ip }: Pick<Context, 'ip'>): Promise<Response> {
  return withSecurityHeaders(await respond('staff-joining', () => take(request, ip), backToThePage))
}

async function take(request: Request, address: string): Promise<Response> {
  if (request.method !== 'POST') throw new Problem('method', { headers: { allow: 'POST' } })
  const field = await readForm(request)
  const { SUPABASE_URL, SUPABASE_SECRET_KEY } = secretConfig()
  const typed = { code: field('code'), password: field('password') }
  const outcome = await join(secretClient(SUPABASE_URL, SUPABASE_SECRET_KEY), typed, address)
  return outcome === 'joined' ? seeOther(`${signInPath}?da-nhan=1`) : refused(outcome)
}

function backToThePage(problem: Problem): Response {
  if (problem.key === 'method' || problem.key === 'mediaType') return problem.toResponse()
  return refused(problem.key === 'tooManyLookUps' ? 'throttled' : 'unavailable')
}

function refused(reason: JoiningRefusal): Response {
  return seeOther(`${joiningPath}?loi=${reason}`)
}

function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
}

export const config: Config = {
  path: '/api/staff-joining',
  rateLimit: { windowSize: 60, windowLimit: 20, aggregateBy: ['ip', 'domain'] },
}
