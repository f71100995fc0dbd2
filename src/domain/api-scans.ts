/** The three steps of uploading a scan, as the API's description tells them. */
import { problem, ref } from './api-schemas.ts'
import { scanLimits } from './scan.ts'

function step(operation: {
  operationId: string
  summary: string
  description?: string
  takes: string
  gives: { name: string; description: string }
  refusals: Record<number, object>
}) {
  const { takes, gives, refusals, ...rest } = operation
  return {
    post: {
      ...rest,
      requestBody: { required: true, content: { 'application/json': { schema: ref(takes) } } },
      responses: {
        200: { description: gives.description, content: { 'application/json': { schema: ref(gives.name) } } },
        400: problem('The body cannot be read.'),
        405: problem('Only POST.', { Allow: 'POST' }),
        413: problem('Too large.'),
        415: problem('Not JSON.'),
        429: problem('Too many requests, or the store is full.', { 'Retry-After': 'Seconds.' }),
        500: problem('An unexpected error.'),
        503: problem('Storage or the database did not answer; what has arrived is kept.', {
          'Retry-After': 'Seconds.',
        }),
        ...refusals,
      },
    },
  }
}

const gone = problem('There is no such upload, or it was not sent with a letter within two days.')

export const scanPaths = {
  '/api/scans': step({
    operationId: 'openScan',
    summary: 'Leave to upload one scan, in parts, straight to Storage.',
    description: `A PDF, JPG, PNG or HEIC of at most ${scanLimits.bytes} bytes. Bring every part to its address, then complete the scan; then send its id, sha256 and secret with a feedback, at most ${scanLimits.count} scans with one.`,
    takes: 'ScanOpening',
    gives: { name: 'OpenedScan', description: 'Opened.' },
    refusals: { 422: problem('Nothing to upload.') },
  }),
  '/api/scans/state': step({
    operationId: 'readScanState',
    summary: 'Which parts have arrived, and fresh addresses for the others.',
    takes: 'ScanTicket',
    gives: { name: 'ScanState', description: 'How far it is.' },
    refusals: {
      409: problem('A part is not of the size announced, or a feedback has the scan.'),
      410: gone,
    },
  }),
  '/api/scans/complete': step({
    operationId: 'completeScan',
    summary: 'The whole scan is read back, judged by its content and hashed. May be repeated.',
    takes: 'ScanTicket',
    gives: { name: 'CompletedScan', description: 'Complete.' },
    refusals: {
      409: problem('Parts are missing or not of the size announced, or a feedback has the scan.'),
      410: gone,
      422: problem('Not a kind that is taken, locked with a password, or damaged.'),
    },
  }),
}
