/**
 * The site on one machine: what Netlify does, for `npm start`, the tests and an office's own server.
 * Static files, functions by their `config.path`, security headers, size and rate limits, access log, graceful stop.
 */
import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { isPdfReader, pdfReaderPolicy, withSecurityHeaders } from '../src/server/headers.ts'
import { logError } from '../src/server/log.ts'
import { Problem } from '../src/server/problem.ts'
import type { HostedFunction } from './hosted-functions.ts'
import { createRateLimiter, type RateLimit } from './rate-limit.ts'

/** Bytes of a request's body, whatever it is for. */
const requestLimitBytes = 6 * 1_048_576
/** A form may come with files that are too large. Its page reads on a while, so that the browser hears why. */
const formWithFiles = {
  path: '/gop-y/kiem-tra',
  limitBytes: 40 * 1_048_576,
  /** As wide as the door for feedback: it stores files, too. */
  rateLimit: { windowSize: 60, windowLimit: 600 },
}

export interface HostOptions {
  /** The folder of static files. */
  staticDir: string
  functions: HostedFunction[]
  port: number
  hostname?: string
  /** Believe `x-forwarded-for` and `x-forwarded-proto`: only behind a reverse proxy that sets both. */
  trustProxy?: boolean
  /** Multiplies every function's rate limit. */
  rateLimitFactor?: number
  /** Takes one line per request: method, path without query, status, milliseconds. No addresses. */
  accessLog?: (line: string) => void
}

export interface Host {
  /** e.g. http://127.0.0.1:8888 */
  url: string
  /** Stops taking requests, lets those under way finish for up to 3 s. */
  stop(): Promise<void>
}

/** @throws NodeJS.ErrnoException EADDRINUSE when the port is taken */
export async function startHost(options: HostOptions): Promise<Host> {
  const hostname = options.hostname ?? '127.0.0.1'
  const server = createAdaptorServer({ fetch: createApp(options).fetch })
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, hostname, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : options.port)
    })
  })
  return { url: `http://${hostname}:${port}`, stop: () => stop(server as Server) }
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const impatient = setTimeout(() => server.closeAllConnections(), 3_000)
    server.close(() => {
      clearTimeout(impatient)
      resolve()
    })
    server.closeIdleConnections()
  })
}

function createApp(options: HostOptions): Hono {
  const app = new Hono()
  const log = options.accessLog
  app.use(async (c, next) => {
    const started = performance.now()
    await next()
    withSecurityHeaders(c.res)
    // what was not read cannot be skipped: the connection ends here
    if (c.res.status === 413) c.res.headers.set('connection', 'close')
    log?.(`${c.req.method} ${c.req.path} ${c.res.status} ${Math.round(performance.now() - started)}ms`)
  })
  app.onError((cause) => {
    logError('host', cause)
    return new Problem('unexpected', { cause }).toResponse()
  })
  // Netlify's own limit. A page or function stops reading sooner, with an answer made for who asks.
  const limit = (maxSize: number) =>
    bodyLimit({ maxSize, onError: () => new Problem('tooLarge').toResponse() })
  const [usual, withFiles] = [limit(requestLimitBytes), limit(formWithFiles.limitBytes)]
  app.use((c, next) => (c.req.path === formWithFiles.path ? withFiles : usual)(c, next))
  const throttle = throttler(formWithFiles.rateLimit, options)
  app.post(formWithFiles.path, async (c, next) => throttle(c) ?? next())

  const files = serveStatic({
    root: options.staticDir,
    onFound: (path, c) => {
      c.header(
        'cache-control',
        path.includes('/_astro/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
      if (isPdfReader(path)) c.header('content-security-policy', pdfReaderPolicy)
    },
  })
  const functions = options.functions.map((fn) => ({
    preferStatic: fn.preferStatic,
    paths: fn.paths,
    run: runner(fn, options),
  }))
  for (const { paths, run, preferStatic } of functions) {
    if (preferStatic) continue
    for (const path of paths) app.all(path, run)
  }
  // From here on pages and files; what the functions above answer is too short to be worth compressing.
  app.use(compress())
  app.on(['GET', 'HEAD'], '*', files)
  for (const { paths, run, preferStatic } of functions) {
    if (!preferStatic) continue
    for (const path of paths) app.all(path, run)
  }
  return app
}

function runner(fn: HostedFunction, options: HostOptions) {
  const { trustProxy = false } = options
  const throttle = fn.rateLimit && throttler(fn.rateLimit, options)
  return async (c: Context): Promise<Response> =>
    throttle?.(c) ??
    fn.handler(publicRequest(c, trustProxy), {
      ip: clientAddress(c, trustProxy),
      requestId: crypto.randomUUID(),
    })
}

/** @returns answers for a client that asks too often, and nothing for any other */
function throttler(limit: RateLimit, { trustProxy = false, rateLimitFactor = 1 }: HostOptions) {
  const limiter = createRateLimiter({ ...limit, windowLimit: Math.ceil(limit.windowLimit * rateLimitFactor) })
  return (c: Context): Response | undefined => {
    const wait = limiter.take(clientAddress(c, trustProxy))
    if (wait === 0) return undefined
    return new Problem('throttled', { headers: { 'retry-after': String(wait) } }).toResponse()
  }
}

function clientAddress(c: Context, trustProxy: boolean): string {
  // the last entry is the one our own proxy added
  const forwarded = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  return forwarded || (getConnInfo(c).remote.address ?? '')
}

/** The request as the browser made it: with the proxy's scheme, without headers meant for the inside of Astro. */
function publicRequest(c: Context, trustProxy: boolean): Request {
  const inner = [...c.req.raw.headers.keys()].filter((name) => name.startsWith('x-astro-'))
  const secure = trustProxy && c.req.header('x-forwarded-proto') === 'https' && c.req.url.startsWith('http:')
  if (inner.length === 0 && !secure) return c.req.raw
  const headers = new Headers(c.req.raw.headers)
  for (const name of inner) headers.delete(name)
  const url = secure ? c.req.url.replace(/^http:/, 'https:') : c.req.url
  return new Request(url, new Request(c.req.raw, { headers }))
}
