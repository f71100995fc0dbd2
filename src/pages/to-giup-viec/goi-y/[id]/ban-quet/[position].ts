/** The bytes of a scan of a review prompt: it shows no contributor, so the body's Help Team needs no reason. */
import type { APIRoute } from 'astro'
import { downloadName } from '../../../../../domain/desk-addresses.ts'
import { findPromptScan } from '../../../../../server/desk/review-prompts.ts'
import { scanResponse } from '../../../../../server/desk/scan-bytes.ts'
import { deskOf } from '../../../../../server/desk/session.ts'
import { Problem } from '../../../../../server/problem.ts'
import { promptWords } from '../../../../../strings/prompts.ts'

export const prerender = false

export const GET: APIRoute = async ({ locals, params, request, url }) => {
  const { client } = deskOf(locals)
  const { scan, document } = await findPromptScan(client, params['id'] ?? '', params['position'] ?? '')
  try {
    return await scanResponse(client, {
      scan,
      name: promptWords.fileName(document.document_number, scan.position),
      download: url.searchParams.has(downloadName),
      range: request.headers.get('range'),
    })
  } catch (cause) {
    if (!(cause instanceof Problem) || cause.key !== 'storeAway') throw cause
    throw new Problem('unavailable', { cause: cause.cause, headers: cause.headers })
  }
}
