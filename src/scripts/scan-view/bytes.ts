/**
 * A scan's bytes as its viewer reads them: whole parts, as Storage keeps them, each fetched once. What is asked for comes
 * first; the rest follows on its own, because an opened scan closes again while one is still working with it.
 */
import { fetchRange } from '../scan-range.ts'

export class ScanBytes {
  readonly size: number
  readonly partBytes: number
  readonly #address: string
  readonly #parts = new Map<number, Promise<Uint8Array>>()
  readonly #stop = new AbortController()

  constructor(address: string, size: number, partBytes: number) {
    this.#address = address
    this.size = size
    this.partBytes = partBytes
  }

  /** @param end not included @returns bytes of its own: they may be given away @throws ScanClosed, Error */
  async read(begin: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
    const from = Math.floor(begin / this.partBytes)
    const numbers = Array.from({ length: Math.ceil(end / this.partBytes) - from }, (_, at) => from + at)
    const parts = await Promise.all(numbers.map((n) => this.#part(n)))
    const bytes = new Uint8Array(end - begin)
    parts.forEach((part, at) => {
      const start = (from + at) * this.partBytes
      const piece = part.subarray(Math.max(0, begin - start), end - start)
      bytes.set(piece, Math.max(0, start - begin))
    })
    return bytes
  }

  /** One part after another; a part that does not come is asked for again once somebody needs it. */
  async readAhead(): Promise<void> {
    for (let n = 0; n * this.partBytes < this.size; n++) {
      if (this.#stop.signal.aborted) return
      await this.#part(n).catch(() => {})
    }
  }

  stop(): void {
    this.#stop.abort()
  }

  #part(n: number): Promise<Uint8Array> {
    const known = this.#parts.get(n)
    if (known) return known
    const first = n * this.partBytes
    const last = Math.min(this.size, first + this.partBytes) - 1
    const part = fetchRange(this.#address, first, last, this.#stop.signal)
      .then((blob) => blob.arrayBuffer())
      .then((buffer) => new Uint8Array(buffer))
    part.catch(() => this.#parts.delete(n))
    this.#parts.set(n, part)
    return part
  }
}
