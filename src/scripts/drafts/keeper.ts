/** Keeps the draft of the form in this page and shows what is kept. */
import { draftWords } from '../../strings/draft.ts'
import { beginOnce } from './begin.ts'
import { commentCards } from './cards.ts'
import { type Draft, fieldOf, isBlank } from './draft.ts'
import { fillForm, readForm, setHidden } from './fields.ts'
import { waitForLine } from './line.ts'
import { draftNotice, type Listed } from './notice.ts'
import { allDrafts, changeDraft, forgetDrafts } from './store.ts'
import {
  findShared,
  forget,
  isHeld,
  isShared,
  navigationType,
  onShared,
  recall,
  share,
  unshare,
} from './tab.ts'
import { takeUp } from './take-up.ts'
import { draftWriter } from './writer.ts'

export function keepDraft(form: HTMLFormElement, root: HTMLElement): void {
  const isBack = navigationType() === 'back_forward'
  const rendered = readForm(form)
  const kind = fieldOf(rendered, 'contributor.kind')
  const writer = draftWriter({
    kind,
    fields: () => readForm(form),
    setKey: (id) => setHidden(form, 'idempotencyKey', id),
    saved(at) {
      notice.hasDraft(true)
      notice.saved(at)
    },
    failed: (once) => notice.state(once ? draftWords.full : draftWords.off),
    lost() {
      notice.hasDraft(false)
      notice.state(draftWords.lost)
      void refreshList()
    },
  })
  const cards = commentCards(form, writer.touch)
  const begin = beginOnce(form, writer.touch)
  const notice = draftNotice(root, {
    async remove() {
      const id = writer.id()
      leaveDraft(draftWords.removed)
      if (id) await changeDraft(id, () => null).catch(() => {})
      await refreshList()
    },
    async another() {
      await writer.save()
      leaveDraft(draftWords.begunAnother)
      await refreshList()
    },
    async open({ id }, held) {
      await writer.save()
      writer.drop()
      const draft = await writer.open(id, held)
      if (draft) show(draft)
      notice.say(draft ? draftWords.restored : draftWords.lost)
      notice.focus()
      await refreshList()
    },
    async share(shared) {
      if (!shared) {
        unshare()
        notice.state()
        if (!isBlank(readForm(form))) writer.touch()
        return refreshList()
      }
      await share()
      await forgetDrafts().catch(() => {})
    },
  })

  function show({ fields, savedAt }: Draft): void {
    fillForm(form, cards, fields)
    setHidden(form, 'idempotencyKey', writer.id() ?? '')
    notice.hasDraft(true)
    notice.saved(savedAt)
  }

  function clear(): void {
    fillForm(form, cards, [])
    for (const name of ['idempotencyKey', 'begun']) setHidden(form, name, '')
  }

  function leaveDraft(why: string): void {
    writer.drop()
    clear()
    notice.hasDraft(false)
    notice.state()
    notice.say(why)
    notice.focus()
  }

  function showShared(): void {
    writer.drop()
    notice.hasDraft(false)
    notice.list([])
    notice.shared(true)
    notice.state(draftWords.shared)
    notice.say('')
  }

  async function refreshList(): Promise<void> {
    const drafts = isShared() ? [] : await allDrafts().catch(() => [])
    const listed: Listed[] = []
    for (const draft of drafts.sort((a, b) => b.savedAt - a.savedAt))
      if (draft.kind === kind && draft.state === 'writing' && draft.id !== writer.id())
        listed.push({ draft, held: await isHeld(draft.id) })
    notice.list(listed)
    if (!writer.id() && listed.some(({ held }) => held)) notice.say(draftWords.elsewhere)
  }

  /** The page is shown: anew, or again as it was left. */
  async function start(isAgain: boolean): Promise<void> {
    writer.setReady(false)
    await settle(isAgain)
    writer.setReady(true)
  }

  async function settle(isAgain: boolean): Promise<void> {
    const sent = recall('sent')
    forget('sent')
    const shown = isAgain ? readForm(form) : rendered
    const key = fieldOf(shown, 'idempotencyKey')
    // a form that the server wrote from what was sent to it
    if (key && !isAgain) writer.prefer(key)
    // the browser filled in again what this tab has sent
    if (sent !== undefined && (isAgain || isBack) && (key === sent || !key)) clear()
    if (await findShared()) return showShared()
    try {
      const drafts = await allDrafts()
      notice.state()
      await takeUp({
        form,
        kind,
        shown,
        drafts,
        writer,
        isAgain,
        isBack,
        sent,
        show,
        clear,
        say: notice.say,
      })
      await refreshList()
    } catch {
      notice.state(draftWords.off)
    }
  }

  function typed(): void {
    begin()
    writer.touch()
  }

  for (const type of ['input', 'change', 'draft-change']) form.addEventListener(type, typed)
  document.addEventListener('visibilitychange', () => void (document.hidden ? writer.save() : refreshList()))
  addEventListener('pagehide', writer.leave)
  form.addEventListener('submit', (event) => {
    void writer.save()
    waitForLine(form, event, () => notice.alert(draftWords.offline))
  })
  addEventListener('pageshow', ({ persisted }) => void start(persisted))
  onShared(showShared)
}
