/** A posted form of the desk as text by name. */
import { Problem } from '../problem.ts'
import { readBody } from '../request-body.ts'

export type FormFields = (name: string) => string

/** @throws Problem mediaType, tooLarge, unreadable */
export async function readForm(request: Request): Promise<FormFields> {
  const body = await readBody(request)
  if (body.kind === 'json') throw new Problem('mediaType')
  return (name) => {
    const value = body.value.get(name)
    return typeof value === 'string' ? value : ''
  }
}
