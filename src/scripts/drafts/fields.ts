/** Between a form in the page and its fields as they are kept. */

import type { Cards } from './cards.ts'
import { cardCount, type Fields, keptFields } from './draft.ts'

/** Fields that may come without a control of their own. */
const carried = /^(?:idempotencyKey|begun|invitationCode|scans\.\d{1,4}\.\w+)$/

export function readForm(form: HTMLFormElement): Fields {
  return keptFields(new FormData(form))
}

/** Sets a hidden field, making it where the page has none. */
export function setHidden(form: HTMLFormElement, name: string, value: string): void {
  const control = form.elements.namedItem(name)
  if (control instanceof HTMLInputElement) {
    control.value = value
    return
  }
  const input = document.createElement('input')
  input.type = 'hidden'
  input.name = name
  input.value = value
  form.append(input)
}

/**
 * Puts fields into a form, every other one made blank, and tells whoever shows something of them (`draft-restored`).
 * Consent is left unticked.
 */
export function fillForm(form: HTMLFormElement, cards: Cards, fields: Fields): void {
  cards.setCount(cardCount(fields))
  const values = new Map(fields)
  for (const input of form.querySelectorAll<HTMLInputElement>('input[type="hidden"][name^="scans."]'))
    input.remove()
  for (const control of form.elements) {
    const isInput = control instanceof HTMLInputElement
    if (!isInput && !(control instanceof HTMLTextAreaElement || control instanceof HTMLSelectElement))
      continue
    const value = values.get(control.name) ?? ''
    if (isInput) fillInput(control, value)
    else control.value = value
    if (value) openAround(control)
  }
  for (const [name, value] of fields) if (carried.test(name)) setHidden(form, name, value)
  form.dispatchEvent(new CustomEvent('draft-restored'))
}

function fillInput(input: HTMLInputElement, value: string): void {
  if (input.name === 'contributor.kind' || input.type === 'file') return
  if (input.type === 'radio' || input.type === 'checkbox')
    input.checked = input.value === value && input.name !== 'consent'
  else input.value = value
}

/** What was filled in must not hide in a closed fold. */
function openAround(control: HTMLElement): void {
  const fold = control.closest('details')
  if (fold) fold.open = true
}
