/** Keeps what was posted to the desk until it is sure that it could be taken: nothing typed is lost to an ended session. */
import { formWithFiles, readBody } from '../request-body.ts'

/**
 * @returns reads the fields of the posted form; undefined for anything else. Files are not kept: a browser chooses them anew.
 */
export function holdPosted(request: Request): (() => Promise<[string, string][] | undefined>) | undefined {
  if (request.method !== 'POST') return undefined
  const copy = request.clone()
  return async () => {
    try {
      const body = await readBody(copy, formWithFiles)
      if (body.kind === 'json') return undefined
      const fields: [string, string][] = []
      for (const [name, value] of body.value) if (typeof value === 'string') fields.push([name, value])
      return fields.length > 0 ? fields : undefined
    } catch {
      return undefined
    }
  }
}
