/** The scans a form carries in its hidden fields. */
import { type ScanDraft, type ScanField, scanFields } from '../../domain/form.ts'

const fieldName = /^scans\.(\d{1,4})\.(\w+)$/

/** In the order of their numbers. */
export function readDrafts(form: HTMLFormElement): ScanDraft[] {
  const drafts = new Map<number, ScanDraft>()
  for (const { name, value } of form.querySelectorAll<HTMLInputElement>(
    'input[type="hidden"][name^="scans."]',
  )) {
    const [, place, field] = fieldName.exec(name) ?? []
    const known = scanFields.find((each): each is ScanField => each === field)
    if (!known) continue
    const draft = drafts.get(Number(place)) ?? blank()
    draft[known] = value
    drafts.set(Number(place), draft)
  }
  return [...drafts].sort(([a], [b]) => a - b).flatMap(([, draft]) => (draft.id ? [draft] : []))
}

function blank(): ScanDraft {
  return { id: '', secret: '', sha256: '', name: '', mediaType: '', byteSize: '' }
}
