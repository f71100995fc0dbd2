/**
 * <presence-line data-address data-words>: asks who else has the letter open. Only while somebody works here: a page left
 * open tells nobody that one is there, and keeps no session from ending.
 */
const everyMs = 20_000
const idleMs = 5 * 60_000

class PresenceLine extends HTMLElement {
  #lastAct = Date.now()
  #timer = 0

  connectedCallback(): void {
    for (const name of ['pointerdown', 'keydown', 'focusin'])
      document.addEventListener(name, () => {
        this.#lastAct = Date.now()
      })
    this.#timer = window.setInterval(() => {
      if (document.visibilityState === 'visible' && Date.now() - this.#lastAct < idleMs) void this.#ask()
    }, everyMs)
  }

  disconnectedCallback(): void {
    window.clearInterval(this.#timer)
  }

  async #ask(): Promise<void> {
    try {
      const response = await fetch(this.dataset['address'] ?? '', { headers: { accept: 'application/json' } })
      this.#show(namesOf(await response.json()))
    } catch {
      // the line is down or the session over: the next page says so
    }
  }

  #show(names: readonly string[]): void {
    const line = this.querySelector('.presence')
    const text = names.length > 0 ? (this.dataset['words'] ?? '').replace('…', names.join(', ')) : ''
    // said again only when it changes
    if (line && line.textContent !== text) line.textContent = text
  }
}

function namesOf(answer: unknown): string[] {
  if (typeof answer !== 'object' || answer === null || !('others' in answer)) return []
  return Array.isArray(answer.others) ? answer.others.filter((name) => typeof name === 'string') : []
}

customElements.define('presence-line', PresenceLine)
