/** Reading a request's body: bounded, JSON or form data, with a clear problem for anything else. */
import { bodyLimitBytes } from '../domain/limits.ts'
import { Problem } from './problem.ts'

export type RequestBody = { kind: 'json'; value: unknown } | { kind: 'form'; value: FormData }

const formTypes = ['multipart/form-data', 'application/x-www-form-urlencoded']

export interface BodyLimits {
  /** Bytes read and kept. */
  bytes: number
  /** Bytes read at most, so that a browser that sends more still hears the answer. Default: no more than are kept. */
  patience?: number
}

/** A form with files: as much as the host takes of any request, and no more words than any other form. */
export const formWithFiles: BodyLimits = { bytes: 6 * 1_048_576, patience: 32 * 1_048_576 }

/** @throws Problem mediaType, tooLarge, unreadable */
export async function readBody(
  request: Request,
  limits: BodyLimits = { bytes: bodyLimitBytes },
): Promise<RequestBody> {
  const contentType = request.headers.get('content-type') ?? ''
  const mediaType = contentType.split(';')[0]?.trim().toLowerCase() ?? ''
  const isJson = mediaType === 'application/json'
  if (!isJson && !formTypes.includes(mediaType)) {
    throw new Problem('mediaType', { headers: { accept: ['application/json', ...formTypes].join(', ') } })
  }
  const bytes = await readBytes(request, limits)
  try {
    if (isJson)
      return { kind: 'json', value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) }
    const form = await new Response(bytes, { headers: { 'content-type': contentType } }).formData()
    if (wordBytes(form) > bodyLimitBytes) throw new Problem('tooLarge')
    return { kind: 'form', value: form }
  } catch (cause) {
    throw cause instanceof Problem ? cause : new Problem('unreadable', { cause })
  }
}

/** What is not a file. */
function wordBytes(form: FormData): number {
  let sum = 0
  for (const [name, value] of form)
    if (typeof value === 'string') sum += name.length + Buffer.byteLength(value)
  return sum
}

async function readBytes(
  request: Request,
  { bytes: limit, patience = limit }: BodyLimits,
): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length')) > patience) throw new Problem('tooLarge')
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of request.body ?? []) {
      length += chunk.byteLength
      // content-length may be missing or wrong
      if (length > patience) break
      if (length <= limit) chunks.push(chunk)
      else chunks.length = 0
    }
    if (length > limit) throw new Problem('tooLarge')
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
