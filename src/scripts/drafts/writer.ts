/**
 * Writes the draft of one page. A draft has one writer at a time: a save by any other page is refused in the database
 * itself, whatever that page believes, so two tabs never overwrite each other unseen.
 */
import { type Draft, draftVersion, type Fields } from './draft.ts'
import { changeDraft, leaveLastWords } from './store.ts'
import { forget, hold, isShared, me, newId, remember } from './tab.ts'

/** What is typed is on disk this much later, or at once when the page is left. */
const delayMs = 400

export interface Page {
  kind: string
  fields(): Fields
  /** The draft's id is the key under which the form is sent. */
  setKey(id: string): void
  saved(at: number): void
  /** @param once whether something has been kept before */
  failed(once: boolean): void
  /** Another page has it now, or has sent or removed it. */
  lost(): void
}

export interface Writer {
  /** The draft this page writes; none before something is typed. */
  id(): string | undefined
  /** Something was typed that is not on disk yet. */
  isBehind(): boolean
  touch(): void
  save(): Promise<void>
  /** Nothing is saved before it is known which draft this page goes on with; what was typed meanwhile is, then. */
  setReady(ready: boolean): void
  /** Makes a key the one that the next save is written under. */
  prefer(id: string | undefined): void
  /** Takes a kept draft over. @returns undefined when it is gone, or another tab has it and `steal` is not set */
  open(id: string, steal?: boolean): Promise<Draft | undefined>
  /** Has no draft any more; what is kept stays. */
  drop(): void
  /** The page is being left: what is not on disk yet goes there blindly, and other tabs may have the draft. */
  leave(): void
}

export function isMine({ writer, state }: Draft): boolean {
  return writer === me && state === 'writing'
}

export function draftWriter(page: Page): Writer {
  let id: string | undefined
  let preferred: string | undefined
  let isStored = false
  let isChanged = false
  let isReady = false
  /** Saves that have not been answered. */
  let underWay = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let letGo: (() => void) | undefined

  async function claim(wanted: string, steal: boolean): Promise<boolean> {
    const held = await hold(wanted, steal, () => {
      if (id === wanted) lose()
    })
    if (!held) return false
    release()
    letGo = held
    return true
  }

  function release(): void {
    letGo?.()
    letGo = undefined
  }

  function own(taken: string): string {
    id = taken
    page.setKey(taken)
    remember(page.kind, taken)
    return taken
  }

  function drop(): void {
    clearTimeout(timer)
    timer = undefined
    release()
    id = undefined
    preferred = undefined
    isStored = false
    isChanged = false
    forget(page.kind)
  }

  function lose(): void {
    drop()
    page.lost()
  }

  function touch(): void {
    isChanged = true
    timer ??= setTimeout(save, delayMs)
  }

  async function save(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    if (!isChanged || !isReady || isShared()) return
    isChanged = false
    if (!id) void claim(own(preferred ?? newId()), false)
    const draft = current()
    const mustBeThere = isStored
    underWay += 1
    try {
      const kept = await changeDraft(draft.id, (before) =>
        (before ? isMine(before) : !mustBeThere) ? draft : undefined,
      )
      if (id !== draft.id) return
      if (kept && isMine(kept)) {
        isStored = true
        page.saved(kept.savedAt)
        return
      }
      lose()
      // what was typed meanwhile becomes a draft by itself
      touch()
    } catch {
      isChanged = true
      page.failed(isStored)
    } finally {
      underWay -= 1
    }
  }

  function current(): Draft {
    return {
      v: draftVersion,
      id: id ?? '',
      kind: page.kind,
      state: 'writing',
      fields: page.fields(),
      savedAt: Date.now(),
      writer: me,
    }
  }

  return {
    id: () => id,
    isBehind: () => isChanged,
    touch,
    save,
    setReady(ready) {
      isReady = ready
      if (ready) void save()
    },
    prefer(wanted) {
      preferred = wanted
    },
    async open(wanted, steal = false) {
      if (!(await claim(wanted, steal))) return undefined
      const draft = await changeDraft(wanted, (kept) =>
        kept?.state === 'writing' ? { ...kept, writer: me } : undefined,
      ).catch(() => undefined)
      if (!draft || !isMine(draft)) {
        release()
        return undefined
      }
      own(wanted)
      isStored = true
      isChanged = false
      return draft
    },
    drop,
    leave() {
      clearTimeout(timer)
      timer = undefined
      if ((isChanged || underWay > 0) && !isShared()) {
        if (!id) own(preferred ?? newId())
        leaveLastWords(current()).catch(() => {})
        isChanged = false
      }
      release()
    },
  }
}
