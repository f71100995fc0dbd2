/** What the editor of a division is put together from: sections of the page, and the meaning of keys and changes. */
import { choices, type Row } from '../../domain/division-draft.ts'
import type { TextPane } from './text-pane.ts'

export interface Section {
  element: HTMLElement
  list: HTMLElement
  pane: TextPane
  /** What stands in it, by part: only what differs is drawn anew. */
  shown: { text?: string; rows?: string }
}

/** What the page has for the editor under that name. */
export function partOf(editor: HTMLElement, name: string): HTMLElement {
  const part = editor.querySelector<HTMLElement>(`[data-part="${name}"]`)
  if (!part) throw new Error(`no ${name}`)
  return part
}

/** Whether these stand there already; from now on they do. */
export function isShown({ shown }: Section, part: 'text' | 'rows', rows: readonly Row[]): boolean {
  const said = JSON.stringify(rows)
  if (shown[part] === said) return true
  shown[part] = said
  return false
}

/** Whether rows come, go or join by it. */
export function isStructural(old: Row, row: Row): boolean {
  const kinds: readonly string[] = [choices.open, choices.same]
  return old.subject !== row.subject && (kinds.includes(old.subject) || kinds.includes(row.subject))
}

export function isUndo({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === 'z' && (ctrlKey || metaKey)
}

/** In a field of text the browser undoes itself. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type === 'text'
}

/** The code of the n-th subject or content area that a row's pattern offers, in the order of review. */
export function optionAt(template: HTMLElement, name: string, index: number): string | undefined {
  const field =
    template instanceof HTMLTemplateElement
      ? template.content.querySelector<HTMLSelectElement>(`[name="${name}"]`)
      : null
  const special: readonly string[] = Object.values(choices)
  return [...(field?.options ?? [])].map(({ value }) => value).filter((value) => !special.includes(value))[
    index
  ]
}
