/**
 * <division-editor>: marks passages in a letter's own words. The form it stands around works without it, row by row; here
 * the rows follow what is marked, every step can be undone, and what is not saved outlives a reload.
 */
import type { Range } from '../../domain/code-points.ts'
import {
  type Choice,
  carve,
  choiceAt,
  choices,
  cutOut,
  doubleRow,
  isSameChoice,
  isSameDivision,
  numbersOf,
  ofComment,
  openSentences,
  overlay,
  ownChoice,
  quoteOf,
  type Row,
  settled,
  splitRow,
  type WrittenComment,
  withOpenRows,
} from '../../domain/division-draft.ts'
import { isShown, isStructural, isTyping, isUndo, optionAt, type Section } from './parts.ts'
import { labelRow, makeRow, readRow } from './rows-pane.ts'
import { dropKept, type Kept, keepWork, readKept } from './store.ts'
import { TextPane } from './text-pane.ts'

class DivisionEditor extends HTMLElement {
  #sections: Section[] = []
  #comments: WrittenComment[] = []
  #rows: Row[] = []
  #saved: Row[] = []
  #before: Row[][] = []

  connectedCallback(): void {
    this.#sections = [...this.querySelectorAll<HTMLElement>('[data-comment]')].map((element) =>
      this.#sectionOf(element),
    )
    this.#comments = this.#sections.map(({ pane }) => pane.comment)
    this.#rows = [...this.querySelectorAll('[data-row]')].filter((row) => row.closest('form')).map(readRow)
    this.#saved = this.#rows
    this.#part('keys').hidden = false
    this.addEventListener('click', (event) => this.#onClick(event))
    this.addEventListener('change', (event) => this.#onField(event, true))
    this.addEventListener('input', (event) => this.#onField(event, false))
    this.addEventListener('keydown', (event) => {
      if (isUndo(event) && !isTyping(event.target)) {
        event.preventDefault()
        this.#undo()
      }
    })
    document.addEventListener('pointerup', this.#onPointerUp)
    this.#resume()
    this.#drawTexts()
  }

  disconnectedCallback(): void {
    document.removeEventListener('pointerup', this.#onPointerUp)
  }

  #onPointerUp = () => {
    for (const { pane } of this.#sections) pane.takeSelection()
  }

  #sectionOf(element: HTMLElement): Section {
    const { comment = '', text = '', subject = '', area = '', aspect = '' } = element.dataset
    const words = element.querySelector<HTMLElement>('.division-text')
    const list = element.querySelector<HTMLElement>('.division-rows')
    if (!words || !list) throw new Error('a comment without its words')
    const label = element.querySelector('h2')?.textContent?.trim() ?? ''
    const written = { position: Number(comment), text, subject, area, aspect }
    const pane: TextPane = new TextPane(words, written, label, {
      onKey: (event) => this.#onKey(pane, event),
      onChoose: () => this.#onChoose(pane),
    })
    return { element, list, pane, shown: {} }
  }

  #part(name: string): HTMLElement {
    const part = this.querySelector<HTMLElement>(`[data-part="${name}"]`)
    if (!part) throw new Error(`no ${name}`)
    return part
  }

  /** Brings back what this tab still holds; of an older version only when asked to. */
  #resume(): void {
    const base = Number(this.dataset['base'])
    if ('posted' in this.dataset) {
      this.#keep()
      return
    }
    const kept = readKept(this.#keepName)
    if (!kept || !this.#fits(kept)) return
    if (isSameDivision(settled(kept.rows), settled(this.#rows))) dropKept(this.#keepName)
    else if (kept.base === base) {
      this.#change(kept.rows)
      this.#part('kept').textContent = this.dataset['restored'] ?? ''
    } else this.#part('restore').hidden = false
  }

  get #keepName(): string {
    return this.dataset['keep'] ?? ''
  }

  #fits({ rows }: Kept): boolean {
    return rows.every(({ comment, start, end }) => {
      const text = this.#comments.find(({ position }) => position === comment)?.text
      return text !== undefined && start >= 0 && start < end && end <= [...text].length
    })
  }

  /** A step that can be undone. */
  #change(rows: readonly Row[], quietly = false): void {
    this.#before.push(this.#rows)
    this.#set(withOpenRows(rows, this.#comments), quietly)
  }

  #undo(): void {
    const rows = this.#before.pop()
    if (rows) this.#set(rows, false)
  }

  /** @param quietly the fields show it already */
  #set(rows: Row[], quietly: boolean): void {
    this.#rows = rows
    if (quietly && rows.length === this.#rowElements().length) this.#forgetRows()
    else this.#drawRows()
    this.#drawTexts()
    this.#keep()
  }

  #keep(): void {
    const isSame = !('posted' in this.dataset) && isSameDivision(settled(this.#rows), settled(this.#saved))
    if (isSame) dropKept(this.#keepName)
    const base = Number(this.dataset['base'])
    const isKept = !isSame && keepWork(this.#keepName, { base, rows: this.#rows })
    this.#part('kept').textContent = isKept ? (this.dataset['kept'] ?? '') : ''
    const undo = this.querySelector<HTMLElement>('[data-do="undo"]')
    if (undo) undo.hidden = this.#before.length === 0
  }

  #drawTexts(): void {
    const kept = settled(this.#rows)
    for (const section of this.#sections) {
      const own = ofComment(kept, section.pane.comment.position)
      if (isShown(section, 'text', own)) continue
      section.pane.show(own)
    }
    const open = openSentences(this.#rows, this.#comments)
    const count = this.#part('open')
    const text =
      open > 0 ? (this.dataset['open'] ?? '').replace('2', String(open)) : (this.dataset['openNone'] ?? '')
    if (count.textContent !== text) count.textContent = text
    count.classList.toggle('due', open > 0)
    const numbers = numbersOf(this.#rows)
    for (const [index, element] of this.#rowElements().entries()) {
      const row = this.#rows[index]
      if (row) labelRow(element, row, numbers[index] ?? 0, this.#words)
    }
  }

  get #words() {
    return { label: this.dataset['label'] ?? '' }
  }

  #rowElements(): HTMLElement[] {
    return this.#sections.flatMap(({ list }) => [...list.querySelectorAll<HTMLElement>('[data-row]')])
  }

  /** The fields were filled in by hand: what was drawn last is no longer what stands there. */
  #forgetRows(): void {
    for (const { shown } of this.#sections) delete shown.rows
  }

  #drawRows(): void {
    const template = this.#part('row')
    if (!(template instanceof HTMLTemplateElement)) throw new Error('a pattern that is none')
    const focused = this.#focusedField()
    const numbers = numbersOf(this.#rows)
    for (const section of this.#sections) {
      const { comment } = section.pane
      const own = ofComment(this.#rows, comment.position)
      if (isShown(section, 'rows', own)) continue
      const characters = [...comment.text]
      const first = this.#rows.findIndex((row) => row.comment === comment.position)
      section.list.replaceChildren(
        ...own.map((row, place) =>
          makeRow(template, row, {
            place,
            number: numbers[first + place] ?? 0,
            quote: quoteOf(characters, row),
            words: this.#words,
          }),
        ),
      )
    }
    if (focused) this.#focusField(focused.row, focused.name)
  }

  #focusedField(): { row: Row; name: string } | undefined {
    const active = document.activeElement
    const element = active?.closest('[data-row]')
    if (!active || !element || !this.contains(element)) return undefined
    return { row: readRow(element), name: active.getAttribute('name') ?? 'subject' }
  }

  /** The field of the row that begins there, or of the nearest after it. */
  #focusField(row: Pick<Row, 'comment' | 'start'>, name: string): void {
    const elements = this.#rowElements()
    const index = this.#rows.findIndex(({ comment, start }) => comment === row.comment && start >= row.start)
    const field = (elements[index] ?? elements.at(-1))?.querySelector<HTMLElement>(`[name="${name}"]`)
    field?.focus()
  }

  #onField(event: Event, isDone: boolean): void {
    const element = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row]') : null
    if (!element || !(event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement))
      return
    const index = this.#rowElements().indexOf(element)
    const [old, row] = [this.#rows[index], readRow(element)]
    if (!old || (!isDone && event.target.name !== 'reason')) return
    // leaving a field says once more what typing in it said
    if (isSameChoice(old, row)) return
    const rows = this.#rows.with(index, row)
    // a word is typed letter by letter: one step, not many
    if (event.target.name === 'reason') this.#set(rows, true)
    else this.#change(rows, !isStructural(old, row))
  }

  #onClick(event: Event): void {
    const button =
      event.target instanceof Element ? event.target.closest<HTMLElement>('[data-do], [data-act]') : null
    if (!button) return
    const { do: deed = '', act = '' } = button.dataset
    if (deed === 'cancel') dropKept(this.#keepName)
    else if (deed) {
      event.preventDefault()
      this.#do(deed, button)
    } else {
      event.preventDefault()
      this.#act(act, button.closest<HTMLElement>('[data-row]'))
    }
  }

  #do(deed: string, button: HTMLElement): void {
    const section = this.#sections.find(({ element }) => element.contains(button))
    if (deed === 'undo') this.#undo()
    else if (deed === 'take-up') {
      const kept = readKept(this.#keepName)
      if (kept) this.#change(kept.rows)
      this.#part('restore').hidden = true
    } else if (deed === 'drop') {
      dropKept(this.#keepName)
      this.#part('restore').hidden = true
    } else if (section && deed === 'carve') this.#mark(section.pane, false)
    else if (section && deed === 'overlay') this.#mark(section.pane, true)
  }

  #act(act: string, element: HTMLElement | null): void {
    const textOf = (row: Row) => this.#comments.find(({ position }) => position === row.comment)?.text ?? ''
    if (act === 'splitAll') {
      this.#change(this.#rows.flatMap((row) => splitRow([row], 0, textOf(row))))
      return
    }
    const index = element ? this.#rowElements().indexOf(element) : -1
    const row = this.#rows[index]
    if (!row) return
    if (act === 'split') this.#change(splitRow(this.#rows, index, textOf(row)))
    else if (act === 'remove') this.#change(this.#rows.toSpliced(index, 1))
    else if (act === 'double') {
      const twice = doubleRow(this.#rows, index).with(index + 1, row)
      this.#change(twice)
      this.#rowElements()[index + 1]?.querySelector<HTMLElement>('[name="subject"]')?.focus()
      return
    }
    this.#focusField(row, 'subject')
  }

  #onChoose(chosen: TextPane): void {
    for (const { element, pane } of this.#sections) {
      if (pane !== chosen && pane.range) pane.clear()
      const bar = element.querySelector<HTMLElement>('[data-part="chosen"]')
      if (bar) bar.hidden = pane.range === undefined
      const count = bar?.querySelector('[data-part="count"]')
      if (count && pane === chosen)
        count.textContent =
          pane.count > 0
            ? (this.dataset['chosen'] ?? '').replace('2', String(pane.count))
            : (this.dataset['chosenPart'] ?? '')
    }
  }

  #choiceFor(comment: WrittenComment, range: Range): Choice {
    return choiceAt(this.#rows, comment.position, range) ?? ownChoice(comment)
  }

  /** A passage out of what is chosen, with its fields to be filled in. */
  #mark({ comment, range }: TextPane, isOver: boolean): void {
    if (!range) return
    const choice = this.#choiceFor(comment, range)
    this.#change((isOver ? overlay : carve)(this.#rows, comment, range, choice))
    const index = this.#rows.findLastIndex(
      (row) => row.comment === comment.position && row.start === range.start && row.end === range.end,
    )
    this.#rowElements()[index]?.querySelector<HTMLElement>('[name="subject"]')?.focus()
  }

  #assign({ comment, range }: TextPane, over: Partial<Choice>): void {
    if (!range) return
    const had = this.#choiceFor(comment, range)
    const known = had.subject === choices.aside ? ownChoice(comment) : had
    this.#change(carve(this.#rows, comment, range, { ...known, ...over }))
  }

  #onKey(pane: TextPane, event: KeyboardEvent): boolean {
    if (event.ctrlKey || event.metaKey || event.altKey || !pane.range) return false
    const { key } = event
    if (key === 'Enter') this.#mark(pane, event.shiftKey)
    else if (key === 'Delete' || key === 'Backspace')
      this.#change(cutOut(this.#rows, pane.comment, pane.range))
    else if (key === 'Escape') {
      pane.clear()
      this.#onChoose(pane)
    } else if (key === '0') {
      this.#assign(pane, { subject: choices.aside, area: '', aspect: '', reason: '' })
      this.#focusField({ comment: pane.comment.position, start: pane.range.start }, 'reason')
    } else {
      const subject = /^[1-9]$/.test(key)
        ? optionAt(this.#part('row'), 'subject', Number(key) - 1)
        : undefined
      const area = /^[a-z]$/.test(key)
        ? optionAt(this.#part('row'), 'area', key.charCodeAt(0) - 97)
        : undefined
      if (subject === undefined && area === undefined) return false
      this.#assign(pane, { ...(subject && { subject }), ...(area && { area }) })
    }
    return true
  }
}

customElements.define('division-editor', DivisionEditor)
