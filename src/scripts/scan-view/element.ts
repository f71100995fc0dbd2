/**
 * <scan-view>: a scan with its tools: pages, size, turning. Without scripts, or where they fail, the links above it open
 * the file and a picture is as wide as its frame.
 *
 * data-kind `pdf` | `picture`, data-src, data-size (bytes), data-part-bytes, data-title
 */
import { scanView as words } from '../../strings/scan-view.ts'
import { ScanBytes } from './bytes.ts'
import type { Fault, Pages } from './pages.ts'
import { keepingPlace, pageSeen, setRatio, setTurn, showing } from './sheet.ts'
import { Sheets } from './sheets.ts'
import { act, commands, idle, readPage, startView, toPage, turnOf, type View } from './state.ts'

class ScanView extends HTMLElement {
  #view: View = startView(1)
  #boxes: readonly HTMLElement[] = []
  #sheets: Sheets | undefined
  #pages: Pages | undefined
  /** Until the frame has come to the page that was asked for, scrolling says nothing about the page. */
  #isGoing = false
  readonly #resized = new ResizeObserver(() => this.#sheets?.refresh(this.#view.page))

  connectedCallback(): void {
    const isPdf = this.dataset['kind'] === 'pdf'
    if (isPdf) this.#openPdf().catch(() => this.#fail('failed'))
    else this.#showPicture()
  }

  disconnectedCallback(): void {
    this.#resized.disconnect()
    this.#sheets?.stop()
    this.#pages?.close()
  }

  #showPicture(): void {
    const [box, picture] = [this.querySelector<HTMLElement>('.scan-sheet'), this.querySelector('img')]
    if (!box || !picture) return
    const ready = () => {
      setRatio(box, { width: picture.naturalWidth, height: picture.naturalHeight })
      this.#begin([box])
    }
    picture.addEventListener('error', () => this.#fail('picture'))
    picture.addEventListener('load', ready)
    if (picture.complete) {
      if (picture.naturalWidth > 0) ready()
      else this.#fail('picture')
    }
  }

  async #openPdf(): Promise<void> {
    const { src = '', size, partBytes, title = '' } = this.dataset
    this.#say(words.opening)
    const { openPdf, faultOf } = await import('./pdf.ts')
    try {
      const bytes = new ScanBytes(src, Number(size), Number(partBytes))
      this.#pages = await openPdf(bytes, (fault) => this.#fail(fault))
      this.#frame.hidden = false
      this.#view = startView(this.#pages.count)
      this.#sheets = new Sheets(this.#frame, this.#pages, title)
      this.#begin(this.#sheets.boxes)
      await this.#sheets.start()
    } catch (cause) {
      this.#fail(faultOf(cause))
    }
  }

  #begin(boxes: readonly HTMLElement[]): void {
    this.#boxes = boxes
    const [tools, frame] = [this.#part('tools'), this.#frame]
    this.#part('pages').hidden = boxes.length < 2
    this.#part('count').textContent = words.of(boxes.length)
    tools.querySelector<HTMLElement>('[data-do="turnAll"]')?.toggleAttribute('hidden', boxes.length < 2)
    const turn = tools.querySelector('[data-do="turn"]')
    if (turn) turn.textContent = boxes.length < 2 ? words.turn : words.turnPage
    tools.hidden = false
    tools.addEventListener('click', (event) => this.#press(event.target))
    this.#field?.addEventListener('change', () => this.#typed())
    frame.addEventListener('scroll', () => this.#scrolled(), { passive: true })
    frame.addEventListener('scrollend', () => {
      this.#isGoing = false
    })
    this.#resized.observe(frame)
    this.#show()
  }

  #press(target: EventTarget | null): void {
    const button = target instanceof Element ? target.closest('button') : null
    const command = commands.find((each) => each === button?.dataset['do'])
    if (!command || button?.getAttribute('aria-disabled') === 'true') return
    const view = act(this.#view, command)
    const box = this.#boxes[view.page - 1]
    if (view.page !== this.#view.page) this.#go(view.page)
    else if (box) {
      const change = () => {
        this.#view = view
        this.#show()
      }
      if (command === 'turn' || command === 'turnAll') showing(this.#frame, box, change)
      else keepingPlace(this.#frame, box, change)
    }
  }

  #typed(): void {
    const page = readPage(this.#field?.value ?? '', this.#view.pages)
    this.#go(page ?? this.#view.page)
    if (!page) this.#say(words.noPage(this.#view.pages))
  }

  #go(page: number): void {
    this.#view = toPage(this.#view, page)
    this.#isGoing = true
    const top = this.#boxes[page - 1]?.offsetTop ?? 0
    // a frame that cannot come so far, or is there already, will not say that it has arrived
    if (Math.abs(this.#frame.scrollTop - top) < 1) this.#isGoing = false
    this.#frame.scrollTop = top
    this.#show()
  }

  #scrolled(): void {
    if (this.#isGoing) return
    const page = pageSeen(this.#frame, this.#boxes)
    if (page === this.#view.page) return
    this.#view = toPage(this.#view, page)
    this.#show()
  }

  #show(): void {
    const view = this.#view
    this.#frame.style.setProperty('--zoom', `${view.zoom}%`)
    for (const [at, box] of this.#boxes.entries()) setTurn(box, turnOf(view, at + 1))
    if (this.#field) this.#field.value = String(view.page)
    const none = idle(view)
    // not `disabled`: the focus would be lost at the last page
    for (const button of this.querySelectorAll<HTMLElement>('button[data-do]'))
      button.setAttribute('aria-disabled', String(none.some((command) => command === button.dataset['do'])))
    this.#say(words.state(view.page, view.pages, view.zoom, turnOf(view, view.page)))
    this.#sheets?.refresh(view.page)
  }

  #fail(fault: Fault): void {
    this.#sheets?.stop()
    this.#pages?.close()
    this.#part('tools').hidden = true
    this.#frame.hidden = true
    const state = this.#part('state')
    state.classList.add('notice')
    state.textContent = words[fault]
  }

  #say(text: string): void {
    this.#part('state').textContent = text
  }

  get #frame(): HTMLElement {
    return this.#part('frame')
  }

  get #field(): HTMLInputElement | null {
    return this.querySelector('[data-part="page"]')
  }

  #part(name: string): HTMLElement {
    const part = this.querySelector<HTMLElement>(`[data-part="${name}"]`)
    if (!part) throw new Error(`<scan-view> has no ${name}`)
    return part
  }
}

customElements.define('scan-view', ScanView)
