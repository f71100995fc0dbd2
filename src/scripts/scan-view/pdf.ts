/**
 * A PDF's pages drawn by pdf.js. Loaded only once a PDF is shown. Nothing in the file runs or leads anywhere: no script,
 * form or link is taken from it; what stamps and signatures look like is drawn with the page.
 */
import {
  AnnotationMode,
  GlobalWorkerOptions,
  getDocument,
  InvalidPDFException,
  PasswordException,
  PDFDataRangeTransport,
  type PDFDocumentProxy,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs'
import workerSrc from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'
import { ScanClosed } from '../scan-range.ts'
import type { ScanBytes } from './bytes.ts'
import type { Drawn, Fault, Pages, Size } from './pages.ts'

GlobalWorkerOptions.workerSrc = workerSrc
/** What pdf.js fetches when a file needs it: see src/pages/pdfjs. */
const assets = '/pdfjs/'
/** A3 at 600 dpi; a hostile file announces more than a browser can bear. */
const pictureLimit = 75_000_000
/** Telephones draw nothing on a larger canvas. */
const canvasLimit = 16_000_000

class Transport extends PDFDataRangeTransport {
  readonly #bytes: ScanBytes
  readonly #onFail: (cause: unknown) => void

  constructor(bytes: ScanBytes, onFail: (cause: unknown) => void) {
    super(bytes.size, null)
    this.#bytes = bytes
    this.#onFail = onFail
  }

  override requestDataRange(begin: number, end: number): void {
    this.#bytes.read(begin, end).then((chunk) => this.onDataRange(begin, chunk), this.#onFail)
  }

  override abort(): void {
    this.#bytes.stop()
  }
}

/** @param onFault told once the document cannot be read any further @throws what `faultOf` knows */
export async function openPdf(bytes: ScanBytes, onFault: (fault: Fault) => void): Promise<Pages> {
  let isClosed = false
  const failed = Promise.withResolvers<never>()
  const task = getDocument({
    range: new Transport(bytes, (cause) => {
      failed.reject(cause)
      if (!isClosed) onFault(faultOf(cause))
    }),
    rangeChunkSize: bytes.partBytes,
    disableAutoFetch: true,
    disableStream: true,
    maxImageSize: pictureLimit,
    wasmUrl: assets,
    standardFontDataUrl: assets,
    useWorkerFetch: false,
    enableXfa: false,
    disableWorkerRendering: true,
    verbosity: VerbosityLevel.ERRORS,
  })
  const close = () => {
    isClosed = true
    bytes.stop()
    void task.destroy()
  }
  try {
    const file = await Promise.race([task.promise, failed.promise])
    void bytes.readAhead()
    return pagesOf(file, close)
  } catch (cause) {
    close()
    throw cause
  }
}

export function faultOf(cause: unknown): Fault {
  if (cause instanceof ScanClosed) return 'closed'
  if (cause instanceof PasswordException) return 'password'
  if (cause instanceof InvalidPDFException) return 'broken'
  return 'failed'
}

function pagesOf(file: PDFDocumentProxy, close: () => void): Pages {
  return {
    count: file.numPages,
    async size(page: number): Promise<Size> {
      const { width, height } = (await file.getPage(page)).getViewport({ scale: 1 })
      return { width, height }
    },
    async draw(number: number, width: number, signal: AbortSignal): Promise<Drawn> {
      const page = await file.getPage(number)
      const natural = page.getViewport({ scale: 1 })
      const largest = Math.sqrt(canvasLimit / (natural.width * natural.height))
      const viewport = page.getViewport({ scale: Math.min(width / natural.width, largest) })
      const canvas = document.createElement('canvas')
      canvas.width = Math.max(1, Math.round(viewport.width))
      canvas.height = Math.max(1, Math.round(viewport.height))
      const drawing = page.render({ canvas, viewport, annotationMode: AnnotationMode.ENABLE })
      const cancel = () => drawing.cancel()
      signal.addEventListener('abort', cancel)
      try {
        await drawing.promise
        const lacksPicture = [...page.objs].some(([id, data]) => id.startsWith('img_') && data === null)
        return { canvas, lacksPicture }
      } finally {
        signal.removeEventListener('abort', cancel)
        page.cleanup()
      }
    },
    close,
  }
}
