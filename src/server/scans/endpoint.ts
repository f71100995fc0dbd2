/** What the three functions of /api/scans share: JSON in, JSON out, nothing kept by anyone on the way. */
import type { z } from 'zod'
import { withSecurityHeaders } from '../headers.ts'
import { Problem } from '../problem.ts'
import { readBody } from '../request-body.ts'
import { respond } from '../respond.ts'

export async function answerJson<T>(
  event: string,
  request: Request,
  schema: z.ZodType<T>,
  act: (input: T) => Promise<object>,
): Promise<Response> {
  const response = await respond(event, async () => {
    if (request.method !== 'POST') throw new Problem('method', { headers: { allow: 'POST' } })
    const body = await readBody(request)
    if (body.kind !== 'json') throw new Problem('mediaType', { headers: { accept: 'application/json' } })
    const input = schema.safeParse(body.value)
    if (!input.success) throw new Problem('unreadable', { cause: input.error })
    return Response.json(await act(input.data), { headers: { 'cache-control': 'no-store' } })
  })
  return withSecurityHeaders(response)
}
