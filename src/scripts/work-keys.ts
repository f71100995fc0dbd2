/**
 * <work-keys>: follows the link of a key, j or k, from anywhere but a form field. A single letter as a shortcut can be
 * pressed by mistake, by voice control above all: the checkbox switches it off on this device (WCAG 2.1.4).
 */

const keysSwitch = 'phim-tat'
const typedInto = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]'

class WorkKeys extends HTMLElement {
  #leaving: AbortController | undefined

  connectedCallback(): void {
    const label = this.querySelector('[data-part="switch"]')
    const box = label?.querySelector('input')
    if (!(label instanceof HTMLElement) || !box) return
    label.hidden = false
    box.checked = localStorage.getItem(keysSwitch) !== 'off'
    box.addEventListener('change', () => localStorage.setItem(keysSwitch, box.checked ? 'on' : 'off'))
    this.#leaving = new AbortController()
    document.addEventListener('keydown', (event) => box.checked && this.#press(event), {
      signal: this.#leaving.signal,
    })
  }

  disconnectedCallback(): void {
    this.#leaving?.abort()
  }

  #press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.defaultPrevented) return
    if (event.target instanceof Element && event.target.closest(typedInto)) return
    const link = [...this.querySelectorAll('a')].find(
      ({ dataset }) => dataset['key'] === event.key.toLowerCase(),
    )
    if (!link) return
    event.preventDefault()
    link.click()
  }
}

customElements.define('work-keys', WorkKeys)
