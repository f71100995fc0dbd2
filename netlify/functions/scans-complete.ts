/** POST /api/scans/complete: the whole scan is read back, judged by its content and hashed. */
import type { Config } from '@netlify/functions'
import { ticketSchema } from '../../src/domain/scan-schemas.ts'
import { answerJson } from '../../src/server/scans/endpoint.ts'
import { completeUpload } from '../../src/server/scans/upload.ts'

export default function scansComplete(request: Request): Promise<Response> {
  return answerJson('scans-complete', request, ticketSchema, completeUpload)
}

export const config: Config = {
  path: '/api/scans/complete',
  // Each reads up to 25 MiB back.
  rateLimit: { windowSize: 60, windowLimit: 120, aggregateBy: ['ip', 'domain'] },
}
