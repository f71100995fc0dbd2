/** What an earlier page did not get through, shown and gone on with on whatever page comes next. */
import { formAddresses } from '../../domain/form-address.ts'
import { outboxWords as words } from '../../strings/outbox.ts'
import type { Draft } from './draft.ts'
import { outboxView } from './outbox-view.ts'
import { receiptAddress, send } from './send.ts'
import { backToDraft } from './sent.ts'
import { remember } from './tab.ts'

export function showWaiting(place: HTMLElement, drafts: readonly Draft[]): void {
  // not away from what someone is writing
  const leadsOn = document.querySelector('form[data-draft]') === null
  for (const draft of drafts) {
    if (draft.secret) showReceived(place, draft.secret)
    else goOn(place, draft, leadsOn)
  }
}

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
