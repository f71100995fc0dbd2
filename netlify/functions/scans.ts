/** POST /api/scans: leave to upload one scan, with an address for each of its parts. */
import type { Config } from '@netlify/functions'
import { openingSchema } from '../../src/domain/scan-schemas.ts'
import { answerJson } from '../../src/server/scans/endpoint.ts'
import { openUpload } from '../../src/server/scans/upload.ts'

export default function scans(request: Request): Promise<Response> {
  return answerJson('scans', request, openingSchema, ({ byteSize }) => openUpload(byteSize))
}

export const config: Config = {
  path: '/api/scans',
  rateLimit: { windowSize: 60, windowLimit: 300, aggregateBy: ['ip', 'domain'] },
}
