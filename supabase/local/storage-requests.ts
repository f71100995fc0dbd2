/**
 * Storage requests put into the shape @supabase/lite understands, and its answers into the hosted
 * shape, where the two differ.
 */
import { verifyToken } from './tokens.ts'

/** What hosted Storage allows in an object's key; Vietnamese letters are not among it. */
const KEY = /^(\w|\/|!|-|\.|\*|'|\(|\)| |&|\$|@|=|;|:|\+|,|\?)+$/

const problem = (status: number, statusCode: string, error: string, message: string) =>
  Response.json({ statusCode, error, message }, { status })

/** A Response refuses the request; a Request goes on to lite. */
export async function prepareStorageRequest(request: Request, jwtSecret: string): Promise<Request | Response> {
  const url = new URL(request.url)
  const key = objectKey(url.pathname)
  if (key !== undefined && (!KEY.test(key) || key.split('/').some((part) => part === '' || part === '.' || part === '..'))) {
    return problem(400, '400', 'InvalidKey', `Invalid key: ${key}`)
  }
  if (/\/object\/(upload\/)?sign\//.test(url.pathname) && (request.method === 'GET' || request.method === 'PUT')) {
    const verdict = verifyToken(url.searchParams.get('token') ?? '', jwtSecret)
    if ('problem' in verdict) return problem(400, '400', 'InvalidJWT', verdict.problem === 'expired' ? '"exp" claim timestamp check failed' : 'invalid signature')
  }
  return request.headers.get('content-type')?.startsWith('multipart/form-data') ? unpackForm(request) : request
}

function objectKey(pathname: string): string | undefined {
  const path = /^\/storage\/v1\/object\/(?:public\/|sign\/|upload\/sign\/|info\/|authenticated\/)?[^/]+\/(.+)$/.exec(pathname)?.[1]
  try {
    return path === undefined || pathname.startsWith('/storage/v1/object/list/') ? undefined : decodeURIComponent(path)
  } catch {
    return ''
  }
}

/** supabase-js sends a Blob as the form field '' beside `cacheControl`; lite looks for `file`, or only at raw bodies. */
async function unpackForm(request: Request): Promise<Request | Response> {
  const form = await request.formData().catch(() => undefined)
  const file = [...(form?.values() ?? [])].find((value) => typeof value !== 'string')
  if (!form || !(file instanceof Blob)) return problem(400, '400', 'InvalidRequest', 'Missing file in multipart upload')
  const headers = new Headers(request.headers)
  headers.set('content-type', file.type || 'application/octet-stream')
  headers.set('content-length', String(file.size))
  const seconds = form.get('cacheControl')
  if (typeof seconds === 'string') headers.set('cache-control', `max-age=${seconds}`)
  return new Request(request.url, { method: request.method, headers, body: await file.arrayBuffer() })
}

/** The hosted names and relative addresses of signed URLs, and the file name of a download. */
export async function finishStorageResponse(request: Request, response: Response): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url)
  if (request.method === 'POST' && /\/object\/(upload\/)?sign\//.test(pathname) && response.ok) {
    const body: unknown = await response.json()
    return Response.json(Array.isArray(body) ? body.map(signed) : signed(body), { status: response.status })
  }
  const name = searchParams.get('download')
  if (request.method === 'GET' && response.ok && name !== null) {
    const headers = new Headers(response.headers)
    headers.set('content-disposition', name ? `attachment; filename*=UTF-8''${encodeURIComponent(name)}` : 'attachment')
    return new Response(response.body, { status: response.status, headers })
  }
  return response
}

function signed(entry: unknown): unknown {
  if (typeof entry !== 'object' || !entry || !('signedUrl' in entry)) return entry
  const { signedUrl, ...rest } = entry
  const address = String(signedUrl).replace(/^\/storage\/v1/, '')
  // Uploads answer `url`, downloads `signedURL`; a failed entry of a list has null.
  return 'token' in entry ? { url: address, ...rest } : { ...rest, signedURL: address || null }
}
