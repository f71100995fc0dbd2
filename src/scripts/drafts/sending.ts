/** Sends: what the check page shows when its button is pressed, and what earlier pages did not get through. */
// the pages have it already: what both need is not fetched a second time, and not in a file of its own
import './index.ts'
import { waitingDrafts } from './outbox.ts'
import { wireReview } from './review.ts'
import { showWaiting } from './waiting.ts'

const review = document.querySelector<HTMLFormElement>('form[action="/api/feedback"]')
const place = document.querySelector<HTMLElement>('[data-outbox]')
const key = review ? wireReview(review) : undefined
if (place) {
  void waitingDrafts().then((drafts) =>
    showWaiting(
      place,
      drafts.filter(({ id, secret }) => id !== key && secret !== (place.dataset['receipt'] ?? '')),
    ),
  )
}
