/** One page, or one picture, in its box: how it is turned and shaped. The style sheet does the rest. */
import type { Size } from './pages.ts'
import type { Turn } from './state.ts'

/** @param size of the page as it lies in the file */
export function setRatio(box: HTMLElement, { width, height }: Size): void {
  box.style.setProperty('--ratio', String(width / height))
}

export function setTurn(box: HTMLElement, turn: Turn): void {
  if (turn === 0) delete box.dataset['turn']
  else box.dataset['turn'] = String(turn)
}

/** @returns the number of the box that is looked at, counted from 1 */
export function pageSeen(frame: HTMLElement, boxes: readonly HTMLElement[]): number {
  const line = frame.scrollTop + frame.clientHeight / 3
  return Math.max(1, boxes.findLastIndex((box) => box.offsetTop <= line) + 1)
}

/** Changes something about the boxes' size; what was in the middle of the frame stays there. */
export function keepingPlace(frame: HTMLElement, box: HTMLElement, change: () => void): void {
  const middle = () => frame.scrollTop + frame.clientHeight / 2
  const share = (middle() - box.offsetTop) / (box.offsetHeight || 1)
  const across = (frame.scrollLeft + frame.clientWidth / 2) / (frame.scrollWidth || 1)
  change()
  frame.scrollTop = box.offsetTop + share * box.offsetHeight - frame.clientHeight / 2
  frame.scrollLeft = across * frame.scrollWidth - frame.clientWidth / 2
}

/** Changes how the box lies; one begins to read it from its upper edge. */
export function showing(frame: HTMLElement, box: HTMLElement, change: () => void): void {
  change()
  frame.scrollTop = box.offsetTop
}
