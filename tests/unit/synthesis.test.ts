/** Rules of the synthesis: ticks, the order of points, words of a point, and what an address keeps. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { limits } from '../../src/domain/limits.ts'
import {
  exclusionReasonSchema,
  outcomes,
  pointsInForce,
  pointTextSchema,
  readTick,
  SynthesisTable,
  stepTo,
  tickOf,
} from '../../src/domain/synthesis.ts'
import {
  readDone,
  readSynthesisView,
  type SynthesisView,
  synthesisAddress,
} from '../../src/domain/synthesis-addresses.ts'

describe('given a ticked comment', () => {
  test('then its box says which act was read of it', () => {
    const ids = fc.integer({ min: 1, max: 999_999_999 })
    fc.assert(
      fc.property(ids, fc.option(ids), (passage_id, act_id) => {
        expect(readTick(tickOf({ passage_id, act_id }))).toEqual({ passage: passage_id, seen: act_id })
      }),
    )
  })
  test.each(['', '0', '-1', '1 0', 'a', '1 2 3', '1  2', '9'.repeat(16)])('then “%s” is none', (value) => {
    expect(readTick(value)).toBeUndefined()
  })
})

describe('given points in their order', () => {
  const points = ['a', 'b', 'c'].map((id) => ({ id }))
  test.each([
    ['a', 'up', undefined],
    ['b', 'up', 'a'],
    ['c', 'up', 'b'],
    ['a', 'down', 'c'],
    ['b', 'down', null],
    ['c', 'down', undefined],
    ['x', 'up', undefined],
  ] as const)('when %s goes %s, then it is put before %s', (id, direction, before) => {
    expect(stepTo(points, id, direction)).toBe(before)
  })
  test('then those withdrawn and of another content area have no number', () => {
    const all = [
      { id: 'a', content_area_id: 'one', withdrawn: false },
      { id: 'b', content_area_id: 'one', withdrawn: true },
      { id: 'c', content_area_id: 'two', withdrawn: false },
    ]
    expect(pointsInForce(all, 'one').map(({ id }) => id)).toEqual(['a'])
  })
})

describe('given the words of a point and a reason', () => {
  test('then line breaks become blanks and outer blanks go', () => {
    expect(pointTextSchema.parse('  Cần làm rõ\r\ntrách nhiệm. ')).toBe('Cần làm rõ trách nhiệm.')
  })
  test.each([
    [pointTextSchema, limits.pointText],
    [exclusionReasonSchema, limits.exclusionReason],
  ])('then nothing, or too much, has its message', (schema, max) => {
    const message = (typed: string) => schema.safeParse(typed).error?.issues[0]?.message
    expect(message(' \n ')).toBe('required')
    expect(message('ở'.repeat(max))).toBeUndefined()
    expect(message('ở'.repeat(max + 1))).toBe('tooLong')
    expect(message('\ud800')).toBe('malformed')
  })
})

test('given counts, then every comment is in one sum', () => {
  const table = new SynthesisTable([
    { subject_id: 's', content_area_id: 'one', open_count: 1, linked_count: 2, excluded_count: 4 },
    { subject_id: 's', content_area_id: 'two', open_count: 8, linked_count: 16, excluded_count: 32 },
    { subject_id: 't', content_area_id: 'one', open_count: 64, linked_count: 0, excluded_count: 0 },
  ])
  expect(outcomes.map((outcome) => table.count(outcome, 's'))).toEqual([9, 18, 36])
  expect(table.count('open', 's', 'two')).toBe(8)
  expect(table.total('s')).toBe(63)
  expect(table.total('u')).toBe(0)
})

describe('given an address', () => {
  const areas = ['cong-tac-can-bo']
  test.each([
    [{ list: 'open' }],
    [{ area: 'cong-tac-can-bo', list: 'excluded', kind: 'collective', aspect: 'none' }],
    [
      {
        area: 'cong-tac-can-bo',
        list: 'open',
        point: '0b1c2d3e-0000-4000-8000-000000000000',
        category: 'retired',
      },
    ],
  ] satisfies [SynthesisView][])('then it keeps what is looked at: %o', (view) => {
    const { searchParams } = new URL(synthesisAddress('bi-thu', 2026, view), 'http://desk')
    expect(readSynthesisView(searchParams, areas)).toEqual({
      area: undefined,
      point: undefined,
      kind: undefined,
      category: undefined,
      aspect: undefined,
      ...view,
    })
  })
  test('then words it does not know ask for nothing', () => {
    const query = new URLSearchParams('noi-dung=khac&danh-sach=gi&y=1&nguoi=ai&da=gi&so=1')
    expect(readSynthesisView(query, areas)).toMatchObject({ area: undefined, list: 'open', point: undefined })
    expect(readDone(query)).toBeUndefined()
    expect(readDone(new URLSearchParams('da=xep&so=-1'))).toBeUndefined()
  })
  test('then it says what was just done', () => {
    const done = { what: 'linked', count: 3 } as const
    const { searchParams } = new URL(synthesisAddress('bi-thu', 2026, {}, undefined, done), 'http://desk')
    expect(readDone(searchParams)).toEqual(done)
  })
})
