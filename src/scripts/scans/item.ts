/** One scan of the list in the page: what is shown of it, and the hidden fields that go with the form. */
import { showBytes } from '../../domain/bytes.ts'
import { type ScanDraft, scanFields } from '../../domain/form.ts'
import { scanTypes, scanWords } from '../../strings/scans.ts'

/** `pending`: begun before, waits for its file to be chosen again. */
export type Phase = 'queued' | 'sending' | 'done' | 'pending' | 'refused'

export class ScanItem {
  readonly element: HTMLElement
  readonly draft: ScanDraft
  readonly abort = new AbortController()
  phase: Phase = 'queued'
  file: File | undefined

  constructor(element: HTMLElement, draft: ScanDraft) {
    this.element = element
    this.draft = draft
    this.#part('name').textContent = draft.name
    this.#part('remove-name').textContent = draft.name
    element.querySelector('progress')?.setAttribute('aria-label', scanWords.uploading(draft.name))
    this.#showFacts()
  }

  get isUnfinished(): boolean {
    return this.phase !== 'done'
  }

  /** Gives it its place: the numbers in its fields and in its button. */
  place(index: number): void {
    this.element.id = `scans.${index}`
    const remove = this.#part('remove')
    if (remove instanceof HTMLButtonElement) remove.value = `removeScan.${index}`
    for (const input of this.element.querySelectorAll('input')) input.remove()
    // what has no ticket, or was refused, is nothing the form could send
    if (!this.draft.id || this.phase === 'refused') return
    for (const name of scanFields) {
      const input = document.createElement('input')
      input.type = 'hidden'
      input.name = `scans.${index}.${name}`
      input.value = this.draft[name]
      this.element.append(input)
    }
  }

  queue(): void {
    this.#move('queued', scanWords.queued)
    this.#showBar(false)
  }

  progress(sent: number, byteSize: number): void {
    const percent = byteSize > 0 ? Math.floor((100 * sent) / byteSize) : 0
    this.#setBar(percent)
    this.#move('sending', scanWords.progress(percent, showBytes(sent), showBytes(byteSize)))
  }

  say(text: string): void {
    this.#move('sending', text)
  }

  pend(percent: number): void {
    this.#setBar(percent)
    this.#move('pending', scanWords.pending(percent))
  }

  finish(): void {
    this.#move('done')
    this.#showFacts()
  }

  refuse(message: string): void {
    this.#move('refused')
    this.element.classList.add('scan-refused')
    this.#part('error').hidden = false
    this.#part('error').textContent = message
  }

  /** @param state said beside the bar; without it there is no bar */
  #move(phase: Phase, state = ''): void {
    this.phase = phase
    this.#part('progress').hidden = state === ''
    this.#part('state').textContent = state
    const isMoving = phase === 'queued' || phase === 'sending'
    this.#part('remove-label').textContent = isMoving ? scanWords.cancel : scanWords.remove
    this.element.classList.remove('scan-refused')
    this.#part('error').hidden = true
  }

  #setBar(percent: number): void {
    const bar = this.element.querySelector('progress')
    if (bar) bar.value = percent
    this.#showBar(true)
  }

  #showBar(isShown: boolean): void {
    const bar = this.element.querySelector('progress')
    if (bar) bar.hidden = !isShown
  }

  #showFacts(): void {
    const { mediaType, byteSize, sha256 } = this.draft
    const type = Object.entries(scanTypes).find(([each]) => each === mediaType)?.[1]
    this.#part('facts').textContent = [
      type,
      showBytes(Number(byteSize) || 0),
      sha256 && scanWords.hash(sha256.slice(0, 8)),
    ]
      .filter(Boolean)
      .join(', ')
  }

  #part(name: string): HTMLElement {
    const part = this.element.querySelector(`[data-part="${name}"]`)
    if (!(part instanceof HTMLElement)) throw new Error(`no part ${name}`)
    return part
  }
}
