import type { Passage } from './passage.ts'
import { type Word, wordsOf } from './words.ts'

/** A passage taken apart once, for all queries. */
export interface Entry {
  /** Its place among the passages. */
  id: number
  passage: Passage
  heading: Word[]
  text: Word[]
  /** The number of its clause as it may be asked for, with and without the part: `ii.2.4.1`, `2.4.1`. */
  numbers: string[]
}

export function entryOf(passage: Passage, id: number): Entry {
  const number = passage.number?.toLowerCase()
  return {
    id,
    passage,
    heading: wordsOf(passage.heading ?? ''),
    text: wordsOf(passage.text),
    numbers: number === undefined ? [] : [number, number.replace(/^[ivx]+\./, '')],
  }
}
