import { aspects } from '../../../domain/contributor.ts'
import { division, form } from '../../../strings/vi.ts'

/** The Vietnamese name of an aspect; that none is named, for an empty one. */
export function aspectTitle(code: string): string {
  const aspect = aspects.find((each) => each === code)
  return aspect ? form.aspects[aspect] : division.text.noAspect
}
