import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { planSchema } from '../../src/domain/plan.ts'
import { addressOf, blocksOf, clausesOf, planLines } from '../../src/domain/plan-text.ts'
import { firstDifference, sourceWords, wordsOf } from '../plan-words.ts'

const file = new URL('../../src/content/plan.yaml', import.meta.url)
const raw: unknown = parse(readFileSync(file, 'utf8'))
const plan = planSchema.parse(raw)
const clauses = [...clausesOf(plan.parts)]

describe('P1: the plan as structured content', () => {
  test('P1: has every word of the source, in order, and no other', () => {
    const words = [...planLines(plan)].flatMap((line) => wordsOf(line.text))
    expect(firstDifference(words, sourceWords())).toBeUndefined()
    expect(words.length).toBeGreaterThan(4000)
  })

  test('P1: keeps each line of the source as one block, so no item melts into its neighbour', () => {
    const lines = [...planLines(plan)].map((line) => wordsOf(line.text).join(' '))
    const source = readFileSync(new URL('./plan.source.txt', file), 'utf8')
      .split('\n')
      .map((line) => (line.trim() === '*' ? '*' : wordsOf(line.replaceAll('*', '')).join(' ')))
      .filter((line) => line !== '')
    expect(lines).toEqual(source)
  })

  test('P1: sets apart exactly what the source sets in italics', () => {
    const texts = clauses.flatMap((clause) => [
      clause.text ?? [],
      ...[...blocksOf(clause.blocks)].map((b) => b.text),
    ])
    const italics = texts.flat().flatMap((run) => (typeof run === 'object' && 'em' in run ? [run.em] : []))
    expect(italics).toEqual([
      'Đảng ủy Khối:',
      'Ở cấp cơ sở:',
      'Lấy ý kiến của tập thể:',
      'Lấy ý kiến của cá nhân:',
      '(thời gian thực hiện trong tháng 8 và tháng 9 năm 2012).',
      'thời gian thực hiện trong tháng 9, tháng 10 và tháng 11/2012',
    ])
  })

  test('P1: gives every numbered clause the address of its number', () => {
    expect(clauses.map((clause) => addressOf(clause.id))).toEqual(
      `I I.1 I.2 I.3 I.4 I.5
       II II.1 II.2 II.2.1 II.2.2 II.2.2.1 II.2.2.2 II.2.3 II.2.3.1 II.2.3.2 II.2.3.3
       II.2.4 II.2.4.1 II.2.4.2 II.2.4.3 II.2.5 II.3 II.3.1 II.3.2 II.3.3 II.3.4
       III III.1 III.2 III.3`.split(/\s+/),
    )
  })

  test('P1: leaves the evident slips of the source as they are, with a note beside each', () => {
    const noted = [...blocksOf(clauses.flatMap((clause) => clause.blocks))].filter((block) => block.note)
    expect(noted.map((block) => block.id)).toEqual([
      'ii-2-2-d3',
      'ii-2-2-1-d1',
      'ii-2-3-1-c2',
      'ii-2-3-1-c3',
      'iii-1-g2',
    ])
  })

  test.each([
    [
      'an address used twice',
      (text: string) => text.replace('id: i-2\n', 'id: i-1\n'),
      'địa chỉ i-1 dùng hai lần',
    ],
    [
      'a number that is not the address',
      (text: string) => text.replace("'2.4.1.'", "'2.4.9.'"),
      'lại mang số II.2.4.9.',
    ],
    [
      'a contents title that is not the text',
      (text: string) => text.replace("opening: 'Sau", "opening: 'Trước"),
      'opening không phải là',
    ],
    [
      'a mark that the address does not tell',
      (text: string) => text.replace("mark: '+'", "mark: '-'"),
      'dấu đầu dòng đòi chữ g',
    ],
  ])('P1: refuses %s', (_, spoil, message) => {
    const spoilt = planSchema.safeParse(parse(spoil(readFileSync(file, 'utf8'))))
    expect(spoilt.error?.message).toContain(message)
  })
})
