/** Text as it is stored (design §5.9). */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codePoints, normaliseLine, normaliseText } from '../../src/domain/text.ts'

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string())

describe('given text as it is typed', () => {
  test.each([
    ['Đặng Thị Bưởi'.normalize('NFD'), 'Đặng Thị Bưởi'],
    ['đường', 'đường'],
    ['a\u0000b\u0008cd\u001fe\u007ff', 'abcdef'],
    ['một\r\nhai\rba\n', 'một\nhai\nba\n'],
    ['\t cột\t ', '\t cột\t '],
    ['\ufeff\u200b\u202e', '\ufeff\u200b\u202e'],
  ])('when %j is normalised, then it is %j', (typed, kept) => {
    expect(normaliseText(typed)).toBe(kept)
  })

  test('when it is normalised, then it is NFC, bears no control character but tab and line feed, and stays so', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const kept = normaliseText(text)
        expect(kept.normalize('NFC')).toBe(kept)
        expect(/[\p{Cc}--[\t\n\u0080-\u009f]]/v.test(kept)).toBe(false)
        expect(normaliseText(kept)).toBe(kept)
      }),
      { numRuns: 500 },
    )
  })

  test('when a control character stood between a letter and its mark, then the result is still NFC', () => {
    const kept = normaliseText('a\u0000\u0301')
    expect(kept).toBe(kept.normalize('NFC'))
  })

  test('when it has neither control characters nor marks to join, then nothing is changed', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const clean = text.normalize('NFC').replace(/[\p{Cc}--[\t\n\u0080-\u009f]]/gv, '')
        fc.pre(clean.normalize('NFC') === clean)
        expect(normaliseText(clean)).toBe(clean)
      }),
    )
  })
})

describe('given a one-line field', () => {
  test.each([
    ['  Trần\tThử \n', 'Trần Thử'],
    ['một\r\nhai', 'một hai'],
    ['a\n\n\tb', 'a b'],
    ['\u00a0x\u3000', 'x'],
    [' \n\t ', ''],
  ])('when %j is normalised, then it is %j', (typed, kept) => {
    expect(normaliseLine(typed)).toBe(kept)
  })

  test('when any text is normalised twice, then the second changes nothing', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const kept = normaliseLine(text)
        expect(normaliseLine(kept)).toBe(kept)
        expect(/[\t\n\r]/.test(kept)).toBe(false)
      }),
    )
  })
})

describe('given a length', () => {
  test.each([
    ['', 0],
    ['ở', 1],
    ['ở'.normalize('NFD'), 3],
    ['😀', 1],
    ['👨‍👩‍👧', 5],
  ])('when %j is counted, then it has %i code points', (text, count) => {
    expect(codePoints(text)).toBe(count)
  })
})

test.each(['\r\n', '\r', '\n', '\v', '\f', '\u0085'])(
  'when a line is broken by %j, then it stays broken',
  (lineBreak) => {
    expect(normaliseText(`dòng một${lineBreak}dòng hai`)).toBe('dòng một\ndòng hai')
  },
)
