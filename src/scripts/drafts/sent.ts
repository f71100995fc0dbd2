/** What this device keeps of a feedback from the pressed button to its receipt. */
import { type Draft, draftVersion, type Fields, fieldOf, follows, keptFields } from './draft.ts'
import { forget, isNew, isShared, me, recall, remember } from './tab.ts'
import { keep, moveToKey } from './underway.ts'

const kindOf = (fields: Fields) => fieldOf(fields, 'contributor.kind')

/** The draft as the check page has it: a page left in haste may not have kept its last words, or none. */
export async function keepReviewed(key: string, fields: Fields): Promise<void> {
  await moveToKey(key, fields)
  const draft = {
    ...sendingDraft(key, fields),
    state: 'writing' as const,
    fields: keptFields(fields),
    writer: '',
  }
  if (!isNew) return
  await keep(key, (kept) =>
    kept && !(kept.state === 'writing' && follows(me, kept.writer))
      ? undefined
      : { ...draft, writer: kept?.writer ?? '' },
  )
}

/** @returns whether it is kept */
export async function keepSending(key: string, fields: Fields): Promise<boolean> {
  const draft = sendingDraft(key, fields)
  return (await keep(key, (before) => (before?.state === 'received' ? undefined : draft))) !== undefined
}

function sendingDraft(key: string, fields: Fields): Draft {
  return {
    v: draftVersion,
    id: key,
    kind: kindOf(fields),
    state: 'sending',
    fields,
    savedAt: Date.now(),
    writer: me,
  }
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
