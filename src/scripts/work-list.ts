/**
 * <work-list>: rowMoves along the links of a list with j and k or the arrows, and ticks a line with x. Only while the focus
 * is on one of these links, so that no key is caught anywhere else (WCAG 2.1.4).
 */

const rowMoves: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }

class WorkList extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('keydown', (event) => this.#press(event))
    // the sentence that names the keys: without this script there are none
    document.querySelector('[data-work-keys]')?.removeAttribute('hidden')
  }

  #press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
    const links = [...this.querySelectorAll('a[data-row]')].filter((link) => link instanceof HTMLElement)
    const here = links.find((link) => link === event.target)
    if (!here) return
    if (event.key === 'x') {
      here.closest('tr')?.querySelector('input')?.click()
      event.preventDefault()
    }
    const move = rowMoves[event.key]
    if (move === undefined) return
    event.preventDefault()
    links[links.indexOf(here) + move]?.focus()
  }
}

customElements.define('work-list', WorkList)
