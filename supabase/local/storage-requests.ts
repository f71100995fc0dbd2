/**
 * Storage requests put into the shape @supabase/lite understands, and its answers into the hosted
 * shape, where the two differ.
 */
import { verifyToken } from './tokens.ts'

/** What hosted Storage allows in an object's key; Vietnamese letters are not among it. */
const KEY = /^(\w|\/|!|-|\.|\*|'|\(|\)| |&|\$|@|=|;|:|\+|,|\?)+$/

const problem = (status: number, statusCode: string, error: string, message: string) =>
  Response.json({ statusCode, error, message }, { status })

type Fetch = (request: Request) => Promise<Response>

export async function serveStorage(request: Request, jwtSecret: string, fetch: Fetch): Promise<Response> {
  const bucket = /^\/storage\/v1\/object\/sign\/[^/]+$/.test(new URL(request.url).pathname)
  if (bucket && request.method === 'POST') return signMany(request, fetch)
  const prepared = await prepare(request, jwtSecret)
  return prepared instanceof Response ? prepared : finish(request, await fetch(prepared))
}

/** Upstream takes the route for many objects for the one of a single object without a name. */
async function signMany(request: Request, fetch: Fetch): Promise<Response> {
  const body: unknown = await request.json().catch(() => undefined)
  if (
    typeof body !== 'object' ||
    !body ||
    !('paths' in body) ||
    !Array.isArray(body.paths) ||
    !('expiresIn' in body)
  ) {
    return problem(400, '400', 'InvalidRequest', 'paths and expiresIn are required')
  }
  const text = JSON.stringify({ expiresIn: body.expiresIn })
  const headers = new Headers(request.headers)
  headers.delete('content-length')
  const entries = []
  for (const path of body.paths.slice(0, 1_000)) {
    const url = `${request.url}/${String(path).split('/').map(encodeURIComponent).join('/')}`
    const response = await fetch(new Request(url, { method: 'POST', headers, body: text }))
    const answer: unknown = await response.json()
    const entry = typeof answer === 'object' && answer ? answer : {}
    if (response.ok) entries.push(signed({ ...entry, path, error: null }))
    else
      entries.push({
        path,
        signedURL: null,
        error:
          'message' in entry
            ? entry.message
            : 'Either the object does not exist or you do not have access to it',
      })
  }
  return Response.json(entries)
}

/** A Response refuses the request; a Request goes on to lite. */
async function prepare(request: Request, jwtSecret: string): Promise<Request | Response> {
  const url = new URL(request.url)
  const key = objectKey(url.pathname)
  if (
    key !== undefined &&
    (!KEY.test(key) || key.split('/').some((part) => part === '' || part === '.' || part === '..'))
  ) {
    return problem(400, '400', 'InvalidKey', `Invalid key: ${key}`)
  }
  if (
    /\/object\/(upload\/)?sign\//.test(url.pathname) &&
    (request.method === 'GET' || request.method === 'PUT')
  ) {
    const verdict = verifyToken(url.searchParams.get('token') ?? '', jwtSecret)
    if ('problem' in verdict)
      return problem(
        400,
        '400',
        'InvalidJWT',
        verdict.problem === 'expired' ? '"exp" claim timestamp check failed' : 'invalid signature',
      )
  }
  return request.headers.get('content-type')?.startsWith('multipart/form-data')
    ? unpackForm(request)
    : request
}

function objectKey(pathname: string): string | undefined {
  const path =
    /^\/storage\/v1\/object\/(?:public\/|sign\/|upload\/sign\/|info\/|authenticated\/)?[^/]+\/(.+)$/.exec(
      pathname,
    )?.[1]
  try {
    return path === undefined || pathname.startsWith('/storage/v1/object/list/')
      ? undefined
      : decodeURIComponent(path)
  } catch {
    return ''
  }
}

/** supabase-js sends a Blob as the form field '' beside `cacheControl`; lite looks for `file`, or only at raw bodies. */
async function unpackForm(request: Request): Promise<Request | Response> {
  const form = await request.formData().catch(() => undefined)
  const file = [...(form?.values() ?? [])].find((value) => typeof value !== 'string')
  if (!form || !(file instanceof Blob))
    return problem(400, '400', 'InvalidRequest', 'Missing file in multipart upload')
  const headers = new Headers(request.headers)
  headers.set('content-type', file.type || 'application/octet-stream')
  headers.set('content-length', String(file.size))
  const seconds = form.get('cacheControl')
  if (typeof seconds === 'string') headers.set('cache-control', `max-age=${seconds}`)
  return new Request(request.url, { method: request.method, headers, body: await file.arrayBuffer() })
}

/** The hosted names and relative addresses of signed URLs, and the file name of a download. */
async function finish(request: Request, response: Response): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url)
  if (request.method === 'POST' && /\/object\/(upload\/)?sign\//.test(pathname) && response.ok) {
    const body: unknown = await response.json()
    return Response.json(signed(body), { status: response.status })
  }
  const name = decoded(searchParams.get('download'))
  if (request.method === 'GET' && response.ok && name !== null) {
    const headers = new Headers(response.headers)
    headers.set(
      'content-disposition',
      name ? `attachment; filename*=UTF-8''${encodeURIComponent(name)}` : 'attachment',
    )
    return new Response(response.body, { status: response.status, headers })
  }
  return response
}

/** supabase-js encodes the name twice. */
function decoded(name: string | null): string | null {
  try {
    return name === null ? null : decodeURIComponent(name)
  } catch {
    return name
  }
}

function signed(entry: unknown): unknown {
  if (typeof entry !== 'object' || !entry || !('signedUrl' in entry)) return entry
  const { signedUrl, ...rest } = entry
  const address = String(signedUrl).replace(/^\/storage\/v1/, '')
  // Uploads answer `url`, downloads `signedURL`.
  return 'token' in entry ? { url: address, ...rest } : { ...rest, signedURL: address }
}
