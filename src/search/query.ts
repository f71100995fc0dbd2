import { fold } from '../domain/fold.ts'
import { type Word, wordsOf } from './words.ts'

/** Characters of a query that are read; a form may be sent with any number. */
export const queryLimit = 200

export interface Query {
  /** What was typed, without what a query has no use for. */
  typed: string
  words: Word[]
  /** Lower case, when the query is nothing but the number of a clause: `ii.2.4.1`, `2.4.1`. */
  number?: string
  /** Typed with marks: then the same letters with other marks are other words. */
  accented: boolean
}

// `Mục II.2.4.1.`, `2.4.1`, `ii-2-4-1` as in an address, `phần III`
const clauseNumber = /^(?:(?:muc|phan)\s+)?((?:[ivx]+|\d+)(?:[.-]\d+)*)\.?$/
// "mục" before a number only says that it is one
const clauseWord = /^muc\s+(?=[ivx]*\.?\d)/

export function readQuery(text: string): Query {
  const typed = text
    .slice(0, queryLimit)
    .normalize('NFC')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
  const folded = fold(typed)
  const skipped = clauseWord.exec(folded)?.[0].length ?? 0
  const number = clauseNumber.exec(folded)?.[1]?.replaceAll('-', '.')
  return {
    typed,
    words: wordsOf(typed.slice(skipped)),
    ...(number !== undefined && { number }),
    accented: folded !== typed.toLowerCase(),
  }
}
