import { fold } from '../domain/fold.ts'

/** A word where it stands in a text. */
export interface Word {
  /** Folded, numbers without leading zeros: what is compared. */
  term: string
  /** As written, in NFC. */
  written: string
  /** Position in the text's NFC. */
  start: number
  end: number
}

// The number of a clause stays whole (II.2.4.1); 28-KH/TU comes apart into words that stand side by side.
const word = /[ivx]+(?:\.\d+)+|\d+(?:\.\d+)+|[\p{L}\p{N}\u200d]+/gu

/** @example wordsOf('Số 03-CT/TW').map(({ term }) => term) // ['so', '3', 'ct', 'tw'] */
export function wordsOf(text: string): Word[] {
  const composed = text.normalize('NFC')
  return Array.from(fold(composed).matchAll(word), ({ 0: folded, index: start }) => {
    const end = start + folded.length
    const term = folded.replaceAll('\u200d', '').replace(/^0+(?=\d)/, '')
    return { term, written: composed.slice(start, end), start, end }
  }).filter(({ term }) => term !== '')
}
