/** POST /api/begin: when a form was begun, proven by a token, so that the round's grace needs no clock but the office's (F6). */
import type { Config } from '@netlify/functions'
import { withSecurityHeaders } from '../../src/server/headers.ts'
import { Problem } from '../../src/server/problem.ts'
import { respond } from '../../src/server/respond.ts'
import { beginFeedback } from '../../src/server/round.ts'

export default async function begin(request: Request): Promise<Response> {
  return withSecurityHeaders(await respond('begin', () => answer(request)))
}

async function answer(request: Request): Promise<Response> {
  if (request.method !== 'POST') throw new Problem('method', { headers: { allow: 'POST' } })
  return Response.json({ begun: await beginFeedback() }, { headers: { 'cache-control': 'no-store' } })
}

export const config: Config = {
  path: '/api/begin',
  // Wide: a hall of people may sit behind one address.
  rateLimit: { windowSize: 60, windowLimit: 600, aggregateBy: ['ip', 'domain'] },
}
