/** POST /api/feedback: the one door for storing a feedback. */
import type { Config, Context } from '@netlify/functions'
import { draftToFeedback, readDraft } from '../../src/domain/form.ts'
import type { NewReceipt } from '../../src/domain/receipt.ts'
import { parseFeedback, submitFeedback } from '../../src/server/feedback.ts'
import { withSecurityHeaders } from '../../src/server/headers.ts'
import { Problem } from '../../src/server/problem.ts'
import { readBody } from '../../src/server/request-body.ts'
import { respond } from '../../src/server/respond.ts'

export default async function feedback(request: Request, _context: Pick<Context, 'ip'>): Promise<Response> {
  // A person's browser gets pages: the receipt, or the form again (307 keeps what was typed).
  const person = request.headers.get('accept')?.includes('text/html') ?? false
  const answer = await respond('feedback', () => take(request, person), person ? backToTheForm : undefined)
  return withSecurityHeaders(answer)
}

async function take(request: Request, person: boolean): Promise<Response> {
  if (request.method !== 'POST') throw new Problem('method', { headers: { allow: 'POST' } })
  const body = await readBody(request)
  const draft = body.kind === 'form' ? readDraft(body.value) : undefined
  const { feedback, circumstances, errors } = parseFeedback(draft ? draftToFeedback(draft) : body.value)
  if (errors) throw new Problem('validation', { errors })
  const key = request.headers.get('idempotency-key') ?? (draft?.idempotencyKey || crypto.randomUUID())
  const receipt = await submitFeedback(feedback, key, circumstances)
  return person ? seeOther(receipt) : created(receipt)
}

function backToTheForm(problem: Problem): Response {
  // what is not a form cannot go back to one
  if (problem.key === 'mediaType' || problem.key === 'method') return problem.toResponse()
  const query = new URLSearchParams({ loi: problem.key })
  // what only the database could find wrong: the page cannot find it again by itself
  const [error] = problem.errors
  if (error?.rule) query.set('muc', error.field)
  if (error?.rule) query.set('vi', error.rule)
  const headers = { location: `/gop-y/kiem-tra?${query}`, 'cache-control': 'no-store' }
  return new Response(null, { status: 307, headers })
}

function receiptPath({ secret }: NewReceipt): string {
  return `/gop-y/bien-nhan?khoa=${secret}`
}

function created(receipt: NewReceipt): Response {
  return Response.json(receipt, {
    status: 201,
    headers: { location: receiptPath(receipt), 'cache-control': 'no-store' },
  })
}

function seeOther(receipt: NewReceipt): Response {
  return new Response(null, {
    status: 303,
    headers: { location: receiptPath(receipt), 'cache-control': 'no-store' },
  })
}

export const config: Config = {
  path: '/api/feedback',
  // Wide: a hall of people may sit behind one address.
  rateLimit: { windowSize: 60, windowLimit: 600, aggregateBy: ['ip', 'domain'] },
}
