/** H3: a comment is cut into sentences that leave nothing out and break no character. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isBlank, isCut, sliceOf } from '../../src/domain/code-points.ts'
import { sentencesOf } from '../../src/domain/sentences.ts'
import { anyText } from '../arbitraries.ts'

function cut(text: string): string[] {
  return sentencesOf(text).map((sentence) => sliceOf([...text], sentence))
}

describe('H3: given Vietnamese as offices write it', () => {
  test.each([
    [
      'two sentences',
      'Đồng chí gương mẫu. Cần sát cơ sở hơn.',
      ['Đồng chí gương mẫu.', 'Cần sát cơ sở hơn.'],
    ],
    ['no full stop at the end', 'Một. Hai', ['Một.', 'Hai']],
    [
      'an abbreviation before a name',
      'Làm việc tại TP. Hồ Chí Minh. Tốt.',
      ['Làm việc tại TP. Hồ Chí Minh.', 'Tốt.'],
    ],
    [
      'titles',
      'Ý kiến của PGS.TS. Trần A, đ/c. Bí thư. Hết.',
      ['Ý kiến của PGS.TS. Trần A, đ/c. Bí thư.', 'Hết.'],
    ],
    ['an initial', 'Đồng chí Nguyễn V. An phụ trách. Tốt.', ['Đồng chí Nguyễn V. An phụ trách.', 'Tốt.']],
    [
      'numbers',
      'Chi 1.500.000 đồng, tăng 3.5 lần. Từ ngày 01.02.2026. Rõ.',
      ['Chi 1.500.000 đồng, tăng 3.5 lần.', 'Từ ngày 01.02.2026.', 'Rõ.'],
    ],
    [
      'v.v. in the middle and at the end',
      'Họp, đi cơ sở, v.v. còn ít. Nói, làm, v.v. Cần sửa.',
      ['Họp, đi cơ sở, v.v. còn ít.', 'Nói, làm, v.v.', 'Cần sửa.'],
    ],
    ['dots that trail off', 'Có lúc… chưa kịp thời... Cần sửa…', ['Có lúc… chưa kịp thời...', 'Cần sửa…']],
    ['a question and a cry', 'Vì sao chậm? Phải làm ngay!', ['Vì sao chậm?', 'Phải làm ngay!']],
    ['a sentence in quotes', 'Đồng chí nói: “Sẽ làm.” Chưa làm.', ['Đồng chí nói: “Sẽ làm.”', 'Chưa làm.']],
    [
      'a quotation inside a sentence',
      'Khi hỏi “Vì sao?” thì không trả lời.',
      ['Khi hỏi “Vì sao?” thì không trả lời.'],
    ],
    ['brackets', 'Còn nể nang (nhất là cuối năm). Nên sửa.', ['Còn nể nang (nhất là cuối năm).', 'Nên sửa.']],
    [
      'numbered items',
      '1. Về ưu điểm. Tốt.\n2.1. Về hạn chế\na) Chậm',
      ['1. Về ưu điểm.', 'Tốt.', '2.1. Về hạn chế', 'a) Chậm'],
    ],
    [
      'items with dashes',
      '- chưa đi cơ sở;\n- chưa họp dân\n+ còn nể nang',
      ['- chưa đi cơ sở;', '- chưa họp dân', '+ còn nể nang'],
    ],
    [
      'lines broken in the middle',
      'Đồng chí đã chỉ đạo\ntốt công tác\ncán bộ. Cần tiếp tục.',
      ['Đồng chí đã chỉ đạo\ntốt công tác\ncán bộ.', 'Cần tiếp tục.'],
    ],
    ['empty lines', 'Đoạn một\n\nđoạn hai', ['Đoạn một', 'đoạn hai']],
    ['a heading line', 'Hạn chế:\nchậm trả lời dân', ['Hạn chế:', 'chậm trả lời dân']],
    ['nothing between', '  \n\t ', []],
    ['signs outside the first plane', 'Tốt 👍🏽. Cờ 🇻🇳. Hết', ['Tốt 👍🏽.', 'Cờ 🇻🇳.', 'Hết']],
  ])('when there is %s, then it is cut as a reader would', (_, text, sentences) => {
    expect(cut(text)).toEqual(sentences)
  })
})

describe('H3: given any text', () => {
  test('when it is cut, then the sentences follow each other, break no character and hold all that can be read', () => {
    fc.assert(
      fc.property(anyText, (written) => {
        const text = written.normalize('NFC')
        const characters = [...text]
        let from = 0
        for (const { start, end } of sentencesOf(text)) {
          expect(start).toBeGreaterThanOrEqual(from)
          expect(end).toBeGreaterThan(start)
          expect(characters.slice(from, start).every(isBlank)).toBe(true)
          expect(isCut(characters, start) && isCut(characters, end)).toBe(true)
          from = end
        }
        expect(characters.slice(from).every(isBlank)).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })
})
