/**
 * <live-search> around the search form and its results: results while one types, and the arrow keys between them. Until
 * the engine is there, and whenever it cannot be had, the form asks the server as it does without JavaScript.
 */
class LiveSearch extends HTMLElement {
  private show: ((typed: string) => void) | undefined
  private loading = false
  private pause: ReturnType<typeof setTimeout> | undefined

  connectedCallback(): void {
    const input = this.querySelector('input')
    if (!input) return
    const load = () => this.load(input)
    input.addEventListener('focus', load)
    if (document.activeElement === input) load()
    input.addEventListener('input', () => {
      clearTimeout(this.pause)
      this.pause = setTimeout(() => this.showNow(input), 120)
    })
    this.addEventListener('submit', (event) => this.submit(event, input))
    this.addEventListener('keydown', (event) => this.move(event, input))
  }

  private async load(input: HTMLInputElement): Promise<void> {
    if (this.loading || this.show) return
    this.loading = true
    try {
      const [{ liveResults }, answer] = await Promise.all([
        import('./live-results.ts'),
        fetch('/tim-kiem.json'),
      ])
      this.show = liveResults(this, await answer.json())
      if (input.value !== input.defaultValue) this.show(input.value)
    } catch {
      // offline, or a page from before a release: the form still asks the server
    }
    this.loading = false
  }

  private showNow(input: HTMLInputElement): void {
    clearTimeout(this.pause)
    this.pause = undefined
    this.show?.(input.value)
  }

  private submit(event: SubmitEvent, input: HTMLInputElement): void {
    if (!this.show) return
    event.preventDefault()
    this.showNow(input)
    // the keyboard on the screen covers the results
    if (matchMedia('(pointer: coarse)').matches) input.blur()
  }

  private move(event: KeyboardEvent, input: HTMLInputElement): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing) return
    // results that came after the focus had moved into the list would take it away
    if (event.target === input && this.pause !== undefined && /^Arrow/.test(event.key)) this.showNow(input)
    const stops = [input, ...this.querySelectorAll<HTMLElement>('.results a')]
    const here = event.target instanceof HTMLElement ? stops.indexOf(event.target) : -1
    const next =
      event.key === 'ArrowDown'
        ? here + 1
        : event.key === 'ArrowUp'
          ? here - 1
          : event.key === 'Escape'
            ? 0
            : here
    const stop = stops[next]
    if (here < 0 || !stop || stop === stops[here]) return
    event.preventDefault()
    stop.focus()
  }
}

customElements.define('live-search', LiveSearch)
