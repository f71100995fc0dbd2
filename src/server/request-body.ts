/** Reading a request's body: bounded, JSON or form data, with a clear problem for anything else. */
import { bodyLimitBytes } from '../domain/limits.ts'
import { Problem } from './problem.ts'

export type RequestBody = { kind: 'json'; value: unknown } | { kind: 'form'; value: FormData }

const formTypes = ['multipart/form-data', 'application/x-www-form-urlencoded']

/**
 * @param limitBytes for forms that carry a file
 * @throws Problem mediaType, tooLarge, unreadable
 */
export async function readBody(request: Request, limitBytes: number = bodyLimitBytes): Promise<RequestBody> {
  const contentType = request.headers.get('content-type') ?? ''
  const mediaType = contentType.split(';')[0]?.trim().toLowerCase() ?? ''
  const isJson = mediaType === 'application/json'
  if (!isJson && !formTypes.includes(mediaType)) {
    throw new Problem('mediaType', { headers: { accept: ['application/json', ...formTypes].join(', ') } })
  }
  const bytes = await readBytes(request, limitBytes)
  try {
    if (isJson)
      return { kind: 'json', value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) }
    const form = await new Response(bytes, { headers: { 'content-type': contentType } }).formData()
    return { kind: 'form', value: form }
  } catch (cause) {
    throw new Problem('unreadable', { cause })
  }
}

async function readBytes(request: Request, limitBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length')) > limitBytes) throw new Problem('tooLarge')
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of request.body ?? []) {
      length += chunk.byteLength
      // content-length may be missing or wrong
      if (length > limitBytes) throw new Problem('tooLarge')
      chunks.push(chunk)
    }
  } catch (cause) {
    throw cause instanceof Problem ? cause : new Problem('unreadable', { cause })
  }
  const bytes = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.byteLength
  }
  return bytes
}
