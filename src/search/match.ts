/** Where a text answers a query, and how closely. */
import type { Span } from '../domain/marked-text.ts'
import { spelling } from './fold.ts'
import { type Near, nearest } from './nearest.ts'
import type { Query } from './query.ts'
import type { Word } from './words.ts'

export interface Match {
  /** The query's words side by side; the same, the last one only begun (it may still be typed); near or far apart. */
  as: 'phrase' | 'opening' | 'near' | 'far'
  /** For each word of the query, when it was typed with marks: it stands here with the same. */
  sameMarks: boolean[]
  /** In the order of the text. */
  spans: Span[]
}

/** @returns undefined when no word of the query stands in the text */
export function matchOf(words: readonly Word[], query: Query): Match | undefined {
  return phraseIn(words, query) ?? wordsIn(words, query)
}

export const isTogether = (match: Match | undefined) => match?.as === 'phrase' || match?.as === 'opening'
export const hasSameMarks = (match: Match | undefined) => match?.sameMarks.every(Boolean) === true

interface Found extends Span {
  whole: boolean
  sameMarks: boolean
}

function phraseIn(words: readonly Word[], query: Query): Match | undefined {
  const { length } = query.words
  const found = words.flatMap((first, at): Found[] => {
    for (let index = 0; index < length; index += 1) if (!meets(words[at + index], query, index)) return []
    const here = words.slice(at, at + length)
    const last = here.at(-1) ?? first
    const sameMarks = here.every((word, index) => hasMarks(word, query, index))
    return [{ start: first.start, end: last.end, whole: isWhole(last, query, length - 1), sameMarks }]
  })
  const spans = closest(found)
  const [best] = spans
  if (!best || length === 0) return undefined
  return { as: best.whole ? 'phrase' : 'opening', sameMarks: query.words.map(() => best.sameMarks), spans }
}

function wordsIn(words: readonly Word[], query: Query): Match | undefined {
  const found = query.words.map((_, index) => closest(standingFor(words, query, index)))
  const spans = nearest(found.flat())
  const [first, last] = [spans[0], spans.at(-1)]
  if (!first || !last) return undefined
  const isNear = found.every(({ length }) => length > 0) && last.at - first.at < query.words.length * 2
  return { as: isNear ? 'near' : 'far', sameMarks: found.map((each) => each[0]?.sameMarks === true), spans }
}

function standingFor(words: readonly Word[], query: Query, index: number): (Found & Near)[] {
  return words.flatMap((word, at) => {
    if (!meets(word, query, index)) return []
    const [whole, sameMarks] = [isWhole(word, query, index), hasMarks(word, query, index)]
    return [{ start: word.start, end: word.end, at, index, whole, sameMarks }]
  })
}

/** Those with the same marks, where there are such; of these the whole words. */
function closest<T extends Found>(found: T[]): T[] {
  const same = found.some(({ sameMarks }) => sameMarks) ? found.filter(({ sameMarks }) => sameMarks) : found
  return same.some(({ whole }) => whole) ? same.filter(({ whole }) => whole) : same
}

function meets(word: Word | undefined, { words }: Query, index: number): boolean {
  const wanted = words[index]
  if (!word || !wanted) return false
  return index === words.length - 1 ? word.term.startsWith(wanted.term) : word.term === wanted.term
}

function isWhole(word: Word, { words }: Query, index: number): boolean {
  return word.term === words[index]?.term
}

function hasMarks({ written, term }: Word, { words, accented }: Query, index: number): boolean {
  const wanted = words[index]
  if (!accented || !wanted) return false
  // a number has no marks, and may be written 02 or 2
  return /^\d/.test(term) || spelling(written.slice(0, wanted.written.length)) === spelling(wanted.written)
}
