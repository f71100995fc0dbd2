/** What the editor of a division shows: each comment's words and its rows, drawn anew only where they differ. */
import {
  numbersOf,
  ofComment,
  openSentences,
  quoteOf,
  type Row,
  settled,
  type WrittenComment,
} from '../../domain/division-draft.ts'
import { isShown, partOf, type Section } from './parts.ts'
import { labelRow, makeRow, readRow } from './rows-pane.ts'
import { TextPane } from './text-pane.ts'

interface SheetEvents {
  /** @returns whether the key means anything */
  onKey(pane: TextPane, event: KeyboardEvent): boolean
  onChoose(pane: TextPane): void
}

export class Sheet {
  readonly sections: readonly Section[]
  readonly comments: readonly WrittenComment[]
  readonly #editor: HTMLElement

  /** @param editor the page's element around the form; its data carries the words */
  constructor(editor: HTMLElement, events: SheetEvents) {
    this.#editor = editor
    this.sections = [...editor.querySelectorAll<HTMLElement>('[data-comment]')].map((element) =>
      sectionOf(element, events),
    )
    this.comments = this.sections.map(({ pane }) => pane.comment)
  }

  rowElements(): HTMLElement[] {
    return this.sections.flatMap(({ list }) => [...list.querySelectorAll<HTMLElement>('[data-row]')])
  }

  textOf(row: Row): string {
    return this.comments.find(({ position }) => position === row.comment)?.text ?? ''
  }

  drawTexts(rows: readonly Row[]): void {
    const kept = settled(rows)
    for (const section of this.sections) {
      const own = ofComment(kept, section.pane.comment.position)
      if (isShown(section, 'text', own)) continue
      section.pane.show(own)
    }
    this.#drawCount(openSentences(rows, this.comments))
    const numbers = numbersOf(rows)
    for (const [index, element] of this.rowElements().entries()) {
      const row = rows[index]
      if (row) labelRow(element, row, numbers[index] ?? 0, this.#words)
    }
  }

  #drawCount(open: number): void {
    const { open: some = '', openNone = '' } = this.#editor.dataset
    const count = partOf(this.#editor, 'open')
    const text = open > 0 ? some.replace('2', String(open)) : openNone
    if (count.textContent !== text) count.textContent = text
    count.classList.toggle('due', open > 0)
  }

  get #words() {
    return { label: this.#editor.dataset['label'] ?? '' }
  }

  /** The fields were filled in by hand: what was drawn last is no longer what stands there. */
  forgetRows(): void {
    for (const { shown } of this.sections) delete shown.rows
  }

  drawRows(rows: readonly Row[]): void {
    const template = partOf(this.#editor, 'row')
    if (!(template instanceof HTMLTemplateElement)) throw new Error('a pattern that is none')
    const focused = this.#focusedField()
    const numbers = numbersOf(rows)
    for (const section of this.sections) {
      const { comment } = section.pane
      const own = ofComment(rows, comment.position)
      if (isShown(section, 'rows', own)) continue
      const characters = [...comment.text]
      const first = rows.findIndex((row) => row.comment === comment.position)
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
    if (focused) this.focusField(rows, focused.row, focused.name)
  }

  #focusedField(): { row: Row; name: string } | undefined {
    const active = document.activeElement
    const element = active?.closest('[data-row]')
    if (!active || !element || !this.#editor.contains(element)) return undefined
    return { row: readRow(element), name: active.getAttribute('name') ?? 'subject' }
  }

  /** The field of the row that begins there, or of the nearest after it. */
  focusField(rows: readonly Row[], row: Pick<Row, 'comment' | 'start'>, name: string): void {
    const index = rows.findIndex(({ comment, start }) => comment === row.comment && start >= row.start)
    this.focusFieldAt(index < 0 ? this.rowElements().length - 1 : index, name)
  }

  focusFieldAt(index: number, name: string): void {
    this.rowElements()[index]?.querySelector<HTMLElement>(`[name="${name}"]`)?.focus()
  }
}

function sectionOf(element: HTMLElement, events: SheetEvents): Section {
  const { comment = '', text = '', subject = '', area = '', aspect = '' } = element.dataset
  const words = element.querySelector<HTMLElement>('.division-text')
  const list = element.querySelector<HTMLElement>('.division-rows')
  if (!words || !list) throw new Error('a comment without its words')
  const label = element.querySelector('h2')?.textContent?.trim() ?? ''
  const written = { position: Number(comment), text, subject, area, aspect }
  const pane: TextPane = new TextPane(words, written, label, {
    onKey: (event) => events.onKey(pane, event),
    onChoose: () => events.onChoose(pane),
  })
  return { element, list, pane, shown: {} }
}
