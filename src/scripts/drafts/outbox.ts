/**
 * Goes on with what the person has said to send, on every page around the form, until there is a receipt and it has
 * been seen (F9).
 */
import { formAddresses } from '../../domain/form-address.ts'
import { outboxWords as words } from '../../strings/draft.ts'
import type { Draft } from './draft.ts'
import { outboxView } from './outbox-view.ts'
import { wireReview } from './review.ts'
import { receiptAddress, send } from './send.ts'
import { allDrafts } from './store.ts'
import { findShared, forget, recall, remember } from './tab.ts'
import { backToDraft, keep } from './underway.ts'

/** @param place where the page tells of feedbacks from before; `data-receipt` names the one this page shows */
export async function startOutbox(place: HTMLElement): Promise<void> {
  const form = document.querySelector<HTMLFormElement>('form[action="/api/feedback"]')
  const review = form && wireReview(form)
  const leadsOn = document.querySelector('form[data-draft]') === null
  if (await findShared()) return
  const shown = place.dataset['receipt']
  const posted = recall('posted')
  forget('posted')
  if (shown && posted) await keep(posted, () => null)
  for (const draft of await allDrafts().catch((): Draft[] => [])) {
    if (draft.secret && draft.secret === shown) await keep(draft.id, () => null)
    else if (draft.secret) showReceived(place, draft.secret)
    else if (draft.state === 'sending' && draft.id === review?.key) review.send()
    else if (draft.state === 'sending') goOn(place, draft, leadsOn)
  }
}

/** What an earlier page did not get through. */
function goOn(place: HTMLElement, { id, kind, fields }: Draft, leadsOn: boolean): void {
  const delivery = send({
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

function showReceived(place: HTMLElement, secret: string): void {
  const view = outboxView(place, words.received, { retry() {}, edit() {} })
  view.done(words.received, words.receivedText, words.receipt, () => location.assign(receiptAddress(secret)))
}
