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
  overlay,
  ownChoice,
  type Row,
  settled,
  splitRow,
  type WrittenComment,
  withOpenRows,
} from '../../domain/division-draft.ts'
import { isStructural, isTyping, isUndo, optionAt, partOf } from './parts.ts'
import { readRow } from './rows-pane.ts'
import { Sheet } from './sheet.ts'
import { dropKept, type Kept, keepWork, readKept } from './store.ts'
import type { TextPane } from './text-pane.ts'

class DivisionEditor extends HTMLElement {
  #sheet = new Sheet(this, {
    onKey: (pane, event) => this.#onKey(pane, event),
    onChoose: (pane) => this.#onChoose(pane),
  })
  #rows: Row[] = []
  #saved: Row[] = []
  #before: Row[][] = []

  connectedCallback(): void {
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
    this.#sheet.drawTexts(this.#rows)
  }

  disconnectedCallback(): void {
    document.removeEventListener('pointerup', this.#onPointerUp)
  }

  #onPointerUp = () => {
    for (const { pane } of this.#sheet.sections) pane.takeSelection()
  }

  #part(name: string): HTMLElement {
    return partOf(this, name)
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
      const text = this.#sheet.comments.find(({ position }) => position === comment)?.text
      return text !== undefined && start >= 0 && start < end && end <= [...text].length
    })
  }

  /** A step that can be undone. */
  #change(rows: readonly Row[], quietly = false): void {
    this.#before.push(this.#rows)
    this.#set(withOpenRows(rows, this.#sheet.comments), quietly)
  }

  #undo(): void {
    const rows = this.#before.pop()
    if (rows) this.#set(rows, false)
  }

  /** @param quietly the fields show it already */
  #set(rows: Row[], quietly: boolean): void {
    this.#rows = rows
    if (quietly && rows.length === this.#sheet.rowElements().length) this.#sheet.forgetRows()
    else this.#sheet.drawRows(rows)
    this.#sheet.drawTexts(rows)
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

  #onField(event: Event, isDone: boolean): void {
    const element = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row]') : null
    if (!element || !(event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement))
      return
    const index = this.#sheet.rowElements().indexOf(element)
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
    const section = this.#sheet.sections.find(({ element }) => element.contains(button))
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
    if (act === 'splitAll') {
      this.#change(this.#rows.flatMap((row) => splitRow([row], 0, this.#sheet.textOf(row))))
      return
    }
    const index = element ? this.#sheet.rowElements().indexOf(element) : -1
    const row = this.#rows[index]
    if (!row) return
    if (act === 'split') this.#change(splitRow(this.#rows, index, this.#sheet.textOf(row)))
    else if (act === 'remove') this.#change(this.#rows.toSpliced(index, 1))
    else if (act === 'double') {
      const twice = doubleRow(this.#rows, index).with(index + 1, row)
      this.#change(twice)
      this.#sheet.focusFieldAt(index + 1, 'subject')
      return
    }
    this.#sheet.focusField(this.#rows, row, 'subject')
  }

  #onChoose(chosen: TextPane): void {
    for (const { element, pane } of this.#sheet.sections) {
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
    this.#sheet.focusFieldAt(index, 'subject')
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
      this.#sheet.focusField(
        this.#rows,
        { comment: pane.comment.position, start: pane.range.start },
        'reason',
      )
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
