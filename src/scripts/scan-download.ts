/**
 * <scan-download data-large>: fetches a large scan in pieces and hands it over as one file. A hosting service's functions
 * answer with 20 MB at most; on an office's own server the plain link does as well.
 */
import { fetchRange } from './scan-range.ts'

const pieceBytes = 8 * 1_048_576

class ScanDownload extends HTMLElement {
  #isRunning = false

  connectedCallback(): void {
    const link = this.querySelector('[data-part="download"]')
    if (!('large' in this.dataset) || !(link instanceof HTMLAnchorElement)) return
    link.addEventListener('click', (event) => {
      event.preventDefault()
      if (this.#isRunning) return
      this.#isRunning = true
      this.#fetch(link.href)
        .catch(() => this.#say(this.dataset['failed']))
        .finally(() => {
          this.#isRunning = false
        })
    })
  }

  async #fetch(address: string): Promise<void> {
    const size = Number(this.dataset['size'])
    const pieces: Blob[] = []
    let type = ''
    for (let first = 0; first < size; first += pieceBytes) {
      this.#say(this.dataset['fetching']?.replace(/\d+/, String(Math.floor((100 * first) / size))))
      const last = Math.min(size, first + pieceBytes) - 1
      const piece = await fetchRange(address, first, last)
      type = piece.type
      pieces.push(piece)
    }
    const url = URL.createObjectURL(new Blob(pieces, { type }))
    const file = document.createElement('a')
    file.href = url
    file.download = this.dataset['name'] ?? ''
    file.click()
    setTimeout(() => URL.revokeObjectURL(url), 60_000)
    this.#say('')
  }

  #say(text = ''): void {
    const status = this.querySelector('[data-part="status"]')
    if (status) status.textContent = text
  }
}

customElements.define('scan-download', ScanDownload)
