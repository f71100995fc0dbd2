/**
 * Where drafts lie on this device. IndexedDB and not localStorage: Chromium writes localStorage to disk seconds or
 * minutes later and loses that much when it is killed; a strict transaction is on disk when it is answered.
 */
import { type Draft, parseDraft, withLastWords } from './draft.ts'
import { newId } from './tab.ts'

const database = 'gop-y'
const drafts = 'drafts'
/** What pages wrote while they were closed, one entry a page: put without looking, since there is no time to look. */
const lastWords = 'last-words'
/** Some browsers leave an open request unanswered. */
const patienceMs = 4_000

let opened: Promise<IDBDatabase> | undefined

function open(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(database, 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore(drafts, { keyPath: 'id' })
      request.result.createObjectStore(lastWords, { keyPath: 'writer' })
    }
    request.onsuccess = () => {
      const db = request.result
      const forget = () => {
        opened = undefined
      }
      db.onclose = forget
      db.onversionchange = () => {
        db.close()
        forget()
      }
      resolve(db)
    }
    request.onerror = () => reject(request.error)
    setTimeout(() => reject(new Error('no answer')), patienceMs)
  }).catch((cause: unknown) => {
    opened = undefined
    throw cause
  })
  return opened
}

type Stores = Record<'drafts' | 'lastWords', IDBObjectStore>

/** One transaction on both stores; `done` ends it with what it answers. */
async function run<T>(act: (stores: Stores, done: (result: T) => void) => void): Promise<T> {
  const db = await open()
  return new Promise((resolve, reject) => {
    const transaction = db.transaction([drafts, lastWords], 'readwrite', { durability: 'strict' })
    let result: { value: T } | undefined
    transaction.oncomplete = () => (result ? resolve(result.value) : reject(new Error('no result')))
    transaction.onabort = () => reject(transaction.error)
    const stores = {
      drafts: transaction.objectStore(drafts),
      lastWords: transaction.objectStore(lastWords),
    }
    act(stores, (value) => {
      result = { value }
      // at once, so that what a page writes while it is closed still gets there
      transaction.commit?.()
    })
  })
}

/** Every draft of this version, with the last words of pages that are gone; others stay where they are. */
export function allDrafts(): Promise<Draft[]> {
  return run((stores, done) => {
    const kept = stores.drafts.getAll()
    const words = stores.lastWords.getAll()
    // answered in order, so the first is there when the second is
    words.onsuccess = () => {
      const known = parseAll(kept.result)
      const changed = withLastWords(known, parseAll(words.result), newId)
      for (const draft of changed) stores.drafts.put(draft)
      if (words.result.length > 0) stores.lastWords.clear()
      const changedIds = new Set(changed.map(({ id }) => id))
      done([...known.filter(({ id }) => !changedIds.has(id)), ...changed])
    }
  })
}

const parseAll = (values: unknown[]): Draft[] => values.flatMap((value) => parseDraft(value) ?? [])

/**
 * Changes one draft in a transaction of its own, so that pages never overwrite each other unseen.
 * @param change gets what is kept; answers what to keep instead, null for nothing, undefined to leave it
 * @returns what is kept now
 */
export function changeDraft(
  id: string,
  change: (kept: Draft | undefined) => Draft | null | undefined,
): Promise<Draft | undefined> {
  return run((stores, done) => {
    const request = stores.drafts.get(id)
    request.onsuccess = () => {
      const kept = parseDraft(request.result)
      const wanted = change(kept)
      if (wanted) stores.drafts.put(wanted)
      else if (wanted === null) stores.drafts.delete(id)
      done(wanted === undefined ? kept : (wanted ?? undefined))
    }
  })
}

/** For a page that is being closed: lands without an answer, and is told apart from the rest when it is read. */
export function leaveLastWords(draft: Draft): Promise<void> {
  return run((stores, done) => {
    stores.lastWords.put(draft)
    done()
  })
}

/** Everything, drafts of other versions included. */
export function forgetDrafts(): Promise<void> {
  return run((stores, done) => {
    stores.drafts.clear()
    stores.lastWords.clear()
    done()
  })
}
