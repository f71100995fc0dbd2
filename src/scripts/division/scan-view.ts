/** <scan-view>: turns and enlarges the picture of a scan; without scripts it is as wide as its frame, and scrolls. */
const steps = [50, 75, 100, 150, 200, 300, 400]
const fit = 100

class ScanView extends HTMLElement {
  #turn = 0
  #zoom = fit

  connectedCallback(): void {
    const tools = this.querySelector<HTMLElement>('[data-part="tools"]')
    if (!tools) return
    tools.hidden = false
    tools.addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest('button') : null
      switch (button?.dataset['do']) {
        case 'turn':
          this.#turn = (this.#turn + 90) % 360
          break
        case 'larger':
          this.#zoom = steps.find((step) => step > this.#zoom) ?? this.#zoom
          break
        case 'smaller':
          this.#zoom = steps.findLast((step) => step < this.#zoom) ?? this.#zoom
          break
        case 'fit':
          this.#zoom = fit
          this.#turn = 0
      }
      this.#show()
    })
  }

  #show(): void {
    const picture = this.querySelector('img')
    if (!picture) return
    picture.dataset['turn'] = String(this.#turn)
    picture.style.setProperty('--zoom', `${this.#zoom}%`)
  }
}

customElements.define('scan-view', ScanView)
