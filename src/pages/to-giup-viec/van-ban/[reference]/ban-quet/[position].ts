/** The bytes of a scan that the signed-in member has opened a moment ago. */
import type { APIRoute } from 'astro'
import { downloadName, scansAddress } from '../../../../../domain/desk-addresses.ts'
import { readReference } from '../../../../../domain/reference.ts'
import { findFeedback } from '../../../../../server/desk/feedback.ts'
import { scanResponse } from '../../../../../server/desk/scan-bytes.ts'
import { findScan } from '../../../../../server/desk/scans.ts'
import { deskOf } from '../../../../../server/desk/session.ts'
import { Problem } from '../../../../../server/problem.ts'
import { deskScans } from '../../../../../strings/desk-scans.ts'

export const prerender = false

export const GET: APIRoute = async ({ locals, params, request, url }) => {
  const { client } = deskOf(locals)
  const reference = readReference(params['reference'] ?? '')
  const feedback = reference && (await findFeedback(client, reference))
  if (!feedback) throw new Problem('notFound')
  const scan = await findScan(client, feedback.id, params['position'] ?? '')
  try {
    return await scanResponse(client, {
      scan,
      name: deskScans.fileName(feedback.reference, scan.position),
      download: url.searchParams.has(downloadName),
      range: request.headers.get('range'),
    })
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause
    if (cause.key === 'storeAway')
      throw new Problem('unavailable', { cause: cause.cause, headers: cause.headers })
    if (cause.key !== 'scanGone') throw cause
    // closed again, or never opened: back to where one says why
    const location = `${scansAddress(feedback.reference)}?het-han=1`
    return new Response(null, { status: 303, headers: { location } })
  }
}
