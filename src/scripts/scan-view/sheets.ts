/**
 * The pages of a PDF one below the other in their frame. Only those near what is seen are drawn, one at a time, and those
 * far from it give their memory back: a hundred pages fit into a weak computer.
 */
import { scanView as words } from '../../strings/scan-view.ts'
import type { Pages } from './pages.ts'
import { setRatio } from './sheet.ts'

interface Sheet {
  page: number
  box: HTMLElement
  isNear: boolean
  /** Width in pixels it was drawn for, or could not be drawn for. */
  drawnFor: number
  drawing?: AbortController
}

export class Sheets {
  readonly #pages: Pages
  readonly #title: string
  readonly #sheets: Sheet[]
  readonly #near: IntersectionObserver
  #current = 1
  #isWorking = false

  constructor(frame: HTMLElement, pages: Pages, title: string) {
    this.#pages = pages
    this.#title = title
    this.#near = new IntersectionObserver((entries) => this.#move(entries), {
      root: frame,
      rootMargin: '75% 0px',
    })
    this.#sheets = Array.from({ length: pages.count }, (_, at) => {
      const box = document.createElement('div')
      box.className = 'scan-sheet'
      return { page: at + 1, box, isNear: false, drawnFor: 0 }
    })
    frame.replaceChildren(...this.boxes)
  }

  get boxes(): HTMLElement[] {
    return this.#sheets.map(({ box }) => box)
  }

  /** Every page is taken to be like the first until it is near. @throws what the file's fault is */
  async start(): Promise<void> {
    const first = await this.#pages.size(1)
    for (const { box } of this.#sheets) setRatio(box, first)
    for (const { box } of this.#sheets) this.#near.observe(box)
  }

  /** Something has another size now, or another page is looked at. */
  refresh(current: number): void {
    this.#current = current
    void this.#work()
  }

  stop(): void {
    this.#near.disconnect()
    for (const sheet of this.#sheets) this.#free(sheet)
  }

  #move(entries: IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const sheet = this.#sheets.find(({ box }) => box === target)
      if (!sheet || sheet.isNear === isIntersecting) continue
      sheet.isNear = isIntersecting
      if (!isIntersecting) this.#free(sheet)
    }
    void this.#work()
  }

  #free(sheet: Sheet): void {
    sheet.isNear = false
    sheet.drawing?.abort()
    sheet.drawnFor = 0
    // a canvas without an area gives its memory back at once
    for (const canvas of sheet.box.querySelectorAll('canvas')) canvas.width = canvas.height = 0
    sheet.box.replaceChildren()
  }

  async #work(): Promise<void> {
    if (this.#isWorking) return
    this.#isWorking = true
    for (let sheet = this.#next(); sheet; sheet = this.#next()) await this.#draw(sheet)
    this.#isWorking = false
  }

  #next(): Sheet | undefined {
    const distance = ({ page }: Sheet) => Math.abs(page - this.#current)
    return this.#sheets
      .filter((sheet) => sheet.isNear && sheet.drawnFor !== widthOf(sheet))
      .sort((one, other) => distance(one) - distance(other))[0]
  }

  async #draw(sheet: Sheet): Promise<void> {
    const { page, box } = sheet
    const stop = new AbortController()
    sheet.drawing = stop
    try {
      setRatio(box, await this.#pages.size(page))
      sheet.drawnFor = widthOf(sheet)
      const { canvas, lacksPicture } = await this.#pages.draw(page, sheet.drawnFor, stop.signal)
      if (stop.signal.aborted) return
      canvas.setAttribute('role', 'img')
      canvas.setAttribute('aria-label', words.pageName(this.#title, page))
      box.replaceChildren(canvas, ...(lacksPicture ? [note(words.pictureFault(page))] : []))
    } catch {
      if (stop.signal.aborted) return
      sheet.drawnFor = widthOf(sheet)
      box.replaceChildren(note(words.pageFault(page)))
    }
  }
}

/** Of the page as it lies in the file, in pixels of the device. */
function widthOf({ box }: Sheet): number {
  const isAcross = box.dataset['turn'] === '90' || box.dataset['turn'] === '270'
  return Math.round((isAcross ? box.clientHeight : box.clientWidth) * devicePixelRatio)
}

function note(text: string): HTMLElement {
  const line = document.createElement('p')
  line.className = 'scan-fault'
  line.textContent = text
  return line
}
