import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Run } from '../../src/domain/marked-text.ts'
import { markSnippet, markText, snippetLength } from '../../src/search/mark.ts'
import { matchOf } from '../../src/search/match.ts'
import { readQuery } from '../../src/search/query.ts'
import { wordsOf } from '../../src/search/words.ts'

const matching = (text: string, query: string) => matchOf(wordsOf(text), readQuery(query))
const joined = (runs: readonly Run[]) => runs.map(({ text }) => text).join('')
const shown = (runs: readonly Run[]) => runs.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('')

const syllables = fc.constantFrom(
  'tập',
  'thể',
  'cá',
  'nhân',
  'góp',
  'ý',
  'kiến',
  'Đảng',
  'ủy,',
  'II.2.4.1',
  '…',
)
const sentence = fc.array(syllables, { maxLength: 200 }).map((words) => words.join(' '))
const anyText = fc.oneof(sentence, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }))

describe('P11: given a text in which words are marked', () => {
  test.each([
    ['ghi rõ họ tên và địa chỉ', 'ho ten va dia chi', 'ghi rõ [họ tên và địa chỉ]'],
    ['góp ý kiến', 'gop y', '[góp ý] kiến'],
    ['đảng, đang, đáng', 'đảng', '[đảng], đang, đáng'],
    ['đảng, đang, đáng', 'dang', '[đảng], [đang], [đáng]'],
    ['đang, đáng', 'đảng', '[đang], [đáng]'],
    ['Ủy ban, uỷ viên', 'uỷ ban', '[Ủy ban], uỷ viên'],
    ['họ tên, địa chỉ', 'địa chỉ họ tên', '[họ tên], [địa chỉ]'],
    ['kiểm tra, kiểm điểm', 'kiem diem', 'kiểm tra, [kiểm điểm]'],
    ['kiểm tra, kiểm điểm', 'kiem d', 'kiểm tra, [kiểm điểm]'],
    ['không có gì', 'zzz', 'không có gì'],
    ['đảng ủy'.normalize('NFD'), 'dang', '[đảng] ủy'],
  ])('when it is “%s” and the query “%s”, then it shows “%s”', (text, query, marked) => {
    expect(shown(markText(text, matching(text, query)))).toBe(marked)
  })

  test('when it is any text and query, then its runs joined are the text', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, query) => {
        expect(joined(markText(text, matching(text, query)))).toBe(text.normalize('NFC'))
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('P11: given a long text', () => {
  const long = `${'mở đầu, '.repeat(60)}người góp ý ghi rõ họ tên và địa chỉ của mình${', kết thúc'.repeat(60)}`

  test('when the words stand in its middle, then it is cut around them, in whole words', () => {
    const snippet = shown(markSnippet(long, matching(long, 'ho ten va dia chi')))
    expect(snippet).toMatch(/^… (mở|đầu,) .*\[họ tên và địa chỉ\] của mình.*(kết|thúc,) …$/)
  })

  test('when nothing of the query stands in it, then its beginning is shown', () => {
    expect(shown(markSnippet(long, undefined))).toMatch(/^mở đầu, .* …$/)
  })

  test('when it is any text and query, then the cut is a piece of it, short enough, with a mark where the text has one', () => {
    fc.assert(
      fc.property(anyText, sentence, (text, query) => {
        const match = matching(text, query)
        const runs = markSnippet(text, match)
        const piece = joined(runs).replace(/^… /, '').replace(/ …$/, '')
        expect(text.normalize('NFC')).toContain(piece)
        expect(piece.length).toBeLessThanOrEqual(snippetLength + 60)
        expect(runs.some(({ marked }) => marked)).toBe(match !== undefined)
      }),
      { numRuns: 1_000 },
    )
  })
})
