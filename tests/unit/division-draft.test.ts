/** H3: a division while it is being made: whatever is done to it, no word is lost and none is made up. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gapsIn, isBlank, isCut, sliceOf, tighten } from '../../src/domain/code-points.ts'
import { passageOf, readRows, rowError, rowFields } from '../../src/domain/division.ts'
import {
  carve,
  changesBetween,
  choiceAt,
  choices,
  cutOut,
  doubleRow,
  isSameDivision,
  ofComment,
  openSentences,
  overlay,
  piecesOf,
  type Row,
  rowsAsWritten,
  settled,
  splitRow,
  type WrittenComment,
  withOpenRows,
} from '../../src/domain/division-draft.ts'
import { sentencesOf } from '../../src/domain/sentences.ts'
import { anyText } from '../arbitraries.ts'

const text = 'Kính gửi. Đồng chí gương mẫu. Đi cơ sở còn ít.'
const comment: WrittenComment = { position: 1, text, subject: 'bi-thu', area: 'can-bo', aspect: '' }
const whole = rowsAsWritten([comment])
const [greeting, praise] = sentencesOf(text)
const toAnother = { subject: 'tap-the', area: 'can-bo', aspect: '', reason: '' }
const slices = (rows: readonly Row[]) => rows.map((row) => `${row.subject} ${sliceOf([...text], row)}`)

describe('H3: given a comment that is one passage', () => {
  test('when a sentence in its middle is marked, then what is around it stays two passages', () => {
    const rows = carve(whole, comment, praise ?? { start: 0, end: 0 }, toAnother)
    expect(slices(rows)).toEqual([
      'bi-thu Kính gửi.',
      'tap-the Đồng chí gương mẫu.',
      'bi-thu Đi cơ sở còn ít.',
    ])
    expect(choiceAt(rows, 1, praise ?? { start: 0, end: 0 })?.subject).toBe('tap-the')
  })

  test('when marked over it, then both hold', () => {
    const rows = overlay(whole, comment, praise ?? { start: 0, end: 0 }, toAnother)
    expect(slices(rows)).toEqual([`bi-thu ${text}`, 'tap-the Đồng chí gương mẫu.'])
    expect(openSentences(rows, [comment])).toBe(0)
  })

  test('when a sentence is taken out, then it is left over and is a row to be filled in', () => {
    const rows = cutOut(whole, comment, greeting ?? { start: 0, end: 0 })
    expect(slices(rows)).toEqual(['bi-thu Đồng chí gương mẫu. Đi cơ sở còn ít.'])
    expect(openSentences(rows, [comment])).toBe(1)
    expect(slices(withOpenRows(rows, [comment]))).toEqual([
      ' Kính gửi.',
      'bi-thu Đồng chí gương mẫu. Đi cơ sở còn ít.',
    ])
  })

  test('when cut into its sentences, then they are one passage until one is given to another', () => {
    const rows = splitRow(whole, 0, text)
    expect(rows.map(({ subject }) => subject)).toEqual(['bi-thu', choices.same, choices.same])
    expect(isSameDivision(settled(rows), whole)).toBe(true)
    const given = rows.map((row, index) => (index === 1 ? { ...row, ...toAnother } : row))
    expect(slices(settled(given))).toEqual([
      'bi-thu Kính gửi.',
      'tap-the Đồng chí gương mẫu. Đi cơ sở còn ít.',
    ])
  })

  test('when a row goes with one above that covers nothing, then it covers nothing either', () => {
    const rows = splitRow(whole, 0, text).map((row, index) =>
      index === 0 ? { ...row, subject: choices.open } : row,
    )
    expect(settled(rows)).toEqual([])
    expect(openSentences(rows, [comment])).toBe(3)
  })

  test('when doubled, then the same words wait for another subject', () => {
    expect(slices(doubleRow(whole, 0))).toEqual([`bi-thu ${text}`, ` ${text}`])
  })
})

describe('H3: given two versions', () => {
  test('when held side by side, then what is the same, changed, gone and new is told apart', () => {
    const before = carve(whole, comment, greeting ?? { start: 0, end: 0 }, toAnother)
    const after = cutOut(
      carve(before, comment, greeting ?? { start: 0, end: 0 }, { ...toAnother, subject: 'bi-thu' }),
      comment,
      praise ?? { start: 0, end: 0 },
    )
    expect(
      changesBetween(before, after).map(({ before: old, after: next, isSame }) => [
        old?.subject,
        next?.subject,
        isSame,
      ]),
    ).toEqual([
      ['tap-the', 'bi-thu', false],
      ['bi-thu', undefined, false],
      [undefined, 'bi-thu', false],
    ])
    expect(changesBetween(after, after).every(({ isSame }) => isSame)).toBe(true)
  })
})

describe('H3: given any text and any steps', () => {
  const steps = fc.array(
    fc.record({
      from: fc.nat(200),
      to: fc.nat(200),
      step: fc.constantFrom('carve', 'overlay', 'cut', 'split'),
    }),
    { maxLength: 8 },
  )
  test('when they are done, then passages hold whole characters, gaps and passages hold all there is to read', () => {
    fc.assert(
      fc.property(anyText, steps, (written, all) => {
        const given = { ...comment, text: written.normalize('NFC') }
        const characters = [...given.text]
        let rows = rowsAsWritten([given])
        for (const { from, to, step } of all) {
          const [start, end] = [Math.min(from, to) % characters.length, Math.max(from, to)]
          const range = tighten(characters, { start, end: Math.min(characters.length, end) })
          if (!range) continue
          if (step === 'carve') rows = carve(rows, given, range, toAnother)
          else if (step === 'overlay') rows = overlay(rows, given, range, toAnother)
          else if (step === 'cut') {
            rows = cutOut(rows, given, range)
            expect(choiceAt(rows, 1, range)).toBeUndefined()
          } else rows = splitRow(rows, 0, given.text)
          rows = withOpenRows(rows, [given])
        }
        const kept = settled(rows)
        for (const row of kept) {
          expect(row.start).toBeLessThan(row.end)
          expect(isCut(characters, row.start) && isCut(characters, row.end)).toBe(true)
          expect(characters.slice(row.start, row.end).every(isBlank)).toBe(false)
        }
        expect(gapsIn(characters, rows)).toEqual([])
        expect(openSentences(kept, [given]) === 0).toBe(gapsIn(characters, kept).length === 0)
        const pieces = piecesOf(given.text, kept)
        expect(pieces.map((piece) => piece.text).join('')).toBe(given.text)
        for (const [index, row] of kept.entries()) {
          const own = pieces.filter((piece) => piece.rows.includes(index))
          expect(own.map((piece) => piece.text).join('')).toBe(sliceOf(characters, row))
        }
        expect(ofComment(rows, 2)).toEqual([])
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('H3: given a posted form', () => {
  const form = (rows: readonly Row[], without = '') => {
    const data = new FormData()
    for (const row of rows)
      for (const name of rowFields) if (name !== without) data.append(name, String(row[name]))
    return data
  }
  test('when it holds what the page sent, then the rows come back as they were', () => {
    const rows = splitRow(whole, 0, text)
    expect(readRows(form(rows))).toEqual(rows)
    expect(readRows(new FormData())).toEqual([])
  })
  test.each([
    ['a column is missing', form(whole, 'area')],
    ['a place is no number', form(whole.map((row) => ({ ...row, start: Number.NaN })))],
    ['an aspect is unknown', form(whole.map((row) => ({ ...row, aspect: 'weight' })))],
  ])('when %s, then it is not read', (_, data) => {
    expect(readRows(data)).toBeUndefined()
  })

  test.each([
    [{ subject: 'bi-thu', area: '' }, 'area'],
    [{ subject: choices.aside, reason: ' ' }, 'reason'],
    [{ subject: choices.aside, reason: 'x'.repeat(301) }, 'reasonTooLong'],
    [{ subject: choices.aside, reason: 'Lời chào', area: '' }, undefined],
    [{ subject: choices.open, area: '' }, undefined],
    [{ subject: choices.same, area: '' }, undefined],
  ])('when a row says %o, then what is missing is %s', (over, error) => {
    expect(
      rowError({
        comment: 1,
        start: 0,
        end: 5,
        area: 'can-bo',
        aspect: '',
        reason: '',
        ...over,
      }),
    ).toBe(error)
  })

  test('when a passage is set aside, then nothing of another choice goes with it', () => {
    const aside = {
      comment: 1,
      start: 0,
      end: 5,
      subject: choices.aside,
      area: 'can-bo',
      aspect: 'cause',
      reason: 'Lời chào',
    }
    expect(passageOf(aside)).toEqual({ comment: 1, startsAt: 0, endsAt: 5, setAside: 'Lời chào' })
  })
})
