/**
 * Sends what the person has said to send, and goes on with it on every page around the form until there is a receipt
 * (F9). While it is on its way it is kept like a draft; the receipt's secret is kept until the receipt has been seen.
 */
import { formAddresses } from '../../domain/form-address.ts'
import { outboxWords as words } from '../../strings/draft.ts'
import { type Answer, type Delivery, deliver, postAsPage } from './delivery.ts'
import { type Draft, draftVersion, type Fields, fieldOf, keptFields, sentFields } from './draft.ts'
import { waitForLine } from './line.ts'
import { outboxView } from './outbox-view.ts'
import { allDrafts, changeDraft } from './store.ts'
import { findShared, forget, isShared, me, newId, onShared, recall, remember } from './tab.ts'

interface Sending {
  key: string
  fields: Fields
  place: HTMLElement
  title: string
  /** Leads on to the receipt by itself; not where someone is writing something else. */
  leadsOn: boolean
  /** Whether it is kept on this device. */
  isKept: Promise<boolean>
  /** Lets the person go back to it. */
  edit(): void
}

/** @param place where the page tells of feedbacks from before; `data-receipt` names the one this page shows */
export async function startOutbox(place: HTMLElement): Promise<void> {
  const form = document.querySelector<HTMLFormElement>('form[action="/api/feedback"]')
  const writing = document.querySelector('form[data-draft]') !== null
  const review = form && wireReview(form)
  if (await findShared()) return
  const drafts = await allDrafts().catch((): Draft[] => [])
  const shown = place.dataset['receipt']
  const posted = shown && recall('posted')
  if (posted) await keep(posted, () => null)
  for (const draft of drafts) {
    if (draft.secret && draft.secret === shown) await keep(draft.id, () => null)
    else if (draft.secret) showReceived(place, draft.secret)
    else if (draft.state === 'sending' && review?.key === draft.id) review.send()
    else if (draft.state === 'sending') goOn(place, draft, !writing)
  }
}

/** The button under everything read once more. */
function wireReview(form: HTMLFormElement): { key: string; send(): void } {
  const key = fieldOf(sentFields(new FormData(form)), 'idempotencyKey') || newId()
  const actions = form.querySelector<HTMLElement>('.actions')
  const place = document.createElement('div')
  actions?.before(place)
  let delivery: Delivery | undefined
  const editor = form.querySelector<HTMLButtonElement>('button[formaction]')

  function send(): void {
    if (delivery) return
    if (actions) actions.hidden = true
    const fields = sentFields(new FormData(form))
    delivery = start({
      key,
      fields,
      place,
      title: words.sending,
      leadsOn: true,
      isKept: keepSending(key, fields),
      edit: () => editor?.click(),
    })
    // the button that had it is no longer there
    place.querySelector<HTMLElement>('.outbox')?.focus()
  }

  form.addEventListener('submit', (event) => {
    if (editor && event.submitter === editor) {
      if (waitForLine(form, event, () => notify(place))) return
      removeEventListener('beforeunload', warn)
      delivery?.stop()
      void backToDraft(key)
      return
    }
    event.preventDefault()
    send()
  })
  return { key, send }
}

/** What an earlier page did not get through. */
function goOn(place: HTMLElement, { id, kind, fields }: Draft, leadsOn: boolean): void {
  const delivery = start({
    key: id,
    fields,
    place,
    title: words.unsent,
    leadsOn,
    isKept: Promise.resolve(true),
    async edit() {
      delivery.stop()
      await backToDraft(id)
      remember(kind, id)
      location.assign(kind === 'collective' ? formAddresses.collective : formAddresses.individual)
    },
  })
}

function start({ key, fields, place, title, leadsOn, isKept, edit }: Sending): Delivery {
  const view = outboxView(place, title, { retry: () => delivery.hurry(), edit })
  let isAnswered = false
  function tellKept(kept: boolean): void {
    view.kept(kept)
    if (!kept && !isAnswered) addEventListener('beforeunload', warn)
  }
  void isKept.then(tellKept)
  onShared(() => tellKept(false))

  async function answered(answer: Exclude<Answer, { kind: 'unanswered' }>): Promise<void> {
    await isKept
    isAnswered = true
    removeEventListener('beforeunload', warn)
    if (answer.kind === 'refused') {
      await backToDraft(key)
      // should the door take it after all, the receipt's page knows by this what to forget
      remember('posted', key)
      if (leadsOn) postAsPage(fields)
      else view.done(words.waiting, words.refused, words.reason, () => postAsPage(fields))
      return
    }
    const { secret } = answer
    await keep(key, (kept) => kept && { ...kept, state: 'received', fields: [], secret })
    forget(fieldOf(fields, 'contributor.kind'))
    remember('sent', key)
    if (leadsOn) location.replace(receiptAddress(secret))
    else
      view.done(words.received, words.receivedText, words.receipt, () =>
        location.assign(receiptAddress(secret)),
      )
  }

  const delivery = deliver(key, fields, { ...view, answered: (answer) => void answered(answer) })
  return delivery
}

/** @returns whether it is kept on this device */
async function keepSending(key: string, fields: Fields): Promise<boolean> {
  const draft: Draft = {
    v: draftVersion,
    id: key,
    kind: fieldOf(fields, 'contributor.kind'),
    state: 'sending',
    fields,
    savedAt: Date.now(),
    writer: me,
  }
  return (await keep(key, (before) => (before?.state === 'received' ? undefined : draft))) !== undefined
}

function backToDraft(key: string): Promise<Draft | undefined> {
  return keep(key, (kept) =>
    kept?.state === 'sending'
      ? { ...kept, state: 'writing', fields: keptFields(kept.fields), writer: '' }
      : undefined,
  )
}

async function keep(...change: Parameters<typeof changeDraft>): Promise<Draft | undefined> {
  return isShared() ? undefined : changeDraft(...change).catch(() => undefined)
}

function notify(place: HTMLElement): void {
  const status = document.createElement('p')
  status.setAttribute('role', 'alert')
  status.textContent = words.noEditing
  place.replaceChildren(...place.querySelectorAll('section'), status)
}

function showReceived(place: HTMLElement, secret: string): void {
  outboxView(place, words.received, { retry() {}, edit() {} }).done(
    words.received,
    words.receivedText,
    words.receipt,
    () => location.assign(receiptAddress(secret)),
  )
}

function receiptAddress(secret: string): string {
  return `/gop-y/bien-nhan?khoa=${encodeURIComponent(secret)}`
}

function warn(event: BeforeUnloadEvent): void {
  event.preventDefault()
}
