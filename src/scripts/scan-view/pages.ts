/** What the viewer asks of a file with pages; it knows nothing of how they are drawn. */
export interface Size {
  width: number
  height: number
}

export interface Drawn {
  canvas: HTMLCanvasElement
  /** A picture of the page could not be read: what is drawn is not all of it. */
  lacksPicture: boolean
}

/** Pages are counted from 1. */
export interface Pages {
  count: number
  size(page: number): Promise<Size>
  /** @param width in pixels of the device @throws also when the signal comes */
  draw(page: number, width: number, signal: AbortSignal): Promise<Drawn>
  close(): void
}

/** Why nothing is shown; src/strings/scan-view.ts says it. */
export type Fault = 'closed' | 'password' | 'broken' | 'picture' | 'failed'
