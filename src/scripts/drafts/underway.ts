/** What this device keeps of a feedback that is on its way. Nothing where the machine is shared or keeps nothing. */
import { covers, type Draft, draftVersion, type Fields, fieldOf, keptFields } from './draft.ts'
import { allDrafts, changeDraft } from './store.ts'
import { forget, isShared, me, recall, remember } from './tab.ts'

export async function keep(...change: Parameters<typeof changeDraft>): Promise<Draft | undefined> {
  return isShared() ? undefined : changeDraft(...change).catch(() => undefined)
}

const kindOf = (fields: Fields) => fieldOf(fields, 'contributor.kind')

/** @returns whether it is kept */
export async function keepSending(key: string, fields: Fields): Promise<boolean> {
  const draft: Draft = {
    v: draftVersion,
    id: key,
    kind: kindOf(fields),
    state: 'sending',
    fields,
    savedAt: Date.now(),
    writer: me,
  }
  return (await keep(key, (before) => (before?.state === 'received' ? undefined : draft))) !== undefined
}

/** It is not to be sent after all, or not as it is. */
export function backToDraft(key: string): Promise<Draft | undefined> {
  return keep(key, (kept) =>
    kept?.state === 'sending'
      ? { ...kept, state: 'writing', fields: keptFields(kept.fields), writer: '' }
      : undefined,
  )
}

/** Stored: of the words nothing more is kept, only what opens the receipt, until it has been opened. */
export async function keepReceipt(key: string, fields: Fields, secret: string): Promise<void> {
  await keep(key, (kept) => kept && { ...kept, state: 'received', fields: [], secret })
  if (recall(kindOf(fields)) === key) forget(kindOf(fields))
  // a key and a reference together open a receipt: on a shared machine only that something was sent is remembered
  remember('sent', isShared() ? '-' : key)
}

/** What comes after a feedback already stored has a new key from the server: this tab's draft goes on under that. */
export async function moveToKey(key: string, fields: Fields): Promise<void> {
  const own = recall(kindOf(fields))
  if (!own || own === key || isShared()) return
  const old = (await allDrafts().catch((): Draft[] => [])).find(({ id }) => id === own)
  if (old?.state !== 'writing' || !covers(fields, old.fields)) return
  await keep(key, (kept) => kept ?? { ...old, id: key, fields: keptFields(fields), writer: '' })
  await keep(own, () => null)
  remember(old.kind, key)
}
