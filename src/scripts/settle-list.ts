/**
 * <settle-list>: moves along the references of the comments with j and k or the arrows, ticks with x, ticks a whole page,
 * says how many are ticked, and narrows the points down by words. Keys only while the focus is on a reference (WCAG 2.1.4).
 */
import { fold } from '../domain/fold.ts'

const moves: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }

class SettleList extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('keydown', (event) => this.#press(event))
    this.addEventListener('change', (event) => this.#change(event))
    const chosen = this.querySelector<HTMLElement>('[data-part="chosen"]')
    if (chosen) chosen.hidden = false
    this.#say()
    this.#offerFinder()
  }

  #boxes(): HTMLInputElement[] {
    return [...this.querySelectorAll<HTMLInputElement>('input[name="comment"]')]
  }

  #press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
    const links = [...this.querySelectorAll<HTMLElement>('a[data-row]')]
    const here = links.find((link) => link === event.target)
    if (!here) return
    if (event.key === 'x') {
      here.closest('li')?.querySelector('input')?.click()
      event.preventDefault()
    }
    const move = moves[event.key]
    if (move === undefined) return
    event.preventDefault()
    links[links.indexOf(here) + move]?.focus()
  }

  #change({ target }: Event): void {
    if (!(target instanceof HTMLInputElement)) return
    if (target.dataset['part'] === 'all') for (const box of this.#boxes()) box.checked = target.checked
    this.#say()
  }

  #say(): void {
    const boxes = this.#boxes()
    const ticked = boxes.filter(({ checked }) => checked).length
    const count = this.querySelector<HTMLElement>('[data-part="count"]')
    if (count) count.textContent = (count.dataset['words'] ?? '').replace('#', String(ticked))
    const all = this.querySelector<HTMLInputElement>('[data-part="all"]')
    if (all) {
      all.checked = ticked > 0 && ticked === boxes.length
      all.indeterminate = ticked > 0 && ticked < boxes.length
    }
  }

  /** Only where there are more points than one sees at a glance. */
  #offerFinder(): void {
    const place = this.querySelector<HTMLElement>('point-finder')
    const points = [...this.querySelectorAll<HTMLElement>('.point')]
    if (!place || points.length < 8) return
    const label = document.createElement('label')
    const field = document.createElement('input')
    field.type = 'search'
    field.autocomplete = 'off'
    label.append(place.dataset['label'] ?? '', field)
    field.addEventListener('input', () => {
      const wanted = fold(field.value).trim()
      for (const point of points)
        point.hidden = !fold(point.querySelector('.point-text')?.textContent ?? '').includes(wanted)
    })
    // the form is not to be sent by the key that ends a search
    field.addEventListener('keydown', (event) => event.key === 'Enter' && event.preventDefault())
    place.replaceChildren(label)
    place.hidden = false
  }
}

customElements.define('settle-list', SettleList)
