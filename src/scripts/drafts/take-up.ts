/** Which draft a page goes on with when it is shown. */
import { draftWords } from '../../strings/draft.ts'
import { covers, type Draft, type Fields, fieldOf, follows, isBlank } from './draft.ts'
import { readForm } from './fields.ts'
import { allDrafts, changeDraft } from './store.ts'
import { isNew, me, navigationType, newId, recall } from './tab.ts'
import { moveToKey } from './underway.ts'
import { isMine, type Writer } from './writer.ts'

interface Situation {
  form: HTMLFormElement
  kind: string
  /** The form before anyone could type. */
  shown: Fields
  drafts: readonly Draft[]
  writer: Writer
  /** The very page as it was left, by the browser's memory. */
  isAgain: boolean
  isBack: boolean
  /** Key of what this tab has sent since. */
  sent: string | undefined
  /** Puts a draft into the form. */
  show(draft: Draft): void
  /** Makes the form blank. */
  clear(): void
  say(text: string): void
}

export async function takeUp(page: Situation): Promise<void> {
  const { shown } = page
  const key = fieldOf(shown, 'idempotencyKey')
  if (page.isAgain) await resume(page)
  else if (key) await goOn(page, key, shown)
  else await reopen(page, shown)
}

async function resume({ drafts, writer, show, clear }: Situation): Promise<void> {
  const id = writer.id()
  if (!id) return
  const kept = drafts.find((draft) => draft.id === id)
  const draft = kept?.state === 'writing' ? await patiently(() => writer.open(id)) : undefined
  if (draft && kept && !isMine(kept)) show(draft)
  if (draft) return
  writer.drop()
  // sent or removed since
  if (kept?.state !== 'writing') clear()
}

/** A form that the server wrote from what was sent to it: that holds, and what is kept besides is put aside. */
async function goOn({ writer, sent }: Situation, key: string, shown: Fields): Promise<void> {
  await moveToKey(key, shown)
  const kept = (await allDrafts()).find(({ id }) => id === key)
  if (kept && kept.state !== 'writing') return writer.prefer(undefined)
  if (kept && !(await patiently(() => writer.open(key)))) return writer.prefer(undefined)
  if (kept && !(isNew && follows(me, kept.writer)) && !covers(shown, kept.fields)) {
    const id = newId()
    await changeDraft(id, () => ({ ...kept, id, writer: '' }))
  }
  if (isBlank(shown) || sent === key) return
  writer.touch()
}

/** A form nobody has sent yet: what this tab was writing, or the one draft for it that nobody else is writing. */
async function reopen(page: Situation, shown: Fields): Promise<void> {
  const { kind, drafts, writer, isBack, show, clear, say } = page
  const writing = drafts.filter((draft) => draft.kind === kind && draft.state === 'writing')
  const own = recall(kind)
  const mine = writing.find(({ id }) => id === own)
  // filled in by the browser with what has been sent or removed since
  if (own && !mine && isBack) clear()
  // what the office has filled in for a letter of invitation is for a draft with that code only
  const code = fieldOf(shown, 'invitationCode')
  const isEmpty = isBlank(readForm(page.form))
  const hasCode = ({ fields }: Draft) => fieldOf(fields, 'invitationCode') === code
  const fitting = writing.filter((draft) => isEmpty || (code && hasCode(draft)))
  const wanted = mine && (isEmpty || hasCode(mine)) ? mine : fitting.length === 1 ? fitting[0] : undefined
  if (!wanted || writer.isBehind()) return
  const draft = await patiently(
    async () => (writer.isBehind() ? null : writer.open(wanted.id)),
    navigationType() === 'reload' && follows(me, wanted.writer) ? ownPatience : 1,
  )
  if (!draft) return
  show(draft)
  if (!covers(shown, draft.fields)) say(draftWords.restored)
}

/** How often a page that is loaded anew asks again for what it held itself: on a slow device it lets go late. */
const ownPatience = 15

/** Again a moment later, while it is undefined: the page before this one may not have let go yet. */
async function patiently<T>(attempt: () => Promise<T | undefined>, again = 1): Promise<T | undefined> {
  const first = await attempt()
  if (first !== undefined || again === 0) return first
  await new Promise((resolve) => setTimeout(resolve, 300))
  return patiently(attempt, again - 1)
}
