/** The one HTTP door, on loopback: who is calling, which of the three services, how the answer travels. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { Sql } from 'postgres'
import { serveAuth } from './auth-requests.ts'
import type { Callers } from './callers.ts'
import { answerPreflight, closed } from './cors.ts'
import type { Lite } from './lite.ts'
import { log, redacted } from './log.ts'
import { isUnavailable, UNAVAILABLE } from './postgrest-errors.ts'
import { withHeaders } from './request-headers.ts'
import type { Rpc } from './rpc.ts'
import { serveStorage } from './storage-requests.ts'

/** Bytes. Storage's own limit is 25 MiB; a multipart envelope comes on top. */
const LIMITS = { storage: 26 * 1024 * 1024, other: 8 * 1024 * 1024 }
/** Milliseconds after which a request is given up: longer than the longest statement_timeout. */
const PATIENCE = 10_000

export interface Services {
  callers: Callers
  rpc: Rpc
  lite: Lite
  /** For what upstream's Auth lacks. */
  authSql: Sql
  jwtSecret: string
  /** Aborted when PostgreSQL dies: what waits for it then waits in vain. */
  down: AbortSignal
}

export async function startHttp(
  port: number,
  services: () => Services | undefined,
): Promise<{ port: number; stop(): Promise<void> }> {
  const server = createServer((request, response) => {
    const ready = services()
    if (!ready) return send(response, 503, UNAVAILABLE)
    serve(request, response, ready).catch((error: unknown) => {
      if (isUnavailable(error)) return send(response, 503, UNAVAILABLE)
      log(`request failed: ${redacted(error)}`)
      send(response, 500, { code: 'XX000', details: null, hint: null, message: 'Internal error' })
    })
  })
  server.keepAliveTimeout = 60_000
  await listen(server, port)
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : port,
    stop: () => close(server),
  }
}

async function serve(request: IncomingMessage, response: ServerResponse, services: Services): Promise<void> {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
  const service = /^\/(rest|auth|storage)\/v1(?:\/|$)/.exec(path)?.[1]
  if (!service) return send(response, 404, { message: 'Not found' })
  if (answerPreflight(request, response, path)) return
  const body = await readBody(request, service === 'storage' ? LIMITS.storage : LIMITS.other)
  if (!body)
    return send(response, 413, {
      statusCode: '413',
      error: 'Payload too large',
      message: 'The request is too large',
    })
  if (services.down.aborted && request.method !== 'OPTIONS') return send(response, 503, UNAVAILABLE)

  const result = await unlessLost(answer(request, path, service, body, services), services.down)
  if (!result) return send(response, 503, UNAVAILABLE)
  if (result instanceof Response) return forward(response, result)
  send(response, result.status, result.body)
}

/** Undefined when the answer takes too long, or PostgreSQL dies and no error arrives shortly after. */
async function unlessLost<T>(answered: Promise<T>, down: AbortSignal): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  let hurry = () => {}
  const lost = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, PATIENCE, undefined)
    hurry = () => setTimeout(resolve, 250, undefined)
    down.addEventListener('abort', hurry, { once: true })
  })
  try {
    return await Promise.race([answered, lost])
  } finally {
    clearTimeout(timer)
    down.removeEventListener('abort', hurry)
    answered.catch(() => {})
  }
}

interface Plain {
  status: number
  body?: string | object
}

async function answer(
  request: IncomingMessage,
  path: string,
  service: string,
  body: Buffer,
  services: Services,
): Promise<Response | Plain> {
  const { callers, rpc, lite, jwtSecret } = services
  if (service === 'rest' && request.method !== 'OPTIONS') {
    const key = request.url?.includes('apikey=')
      ? new URL(request.url, 'http://x').searchParams.get('apikey')
      : null
    const identified = callers.identify(request.headers, key)
    if ('status' in identified) return identified
    const functionName = plainRpc(request, path)
    if (functionName) {
      const { caller } = identified
      const answered = await rpc.answer({
        functionName,
        caller,
        path: `/rpc/${functionName}`,
        headers: JSON.stringify(request.headers),
        body,
      })
      if (answered) return answered
    }
  }
  const web = toRequest(request, body)
  if (service === 'storage') return withHeaders(web.headers, () => serveStorage(web, jwtSecret, lite.fetch))
  return service === 'auth' ? serveAuth(web, request.headers, body, services) : lite.fetch(web)
}

/** The name of the function when nothing but named JSON arguments is asked for. */
function plainRpc({ method, headers, url }: IncomingMessage, path: string): string | undefined {
  if (method !== 'POST' || url !== path || headers['prefer'] !== undefined || headers['range'] !== undefined)
    return undefined
  if ((headers['content-profile'] ?? 'public') !== 'public') return undefined
  if (!/^(application\/json|\*\/\*)$/.test(headers.accept ?? '*/*')) return undefined
  if (!/^application\/json\b/.test(headers['content-type'] ?? 'application/json')) return undefined
  return /^\/rest\/v1\/rpc\/([A-Za-z_][A-Za-z0-9_]*)$/.exec(path)?.[1]
}

/** Whole, before anything answers: upstream breaks the next request when it refuses one it has not read. */
async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size <= limit) chunks.push(chunk)
    else chunks.length = 0
  }
  return size > limit ? undefined : Buffer.concat(chunks)
}

function toRequest(request: IncomingMessage, body: Buffer): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && !name.startsWith(':'))
      headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  const method = request.method ?? 'GET'
  const hasBody = method !== 'GET' && method !== 'HEAD' && body.length > 0
  // Without its true length a body would slip past the size limits of a bucket.
  if (hasBody) headers.set('content-length', String(body.length))
  headers.delete('transfer-encoding')
  return new Request(new URL(request.url ?? '/', 'http://127.0.0.1'), {
    method,
    headers,
    ...(hasBody ? { body: new Uint8Array(body) } : {}),
  })
}

async function forward(response: ServerResponse, answered: Response): Promise<void> {
  response.writeHead(answered.status, closed(answered.headers))
  if (!answered.body) return void response.end()
  const body = answered.body
  await pipeline(async function* () {
    yield* body
  }, response).catch(() => response.destroy())
}

function send(response: ServerResponse, status: number, body?: string | object): void {
  if (response.headersSent) return void response.destroy()
  if (body === undefined) return void response.writeHead(status).end()
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  response
    .writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(text),
    })
    .end(text)
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve())
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 1_000).unref()
  })
}
