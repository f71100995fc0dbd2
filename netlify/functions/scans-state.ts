/** POST /api/scans/state: which parts of an upload have arrived, and fresh addresses for the others. */
import type { Config } from '@netlify/functions'
import { ticketSchema } from '../../src/domain/scan-schemas.ts'
import { answerJson } from '../../src/server/scans/endpoint.ts'
import { uploadState } from '../../src/server/scans/upload.ts'

export default function scansState(request: Request): Promise<Response> {
  return answerJson('scans-state', request, ticketSchema, uploadState)
}

export const config: Config = {
  path: '/api/scans/state',
  rateLimit: { windowSize: 60, windowLimit: 600, aggregateBy: ['ip', 'domain'] },
}
