/** What is on its way, as every page around the form sees it. */
import { type Draft, fieldOf, sentFields } from './draft.ts'
import { allDrafts } from './store.ts'
import { findShared } from './tab.ts'
import { keep, rememberPosted, settlePosted } from './underway.ts'

/** Waiting to be sent, or received and its receipt not seen yet. */
export async function waitingDrafts(): Promise<Draft[]> {
  if (await findShared()) return []
  const drafts = await allDrafts().catch((): Draft[] => [])
  return drafts.filter(({ state }) => state !== 'writing')
}

/**
 * Forgets what this page shows the receipt of (`data-receipt`), and fetches the script that sends where something waits
 * and it is not there anyway: it lies in a template, so that it costs nothing before.
 */
export async function tidyOutbox(place: HTMLElement): Promise<void> {
  const review = document.querySelector<HTMLFormElement>('form[action="/api/feedback"]')
  // before the script that sends is there the browser itself would send
  review?.addEventListener('submit', () =>
    rememberPosted(fieldOf(sentFields(new FormData(review)), 'idempotencyKey')),
  )
  const shown = place.dataset['receipt']
  await settlePosted(shown !== undefined)
  const waiting = await waitingDrafts()
  const seen = shown ? waiting.filter(({ secret }) => secret === shown) : []
  for (const { id } of seen) await keep(id, () => null)
  const script = place.querySelector('template')
  if (script && waiting.length > seen.length) place.append(script.content.cloneNode(true))
}
