/**
 * A division of a letter while it is being made: rows that a form carries and a script changes. Pure, without zod: the
 * desk's script brings it to the browser.
 */
import { gapsIn, type Range, sliceOf, tighten } from './code-points.ts'
import { sentencesOf } from './sentences.ts'

/** What a subject's field says beside a subject's code. */
export const choices = {
  /** Nothing yet: the row covers nothing. */
  open: '',
  /** Part of the passage above. */
  same: '+',
  /** About nobody: set aside with a reason. */
  aside: '-',
} as const

export interface Row extends Range {
  /** The comment's position in its letter, from 1. */
  comment: number
  /** A subject's code, or one of `choices`. */
  subject: string
  /** Codes; empty where none is chosen. */
  area: string
  aspect: string
  /** Why it is set aside. */
  reason: string
  /** Written by another, and the letter is about the reader. */
  isReasonHidden?: boolean
}

export type Choice = Pick<Row, 'subject' | 'area' | 'aspect' | 'reason' | 'isReasonHidden'>

/** A comment as the contributor gave it: its words and their own choice. */
export interface WrittenComment {
  position: number
  text: string
  subject: string
  area: string
  aspect: string
}

export const openChoice: Choice = { subject: choices.open, area: '', aspect: '', reason: '' }

export function ownChoice({ subject, area, aspect }: WrittenComment): Choice {
  return { subject, area, aspect, reason: '' }
}

export function sortRows(rows: readonly Row[]): Row[] {
  return rows.toSorted(
    (one, other) => one.comment - other.comment || one.start - other.start || one.end - other.end,
  )
}

/** One passage per comment, as the contributor divided the letter. */
export function rowsAsWritten(comments: readonly WrittenComment[]): Row[] {
  return comments.flatMap((comment) => {
    const characters = [...comment.text]
    const whole = tighten(characters, { start: 0, end: characters.length })
    return whole ? [{ comment: comment.position, ...whole, ...ownChoice(comment) }] : []
  })
}

/** The rows that cover something, those that go with the one above taken into it. */
export function settled(rows: readonly Row[]): Row[] {
  const whole: Row[] = []
  for (const row of sortRows(rows)) {
    const above = whole.at(-1)
    if (row.subject !== choices.same) whole.push(plain(row))
    else if (above?.comment === row.comment) above.end = Math.max(above.end, row.end)
    else whole.push({ ...row, ...openChoice })
  }
  return whole.filter(({ subject }) => subject !== choices.open)
}

/** Without what a form still carries of another choice. */
function plain(row: Row): Row {
  return row.subject === choices.aside ? { ...row, area: '', aspect: '' } : { ...row, reason: '' }
}

/** Sentences of a comment that no row covers, or only in part: the parts that are left. */
export function openParts(text: string, ranges: readonly Range[]): Range[] {
  const characters = [...text]
  const sentences = sentencesOf(text)
  return gapsIn(characters, ranges).flatMap((gap) =>
    sentences.flatMap((sentence) => {
      const part = { start: Math.max(gap.start, sentence.start), end: Math.min(gap.end, sentence.end) }
      return (part.start < part.end && tighten(characters, part)) || []
    }),
  )
}

/** With a row for every sentence that is left over, so that a form shows it. */
export function withOpenRows(rows: readonly Row[], comments: readonly WrittenComment[]): Row[] {
  const kept = settled(rows)
  const open = comments.flatMap(({ position, text }) =>
    openParts(text, ofComment(kept, position)).map((part) => ({ comment: position, ...part, ...openChoice })),
  )
  return sortRows([...rows.filter(({ subject }) => subject !== choices.open), ...open])
}

export function ofComment(rows: readonly Row[], position: number): Row[] {
  return rows.filter(({ comment }) => comment === position)
}

/** How many sentences of the letter are not covered to their end. */
export function openSentences(rows: readonly Row[], comments: readonly WrittenComment[]): number {
  const kept = settled(rows)
  let count = 0
  for (const { position, text } of comments) {
    const gaps = gapsIn([...text], ofComment(kept, position))
    for (const { start, end } of sentencesOf(text))
      if (gaps.some((gap) => gap.start < end && gap.end > start)) count += 1
  }
  return count
}

/** A row in place of another, one for each of its sentences; all still of one passage. */
export function splitRow(rows: readonly Row[], index: number, text: string): Row[] {
  const row = rows[index]
  if (!row) return [...rows]
  const characters = [...text]
  const parts = sentencesOf(sliceOf(characters, row)).map(({ start, end }) => ({
    start: row.start + start,
    end: row.start + end,
  }))
  const follow = row.subject === choices.open ? openChoice : { ...openChoice, subject: choices.same }
  const split = parts.map((part, at) => ({ ...row, ...part, ...(at > 0 && follow) }))
  return rows.toSpliced(index, 1, ...(split.length > 0 ? split : [row]))
}

/** The same words once more, for another subject: one sentence can be about two. */
export function doubleRow(rows: readonly Row[], index: number): Row[] {
  const row = rows[index]
  return row ? rows.toSpliced(index + 1, 0, { ...row, subject: choices.open, reason: '' }) : [...rows]
}

/** A passage of its own: what was there of others goes on before and after it. */
export function carve(rows: readonly Row[], comment: WrittenComment, range: Range, choice: Choice): Row[] {
  return overlay(cutOut(rows, comment, range), comment, range, choice)
}

/** One more passage over words that others cover as well. */
export function overlay(
  rows: readonly Row[],
  { position }: WrittenComment,
  range: Range,
  choice: Choice,
): Row[] {
  return sortRows([...rows, { comment: position, ...range, ...choice }])
}

/** Takes words out of every passage that holds them. */
export function cutOut(rows: readonly Row[], { position, text }: WrittenComment, range: Range): Row[] {
  const characters = [...text]
  const whole = settled(rows)
  const others = whole.filter(({ comment }) => comment !== position)
  const rest = ofComment(whole, position).flatMap((row) => {
    if (row.end <= range.start || row.start >= range.end) return [row]
    return [
      { start: row.start, end: range.start },
      { start: range.end, end: row.end },
    ].flatMap((part) => {
      const left = part.start < part.end && tighten(characters, part)
      return left ? [{ ...row, ...left }] : []
    })
  })
  return sortRows([...others, ...rest])
}

/** What the words in a range were given so far: by the shortest row that holds them all, else by the first that touches them. */
export function choiceAt(rows: readonly Row[], position: number, { start, end }: Range): Choice | undefined {
  const near = ofComment(settled(rows), position).filter((row) => row.start < end && row.end > start)
  const around = near.filter((row) => row.start <= start && row.end >= end)
  const row = around.toSorted((one, other) => one.end - one.start - (other.end - other.start))[0] ?? near[0]
  return row && { subject: row.subject, area: row.area, aspect: row.aspect, reason: row.reason }
}

/** A part of a comment's text that is shown in one way. */
export interface Piece extends Range {
  text: string
  /** Numbers of the rows over it, as `rows` counts them from 0. */
  rows: number[]
  /** The sentence it belongs to, from 0; none between sentences. */
  sentence: number | undefined
}

/** The whole text in order, cut wherever a sentence or a row begins or ends. */
export function piecesOf(text: string, rows: readonly Row[]): Piece[] {
  const characters = [...text]
  const sentences = sentencesOf(text)
  const borders = new Set([0, characters.length])
  for (const { start, end } of [...sentences, ...rows]) borders.add(start).add(end)
  const places = [...borders].sort((one, other) => one - other)
  return places.slice(0, -1).map((start, index) => {
    const end = places[index + 1] ?? characters.length
    const sentence = sentences.findIndex((each) => each.start <= start && each.end >= end)
    return {
      start,
      end,
      text: sliceOf(characters, { start, end }),
      rows: rows.flatMap((row, number) => (row.start <= start && row.end >= end ? [number] : [])),
      sentence: sentence < 0 ? undefined : sentence,
    }
  })
}

/** More than two lines of a row show; the words themselves stand beside it. */
const quoteLength = 240

/** The beginning of what a row covers. */
export function quoteOf(characters: readonly string[], { start, end }: Range): string {
  const isWhole = end - start <= quoteLength
  return isWhole
    ? sliceOf(characters, { start, end })
    : `${sliceOf(characters, { start, end: start + quoteLength })}…`
}

export interface Change {
  before?: Row
  after?: Row
  isSame: boolean
}

/** Two versions side by side, in order; passages over the same words stand beside each other. */
export function changesBetween(before: readonly Row[], after: readonly Row[]): Change[] {
  const left = [...before]
  const changes = after.map((row): Change => {
    const same = left.findIndex((each) => isSameRange(each, row) && isSameChoice(each, row))
    const index = same >= 0 ? same : left.findIndex((each) => isSameRange(each, row))
    const [old] = index >= 0 ? left.splice(index, 1) : []
    return { after: row, ...(old && { before: old }), isSame: same >= 0 }
  })
  for (const row of left) changes.push({ before: row, isSame: false })
  const placeOf = ({ before: old, after: row }: Change) => row ?? old
  return changes.toSorted((one, other) => {
    const [a, b] = [placeOf(one), placeOf(other)]
    return a && b ? a.comment - b.comment || a.start - b.start || a.end - b.end : 0
  })
}

function isSameRange(one: Row, other: Row): boolean {
  return one.comment === other.comment && one.start === other.start && one.end === other.end
}

export function isSameChoice(one: Choice, other: Choice): boolean {
  return (
    one.subject === other.subject &&
    one.area === other.area &&
    one.aspect === other.aspect &&
    one.reason === other.reason
  )
}

export function isSameDivision(one: readonly Row[], other: readonly Row[]): boolean {
  return one.length === other.length && changesBetween(one, other).every(({ isSame }) => isSame)
}

/** How passages are called, comment by comment: the number of each row that begins one, 0 for the others. */
export function numbersOf(rows: readonly Row[]): number[] {
  const counts = new Map<number, number>()
  return rows.map(({ comment, subject }) => {
    if (subject === choices.open || subject === choices.same) return 0
    const number = (counts.get(comment) ?? 0) + 1
    counts.set(comment, number)
    return number
  })
}
