/**
 * <scan-upload>: takes the files a person chooses ahead of the form, one after another, and carries them in hidden
 * fields. Without it the file field goes with the form as it is.
 *
 * Tells the form `draft-change` when a hidden field has come, changed or gone, and hears `draft-restored`, after which
 * it shows the scans whose fields it finds in the form.
 */
import type { ScanDraft } from '../../domain/form.ts'
import { scanLimits, type Ticket } from '../../domain/scan.ts'
import { isScanMediaType, scanHeadBytes, scanTypeOf } from '../../domain/scan-type.ts'
import { fileRefusals, scanWords as words } from '../../strings/scans.ts'
import { readDrafts } from './fields.ts'
import { ScanItem } from './item.ts'
import { Interrupted, net, Refused } from './net.ts'
import { uploadScan } from './upload.ts'

class ScanUpload extends HTMLElement {
  #items: ScanItem[] = []
  #running: ScanItem | undefined
  #ready = false

  connectedCallback(): void {
    const form = this.closest('form')
    const input = this.querySelector('input[type="file"]')
    if (this.#ready || !form || !(input instanceof HTMLInputElement)) return
    this.#ready = true
    // chosen files go ahead of the form, not with it
    input.removeAttribute('name')
    this.querySelector('[data-part="no-script"]')?.remove()
    if (this.querySelector('ol > li')) this.#adopt(form)
    else this.#restore(form)
    const choose = (files: readonly unknown[]) => {
      input.value = ''
      void this.#choose(files.filter((each) => each instanceof File))
    }
    input.addEventListener('change', () => choose([...(input.files ?? [])]))
    // while this script was on its way
    this.addEventListener('scans-chosen', (event) => {
      if (event instanceof CustomEvent && Array.isArray(event.detail)) choose(event.detail)
    })
    this.addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest('[data-part="remove"]') : null
      const item = this.#items.find(({ element }) => button && element.contains(button))
      if (!item) return
      event.preventDefault()
      this.#remove(item)
      input.focus()
    })
    form.addEventListener('draft-restored', () => this.#restore(form))
    // ahead of whoever would send the form on
    form.addEventListener('submit', (event) => this.#hold(event), { capture: true })
    addEventListener('beforeunload', (event) => {
      if (this.#running) event.preventDefault()
    })
  }

  /** What the server has put into the page. */
  #adopt(form: HTMLFormElement): void {
    const drafts = readDrafts(form)
    const elements = this.querySelectorAll<HTMLElement>('ol > li')
    for (const [index, element] of elements.entries()) {
      const draft = drafts[index]
      if (!draft) continue
      const item = new ScanItem(element, draft)
      item.phase = draft.sha256 ? 'done' : 'pending'
      this.#items.push(item)
      if (!draft.sha256) void this.#resume(item)
    }
  }

  /** What was kept on this device: shown anew, and asked about, since it may be days old. */
  #restore(form: HTMLFormElement): void {
    const drafts = readDrafts(form)
    for (const { element, abort } of this.#items.splice(0)) {
      abort.abort()
      element.remove()
    }
    for (const input of form.querySelectorAll('input[type="hidden"][name^="scans."]')) input.remove()
    for (const draft of drafts) {
      const item = this.#add(draft)
      if (draft.sha256) item.finish()
      void this.#resume(item)
    }
    this.#number()
  }

  async #choose(files: readonly File[]): Promise<void> {
    // by itself: what is said of an upload next would take its place
    this.#say('known', '')
    const known: string[] = []
    for (const file of files) {
      const same = this.#items.find(
        ({ draft }) => draft.name === file.name && draft.byteSize === String(file.size),
      )
      if (same?.phase === 'pending') {
        same.file = file
        same.queue()
        this.#announce(words.announce.resumed(file.name))
      } else if (same && same.phase !== 'refused') {
        known.push(words.known(file.name))
        this.#say('known', known.join(' '))
      } else {
        if (same) this.#drop(same)
        await this.#start(file)
      }
    }
    void this.#work()
  }

  async #start(file: File): Promise<void> {
    const count = this.#items.filter(({ phase }) => phase !== 'refused').length
    const draft = {
      id: '',
      secret: '',
      sha256: '',
      name: file.name,
      mediaType: '',
      byteSize: String(file.size),
    }
    const item = this.#add(draft)
    item.file = file
    item.queue()
    const fault = count >= scanLimits.count ? words.tooMany : await faultOf(file)
    if (fault) this.#refuse(item, fault)
  }

  #add(draft: ScanDraft): ScanItem {
    const blank = this.querySelector('template')?.content.querySelector('li')?.cloneNode(true)
    if (!(blank instanceof HTMLElement)) throw new Error('no template of a scan')
    const item = new ScanItem(blank, draft)
    this.#items.push(item)
    this.querySelector('ol')?.append(blank)
    this.#number()
    return item
  }

  /** One after another: on a thin line two at once only both take longer. */
  async #work(): Promise<void> {
    if (this.#running) return
    const item = this.#items.find(({ phase, file }) => phase === 'queued' && file)
    if (!item) return
    this.#running = item
    this.#announce(words.announce.started(item.draft.name))
    await this.#upload(item)
    this.#running = undefined
    void this.#work()
  }

  async #upload(item: ScanItem): Promise<void> {
    const { draft, file, abort } = item
    let isBroken = false
    try {
      const found = await uploadScan(
        {
          file,
          ticket: draft.id ? { id: draft.id, secret: draft.secret } : undefined,
          signal: abort.signal,
          ticketed: (ticket: Ticket) => {
            Object.assign(draft, ticket)
            this.#changed()
          },
          progress: (sent, byteSize) => {
            isBroken = false
            item.progress(sent, byteSize)
          },
          checking: () => item.say(words.checking),
          interrupted: (ms) => {
            item.say(navigator.onLine === false ? words.offline : words.waiting(Math.ceil(ms / 1_000)))
            if (!isBroken) this.#announce(words.announce.interrupted(draft.name))
            isBroken = true
          },
        },
        net,
      )
      if (!found || abort.signal.aborted) return
      Object.assign(draft, found, { byteSize: String(found.byteSize) })
      item.finish()
      this.#changed()
      this.#announce(words.announce.finished(draft.name))
    } catch (cause) {
      if (!abort.signal.aborted) this.#refuse(item, messageOf(cause))
    }
  }

  /** Asks how far a scan of before is; without its file it goes on only as far as the server can. */
  async #resume(item: ScanItem): Promise<void> {
    const { draft, abort } = item
    const wasDone = item.phase === 'done'
    let percent = 0
    try {
      if (wasDone) {
        await net.state(draft)
        return
      }
      item.pend(0)
      const found = await uploadScan(
        {
          file: undefined,
          ticket: draft,
          signal: abort.signal,
          ticketed: () => {},
          progress: (sent, byteSize) => {
            percent = Math.floor((100 * sent) / byteSize)
          },
          checking: () => {},
          interrupted: () => {},
        },
        net,
      )
      if (abort.signal.aborted || item.phase !== 'pending') return
      if (!found) return item.pend(percent)
      Object.assign(draft, found, { byteSize: String(found.byteSize) })
      item.finish()
      this.#changed()
    } catch (cause) {
      // without an answer nothing is known to be wrong
      if (abort.signal.aborted || cause instanceof Interrupted || item.phase === 'queued') return
      this.#refuse(item, messageOf(cause))
    }
  }

  #refuse(item: ScanItem, message: string): void {
    item.refuse(message)
    this.#changed()
    this.#announce(words.announce.refused(item.draft.name))
  }

  #remove(item: ScanItem): void {
    this.#drop(item)
    this.#announce(words.announce.removed(item.draft.name))
  }

  #drop(item: ScanItem): void {
    item.abort.abort()
    item.element.remove()
    this.#items = this.#items.filter((each) => each !== item)
    this.#changed()
  }

  /** A form that leaves now would leave files behind. */
  #hold(event: Event): void {
    const left = this.#items.find((item) => item.isUnfinished)
    if (!left) return
    event.preventDefault()
    event.stopImmediatePropagation()
    this.#announce(words.unfinished)
    const shown = this.querySelector('[data-part="unfinished"]')
    if (shown instanceof HTMLElement) shown.hidden = false
    left.element.focus()
  }

  #changed(): void {
    this.#number()
    this.closest('form')?.dispatchEvent(new CustomEvent('draft-change'))
  }

  #number(): void {
    for (const [index, item] of this.#items.entries()) item.place(index)
    const shown = this.querySelector('[data-part="unfinished"]')
    if (shown instanceof HTMLElement && !this.#items.some((item) => item.isUnfinished)) shown.hidden = true
  }

  #announce(text: string): void {
    this.#say('status', text)
  }

  #say(name: 'known' | 'status', text: string): void {
    const part = this.querySelector(`[data-part="${name}"]`)
    if (part) part.textContent = text
  }
}

/** What can be seen before anything is sent. */
async function faultOf(file: File): Promise<string | undefined> {
  if (file.size === 0) return fileRefusals.scanEmpty
  if (file.size > scanLimits.bytes) return fileRefusals.scanTooLarge
  try {
    const head = new Uint8Array(await new Response(file.slice(0, scanHeadBytes)).arrayBuffer())
    const type = scanTypeOf(String.fromCharCode(...head))
    return isScanMediaType(type) ? undefined : fileRefusals[type]
  } catch {
    return words.unreadable
  }
}

function messageOf(cause: unknown): string {
  if (!(cause instanceof Refused)) return words.unexpected
  if (cause.key === 'unreadable') return words.unreadable
  if (cause.key === 'changed') return words.changed
  return cause.message || words.unexpected
}

customElements.define('scan-upload', ScanUpload)
