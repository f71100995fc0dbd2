/** A comment's words in which passages are marked: sentence by sentence with the keyboard or a click, any part by dragging. */
import { type Range, tighten } from '../../domain/code-points.ts'
import {
  choices,
  openChoice,
  type Piece,
  piecesOf,
  type Row,
  type WrittenComment,
} from '../../domain/division-draft.ts'
import { sentencesOf } from '../../domain/sentences.ts'

export interface TextEvents {
  /** A key that is not about moving, over what is chosen. @returns whether it means anything */
  onKey(event: KeyboardEvent): boolean
  onChoose(): void
}

export class TextPane {
  readonly comment: WrittenComment
  readonly #element: HTMLElement
  readonly #events: TextEvents
  readonly #characters: string[]
  readonly #sentences: Range[]
  #anchor = 0
  #active = 0
  #isChosen = false
  /** The click that ends a drag chooses no sentence. */
  #isDragged = false
  /** Dragged over: from any character to any other. */
  #part: Range | undefined
  #rows: readonly Row[] = []

  constructor(element: HTMLElement, comment: WrittenComment, label: string, events: TextEvents) {
    this.comment = comment
    this.#element = element
    this.#events = events
    this.#characters = [...comment.text]
    this.#sentences = sentencesOf(comment.text)
    element.role = 'listbox'
    element.ariaMultiSelectable = 'true'
    element.setAttribute('aria-label', label)
    element.addEventListener('keydown', (event) => this.#onKey(event))
    element.addEventListener('click', (event) => this.#onClick(event))
    element.addEventListener('pointerdown', () => {
      this.#isDragged = false
    })
    element.addEventListener('focusin', (event) => {
      const index = indexOf(event.target)
      if (!this.#isChosen && index !== undefined) this.#choose(index, index)
    })
  }

  /** What is chosen, whole characters without the blanks around; undefined for nothing. */
  get range(): Range | undefined {
    if (this.#part) return this.#part
    const [first, last] = [Math.min(this.#anchor, this.#active), Math.max(this.#anchor, this.#active)]
    const [from, to] = [this.#sentences[first], this.#sentences[last]]
    return this.#isChosen && from && to ? { start: from.start, end: to.end } : undefined
  }

  /** How many sentences are chosen; 0 for a part of the text. */
  get count(): number {
    return this.#part ? 0 : Math.abs(this.#active - this.#anchor) + 1
  }

  clear(): void {
    this.#isChosen = false
    this.#setPart(undefined)
  }

  focus(): void {
    this.#option(this.#active)?.focus()
  }

  /** @param rows those that cover something of the comment */
  show(rows: readonly Row[]): void {
    this.#rows = rows
    this.#draw()
  }

  /** Takes over what has been marked with the mouse or a finger, if it is in this text. */
  takeSelection(): void {
    const marked = document.getSelection()
    if (!marked || marked.isCollapsed || marked.rangeCount === 0) return
    const range = marked.getRangeAt(0)
    if (!this.#element.contains(range.commonAncestorContainer)) return
    const placeOf = (node: Node, offset: number) => {
      const before = document.createRange()
      before.setStart(this.#element, 0)
      before.setEnd(node, offset)
      return [...before.toString()].length
    }
    const part = tighten(this.#characters, {
      start: placeOf(range.startContainer, range.startOffset),
      end: placeOf(range.endContainer, range.endOffset),
    })
    if (!part) return
    marked.removeAllRanges()
    this.#isDragged = true
    this.#isChosen = true
    const first = this.#sentences.findIndex(({ end }) => end > part.start)
    this.#anchor = this.#active = Math.max(0, first)
    this.#setPart(part)
    this.#events.onChoose()
  }

  #choose(anchor: number, active: number): void {
    const last = this.#sentences.length - 1
    this.#anchor = Math.max(0, Math.min(last, anchor))
    this.#active = Math.max(0, Math.min(last, active))
    this.#isChosen = true
    this.#setPart(undefined)
    this.#events.onChoose()
  }

  /** Draws anew only what has to be: an element that is replaced between pressing and letting go hears no click. */
  #setPart(part: Range | undefined): void {
    const isSame = part === this.#part
    this.#part = part
    if (isSame) this.#markOptions()
    else this.#draw()
  }

  #onClick(event: MouseEvent): void {
    const index = indexOf(event.target)
    if (this.#isDragged || index === undefined) return
    this.#choose(event.shiftKey ? this.#anchor : index, index)
    this.focus()
  }

  #onKey(event: KeyboardEvent): void {
    const target = this.#targetOf(event)
    if (target !== undefined) {
      event.preventDefault()
      this.#choose(event.shiftKey ? this.#anchor : target, target)
      this.focus()
    } else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      this.#choose(0, this.#sentences.length - 1)
      this.focus()
    } else if (this.#events.onKey(event)) event.preventDefault()
  }

  #targetOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): number | undefined {
    if (ctrlKey || metaKey || altKey) return undefined
    switch (key) {
      case 'ArrowRight':
      case 'ArrowDown':
        return Math.min(this.#sentences.length - 1, this.#active + 1)
      case 'ArrowLeft':
      case 'ArrowUp':
        return Math.max(0, this.#active - 1)
      case 'Home':
        return 0
      case 'End':
        return this.#sentences.length - 1
      case ' ':
        return this.#active
      default:
        return undefined
    }
  }

  #option(index: number): HTMLElement | null {
    return this.#element.querySelector(`[data-sentence="${index}"]`)
  }

  #draw(): void {
    const hadFocus = this.#element.contains(document.activeElement)
    const part: Row[] = this.#part ? [{ comment: this.comment.position, ...this.#part, ...openChoice }] : []
    const pieces = piecesOf(this.comment.text, [...this.#rows, ...part])
    const nodes: Node[] = []
    for (const piece of pieces) {
      if (piece.sentence === undefined) nodes.push(document.createTextNode(piece.text))
      else {
        const last = nodes.at(-1)
        const index = String(piece.sentence)
        const isSame = last instanceof HTMLElement && last.dataset['sentence'] === index
        const option = isSame ? last : this.#makeOption(piece.sentence)
        if (!isSame) nodes.push(option)
        option.append(this.#makePiece(piece))
        if (piece.rows.every((row) => row >= this.#rows.length))
          option.setAttribute('aria-describedby', 'chua-phan')
      }
    }
    this.#element.replaceChildren(...nodes)
    this.#markOptions()
    if (hadFocus) this.focus()
  }

  #markOptions(): void {
    const first = Math.min(this.#anchor, this.#active)
    const last = Math.max(this.#anchor, this.#active)
    for (const option of this.#element.querySelectorAll<HTMLElement>('[role="option"]')) {
      const index = Number(option.dataset['sentence'])
      option.ariaSelected = String(this.#isChosen && !this.#part && index >= first && index <= last)
      option.tabIndex = index === this.#active ? 0 : -1
    }
  }

  #makeOption(index: number): HTMLElement {
    const option = document.createElement('span')
    option.role = 'option'
    option.dataset['sentence'] = String(index)
    option.setAttribute('aria-describedby', 'da-phan')
    return option
  }

  #makePiece({ text, start, rows }: Piece): HTMLElement {
    const over = rows.filter((row) => row < this.#rows.length)
    const piece = document.createElement(over.length > 0 ? 'span' : 'mark')
    piece.textContent = text
    if (over.length === 0) piece.className = 'open'
    else if (over.every((row) => this.#rows[row]?.subject === choices.aside)) piece.className = 'aside'
    if (rows.length > over.length) piece.classList.add('part')
    const begun = over.filter((row) => this.#rows[row]?.start === start)
    if (begun.length > 0) piece.dataset['marks'] = begun.map((row) => row + 1).join(' ')
    return piece
  }
}

/** The sentence an event is about, from 0. */
function indexOf(target: EventTarget | null): number | undefined {
  const option = target instanceof Element ? target.closest<HTMLElement>('[role="option"]') : null
  return option ? Number(option.dataset['sentence']) : undefined
}
