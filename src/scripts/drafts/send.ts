/** Sends one feedback, shows how far it is, and leads on to the receipt or to what is wrong. */
import { outboxWords as words } from '../../strings/outbox.ts'
import { type Answer, type Delivery, deliver, postAsPage } from './delivery.ts'
import type { Fields } from './draft.ts'
import { outboxView } from './outbox-view.ts'
import { backToDraft, keepReceipt } from './sent.ts'
import { onShared } from './tab.ts'
import { rememberPosted } from './underway.ts'

export interface Sending {
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

export function send({ key, fields, place, title, leadsOn, isKept, edit }: Sending): Delivery {
  const view = outboxView(place, title, { retry: () => delivery.hurry(), edit })
  let isOver = false
  function tellKept(kept: boolean): void {
    view.kept(kept)
    if (!kept && !isOver) addEventListener('beforeunload', warn)
  }
  function end(): void {
    isOver = true
    removeEventListener('beforeunload', warn)
  }
  void isKept.then(tellKept)
  onShared(() => tellKept(false))

  async function answered(answer: Exclude<Answer, { kind: 'unanswered' }>): Promise<void> {
    await isKept
    end()
    if (answer.kind === 'refused') {
      await backToDraft(key)
      rememberPosted(key)
      if (leadsOn) postAsPage(fields)
      else view.done(words.waiting, words.refused, words.reason, () => postAsPage(fields))
      return
    }
    await keepReceipt(key, fields, answer.secret)
    const address = receiptAddress(answer.secret)
    if (leadsOn) location.replace(address)
    else view.done(words.received, words.receivedText, words.receipt, () => location.assign(address))
  }

  const delivery = deliver(key, fields, { ...view, answered: (answer) => void answered(answer) })
  return {
    hurry: delivery.hurry,
    stop() {
      end()
      delivery.stop()
    },
  }
}

export function receiptAddress(secret: string): string {
  return `/gop-y/bien-nhan?khoa=${encodeURIComponent(secret)}`
}

/** The browser asks before the only copy is closed. */
function warn(event: BeforeUnloadEvent): void {
  event.preventDefault()
}
