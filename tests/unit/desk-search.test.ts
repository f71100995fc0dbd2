/** H1: what the desk's search marks, cuts and keeps in the address. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  excerptLength,
  excerptOf,
  markTerms,
  plainWords,
  readDeskSearch,
  readTerms,
  searchAddress,
} from '../../src/domain/desk-search.ts'
import type { Run } from '../../src/domain/marked-text.ts'

const joined = (runs: readonly Run[]) => runs.map(({ text }) => text).join('')
const shown = (runs: readonly Run[]) => runs.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('')
const marked = (text: string, query: string) => shown(markTerms(text, readTerms(query)))
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('trách', 'nhiệm', 'Đảng', 'ủy,', '28-KH/TU', '“rõ”', '\n', '\u0323'), {
      maxLength: 400,
    })
    .map((words) => words.join(' ')),
)

describe('H1: given a comment that was found', () => {
  test.each([
    ['làm rõ trách nhiệm', 'trach nhiem', 'làm rõ [trách nhiệm]'],
    ['TRÁCH nhiệm; nhiệm vụ', 'nhiệm', 'TRÁCH [nhiệm]; [nhiệm] vụ'],
    ['nhiệm vụ, trách nhiệm', '"trách nhiệm"', 'nhiệm vụ, [trách nhiệm]'],
    ['nhiệm vụ, trách nhiệm rõ', '“trach nhiem” ro', 'nhiệm vụ, [trách nhiệm rõ]'],
    ['a b a b a', '"a b a"', '[a b a b a]'],
    ['đúng đắn, dùng', 'dung', '[đúng] đắn, [dùng]'],
    ['Số 28-KH/TU', '28 kh/tu', 'Số [28]-[KH]/[TU]'],
    ['trách nhiệm'.normalize('NFD'), 'trach', '[trách] nhiệm'],
    ['nhiệmx', 'nhiem', 'nhiệmx'],
    ['không có', 'zzz', 'không có'],
  ])('when it is “%s” and “%s” was sought, then %s', (text, query, expected) => {
    expect(marked(text, query)).toBe(expected)
  })

  test('when words are marked, then the text is the same, in NFC, and every mark begins and ends with a word', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('trach', '"trach nhiem" u', 'dang "28 kh"'), (text, query) => {
        const runs = markTerms(text, readTerms(query))
        expect(joined(runs)).toBe(text.normalize('NFC'))
        const terms = plainWords(query)
        for (const run of runs.filter((each) => each.marked))
          for (const word of plainWords(run.text)) expect(terms).toContain(word)
      }),
    )
  })

  test('when it is long, then it is cut between words to where the first mark is, and stays itself', () => {
    fc.assert(
      fc.property(anyText, fc.nat(3_000), (filling, before) => {
        const text = `${'chữ '.repeat(before)}${filling} trách nhiệm ${'nữa '.repeat(400)}`
        const runs = excerptOf(markTerms(text, readTerms('trach nhiem')))
        const words = joined(runs).replace(/^… | …$/g, '')
        expect(text.normalize('NFC')).toContain(words)
        expect(words.length).toBeLessThanOrEqual(Math.max(excerptLength, 1))
        expect(runs.some((run) => run.marked)).toBe(true)
      }),
    )
    expect(shown(excerptOf(markTerms('ngắn', readTerms('ngan'))))).toBe('[ngắn]')
  })
})

describe('H1: given a search in the address', () => {
  test('when it is read back, then it is the same', () => {
    const search = {
      typed: 'rõ "trách nhiệm"',
      allRounds: false,
      subject: 'bi-thu',
      area: 'x',
      kind: 'individual',
    } as const
    const address = searchAddress(2026, search, { direction: 'after', key: '7' })
    const query = new URL(address, 'http://x').searchParams
    expect(readDeskSearch(query)).toEqual(search)
    expect([query.get('dot'), query.get('sau')]).toEqual(['2026', '7'])
  })

  test('when it is of all rounds, then a round’s own subjects and areas filter nothing', () => {
    const query = new URLSearchParams('tu-khoa=a&pham-vi=moi-dot&doi-tuong=bi-thu&noi-dung=x')
    expect(readDeskSearch(query)).toEqual({ typed: 'a', allRounds: true, kind: undefined })
  })

  test('when anything else is in it, then it is cut to its length and has no line breaks', () => {
    const query = new URLSearchParams([['tu-khoa', `\n a\u0000b\t${'c'.repeat(500)}`]])
    expect(readDeskSearch(query).typed).toMatch(/^a b c{190,195}$/)
  })
})
