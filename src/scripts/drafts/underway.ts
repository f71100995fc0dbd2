/** Keeping what is on its way, from the pages' side. Nothing where the machine is shared or keeps nothing. */
import { covers, type Draft, type Fields, fieldOf, keptFields } from './draft.ts'
import { allDrafts, changeDraft } from './store.ts'
import { forget, isShared, recall, remember } from './tab.ts'

export async function keep(...change: Parameters<typeof changeDraft>): Promise<Draft | undefined> {
  return isShared() ? undefined : changeDraft(...change).catch(() => undefined)
}

const here = () => location.href.replace(/#.*/, '')

/** The browser itself sends now: should a receipt come of it, its page knows by this what to forget. */
export function rememberPosted(key: string): void {
  if (!isShared()) remember('posted', `${key} ${here()}`)
}

/** @param isReceipt whether this page shows a receipt; it is that of what was posted if the browser comes from there */
export async function settlePosted(isReceipt: boolean): Promise<void> {
  const [key = '', from] = recall('posted')?.split(' ') ?? []
  forget('posted')
  if (isReceipt && key && document.referrer === from)
    await keep(key, (kept) => (kept?.state === 'writing' ? null : undefined))
}

/** What comes after a feedback already stored has a new key from the server: this tab's draft goes on under that. */
export async function moveToKey(key: string, fields: Fields): Promise<void> {
  const own = recall(fieldOf(fields, 'contributor.kind'))
  if (!own || own === key || isShared()) return
  const old = (await allDrafts().catch((): Draft[] => [])).find(({ id }) => id === own)
  if (old?.state !== 'writing' || !covers(fields, old.fields)) return
  await keep(key, (kept) => kept ?? { ...old, id: key, fields: keptFields(fields), writer: '' })
  await keep(own, () => null)
  remember(old.kind, key)
}
