/** The rows of one comment's form, made from the pattern the page brings. */
import { choices, type Row } from '../../domain/division-draft.ts'

export interface RowWords {
  /** With 2 for the number. */
  label: string
}

const fieldNames = ['comment', 'start', 'end', 'subject', 'area', 'aspect', 'reason'] as const

function fieldOf(element: Element, name: string): HTMLInputElement | HTMLSelectElement | undefined {
  const field = element.querySelector(`[name="${name}"]`)
  return field instanceof HTMLInputElement || field instanceof HTMLSelectElement ? field : undefined
}

export function readRow(element: Element): Row {
  const text = (name: string) => fieldOf(element, name)?.value ?? ''
  return {
    comment: Number(text('comment')),
    start: Number(text('start')),
    end: Number(text('end')),
    subject: text('subject'),
    area: text('area'),
    aspect: text('aspect'),
    reason: text('reason'),
  }
}

/** @param place among the rows of its comment, from 0 */
export function makeRow(
  template: HTMLTemplateElement,
  row: Row,
  { place, number, quote, words }: { place: number; number: number; quote: string; words: RowWords },
): HTMLElement {
  const copy = document.importNode(template.content, true)
  const element = copy.querySelector('li')
  if (!element) throw new Error('a pattern without a row')
  // the script does what they do; a form looks at all it holds for every button that could send it
  for (const button of element.querySelectorAll('button')) button.type = 'button'
  // unlike the names that the page itself gave
  const name = `-${row.comment}.${place}`
  for (const each of [element, ...element.querySelectorAll('[id]')]) each.id = each.id.replace(/-\d+$/, name)
  for (const label of element.querySelectorAll('label')) label.htmlFor = label.htmlFor.replace(/-\d+$/, name)
  if (place === 0) element.querySelector(`option[value="${choices.same}"]`)?.remove()
  for (const field of fieldNames) {
    const input = fieldOf(element, field)
    if (input) input.value = String(row[field])
  }
  const said = element.querySelector('[data-part="quote"]')
  if (said) said.textContent = quote
  labelRow(element, row, number, words)
  return element
}

/** What a row is called: its number, or what its own choice says. */
export function labelRow(element: Element, { subject }: Row, number: number, words: RowWords): void {
  const choice = element.querySelector<HTMLSelectElement>('[name="subject"]')?.selectedOptions[0]
  // its fields follow these classes: asking the style sheet of so many rows what is chosen in them takes seconds
  element.classList.add('live')
  element.classList.toggle('row-open', subject === choices.open)
  element.classList.toggle('row-same', subject === choices.same)
  element.classList.toggle('row-aside', subject === choices.aside)
  const label = number > 0 ? words.label.replace('2', String(number)) : (choice?.textContent ?? '').trim()
  const shown = element.querySelector('[data-part="label"]')
  if (!shown || shown.textContent === label) return
  shown.textContent = label
  for (const of of element.querySelectorAll('[data-part="of"]')) of.textContent = ` (${label})`
}
