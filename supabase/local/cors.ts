/**
 * Pages of other origins may do one thing here: bring a part of a scan to an address signed for it, whose token is the
 * right to do so. Upstream opens everything to every page; here everything else stays closed.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'

const SIGNED_UPLOAD = /^\/storage\/v1\/object\/upload\/sign\/[^/]+\/./

/** True when the request was a preflight, and answered. Otherwise what is still to come may be read where it may be sent. */
export function answerPreflight(request: IncomingMessage, response: ServerResponse, path: string): boolean {
  const wanted = request.method === 'OPTIONS' ? request.headers['access-control-request-method'] : undefined
  if (SIGNED_UPLOAD.test(path) && (wanted === 'PUT' || request.method === 'PUT')) {
    response.setHeader('access-control-allow-origin', '*')
  }
  if (wanted === undefined) return false
  if (response.hasHeader('access-control-allow-origin')) {
    response.setHeader('access-control-allow-methods', 'PUT')
    response.setHeader('access-control-allow-headers', 'content-type')
    response.setHeader('access-control-max-age', '600')
  }
  response.writeHead(204).end()
  return true
}

/** An answer's headers without what upstream allows to everybody. */
export function closed(headers: Headers): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => !name.startsWith('access-control-')))
}
