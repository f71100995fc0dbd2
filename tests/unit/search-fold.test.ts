import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '../../src/domain/fold.ts'
import { spelling } from '../../src/search/fold.ts'
import { wordsOf } from '../../src/search/words.ts'

const marks = fc.constantFrom(...'\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323\u0327')
const letters = fc.constantFrom(...'aăâeêioôơuưyđAĂÂEÊIOÔƠUƯYĐ .')
const vietnamese = fc.array(fc.oneof(letters, marks)).map((parts) => parts.join(''))
const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), vietnamese)
function hold(property: (text: string) => void) {
  fc.assert(
    fc.property(anyText, (text) => {
      property(text)
    }),
    { numRuns: 2_000 },
  )
}

describe('P11: given text that is folded', () => {
  test.each([
    ['Đảng ủy', 'dang uy'],
    ['ĐẢNG ỦY', 'dang uy'],
    ['hoà', 'hoa'],
    ['hòa', 'hoa'],
    ['Nguyễn Thị Là', 'nguyen thi la'],
    ['được, những người nghỉ hưu', 'duoc, nhung nguoi nghi huu'],
    ['334-KH/ĐUK', '334-kh/duk'],
  ])('when it is %s, then it is %s, composed or not', (text, folded) => {
    expect(fold(text.normalize('NFC'))).toBe(folded)
    expect(fold(text.normalize('NFD'))).toBe(folded)
  })

  test('when it is any text, then it is as long as its composed form and the same from either form', () => {
    hold((text) => {
      expect(fold(text)).toHaveLength(text.normalize('NFC').length)
      expect(fold(text.normalize('NFD'))).toBe(fold(text))
    })
  })

  test('when it is folded again, then nothing changes', () => {
    hold((text) => expect(fold(fold(text))).toBe(fold(text)))
  })

  test('when it is every letter of Vietnamese, then what is left is a letter of a to z', () => {
    for (const base of 'aăâeêioôơuưy')
      for (const tone of ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'])
        expect(fold(base + tone)).toMatch(/^[a-z]$/)
  })
})

describe('P11: given words that are compared with their marks', () => {
  test.each([
    ['hòa', 'hoà'],
    ['thủy', 'thuỷ'],
    ['Ủy', 'uỷ'],
    ['hóa'.normalize('NFD'), 'hoá'],
  ])('when the tone of %s and %s stands on another letter, then they are one spelling', (one, other) => {
    expect(spelling(one)).toBe(spelling(other))
  })

  test.each([
    ['bản', 'ban'],
    ['bản', 'bàn'],
    ['đảng', 'đang'],
    ['cơ', 'cô'],
  ])('when %s and %s are different words, then their spellings differ', (one, other) => {
    expect(spelling(one)).not.toBe(spelling(other))
  })
})

describe('P11: given text that comes apart into words', () => {
  test.each([
    ['Số 03-CT/TW', ['so', '3', 'ct', 'tw']],
    ['mục II.2.4.1.', ['muc', 'ii.2.4.1']],
    ['ngày 02/4/2012', ['ngay', '2', '4', '2012']],
    ['năm 2012…', ['nam', '2012']],
    ['“tập thể, cá nhân”', ['tap', 'the', 'ca', 'nhan']],
    ['000', ['0']],
    [' – * ', []],
  ])('when it is %s, then they are %j', (text, terms) => {
    expect(wordsOf(text).map(({ term }) => term)).toEqual(terms)
  })

  test('when it is any text, then each word is found where it is said to stand', () => {
    hold((text) => {
      const composed = text.normalize('NFC')
      for (const { written, start, end } of wordsOf(text)) expect(composed.slice(start, end)).toBe(written)
    })
  })
})
