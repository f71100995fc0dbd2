/** The check page: its button sends without leaving the page, its other one goes back to the form. */
import { outboxWords as words } from '../../strings/outbox.ts'
import type { Delivery } from './delivery.ts'
import { fieldOf, sentFields } from './draft.ts'
import { waitForLine } from './line.ts'
import { waitingDrafts } from './outbox.ts'
import { send } from './send.ts'
import { backToDraft, keepReviewed, keepSending } from './sent.ts'
import { newId } from './tab.ts'

/** @returns the key under which this page sends; one that waits already is gone on with */
export function wireReview(form: HTMLFormElement): string {
  const read = () => sentFields(new FormData(form))
  const key = fieldOf(read(), 'idempotencyKey') || newId()
  const actions = form.querySelector<HTMLElement>('.actions')
  const editor = form.querySelector<HTMLButtonElement>('button[formaction]')
  const place = document.createElement('div')
  actions?.before(place)
  let delivery: Delivery | undefined
  let isDraft = false

  function sendOnce(): void {
    if (delivery) return
    if (actions) actions.hidden = true
    const fields = read()
    delivery = send({
      key,
      fields,
      place,
      title: words.title,
      leadsOn: true,
      isKept: keepSending(key, fields),
      edit: () => editor?.click(),
    })
    // the button that had it is no longer there
    place.querySelector<HTMLElement>('.outbox')?.focus()
  }

  form.addEventListener('submit', (event) => {
    if (!editor || event.submitter !== editor) {
      event.preventDefault()
      sendOnce()
    } else if (!isDraft && !waitForLine(form, event, () => say(place, words.noEditing))) {
      event.preventDefault()
      delivery?.stop()
      // not before this is on disk: the next page must not find it waiting to be sent
      void backToDraft(key).then(() => {
        isDraft = true
        // not within the event that was stopped: a form does not submit while it asks whether it may
        setTimeout(() => form.requestSubmit(editor))
      })
    }
  })
  void keepReviewed(key, read())
  void waitingDrafts().then((waiting) => {
    if (waiting.some(({ id, state }) => id === key && state === 'sending')) sendOnce()
  })
  return key
}

function say(place: HTMLElement, text: string): void {
  const alert = document.createElement('p')
  alert.setAttribute('role', 'alert')
  alert.textContent = text
  place.querySelector('[role="alert"]')?.remove()
  place.append(alert)
}
