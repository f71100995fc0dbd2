/** Rounds of a body: those with dates, and a trial round where a year has none (F6, R4, R6). */
import { describe, expect, test } from 'vitest'
import { type Body, bodySchema, roundDefinition, roundsOn } from '../../src/domain/body.ts'
import { readBodyFile } from '../../supabase/local/body-file.ts'

const body: Body = bodySchema.parse({
  slug: 'co-so',
  name: 'Đảng ủy cơ sở',
  superiorName: 'Đảng ủy Khối',
  subjects: [{ code: 'tap-the', kind: 'collective', title: 'Tập thể' }],
  contentAreas: [{ code: 'mot', title: 'Nội dung một', shortTitle: 'Một' }],
  rounds: [{ year: 2026, title: 'Đợt 2026', opensOn: '2026-08-01', closesOn: '2026-09-30' }],
  trialRound: { title: 'Đợt kiểm điểm năm {year}', opensDaysBefore: 14, closesDaysAfter: 30 },
})

describe('given a body with a round of 2026', () => {
  test.each(['2026-01-01', '2026-08-15', '2026-12-31'])(
    'when it is %s, then there is no trial round',
    (day) => {
      expect(roundsOn(body, day)).toEqual(body.rounds)
    },
  )

  test('when it is another year, then a trial round around that day is added', () => {
    expect(roundsOn(body, '2027-01-05')).toEqual([
      ...body.rounds,
      {
        year: 2027,
        title: 'Đợt kiểm điểm năm 2027',
        opensOn: '2026-12-22',
        closesOn: '2027-02-04',
        acceptsLateUntil: null,
      },
    ])
  })

  test('when its rounds were asked for, then the body itself is unchanged', () => {
    roundsOn(body, '2030-01-01')
    expect(body.rounds).toHaveLength(1)
  })

  test('when a round has no last day for late feedback, then there is no end', () => {
    expect(body.rounds[0]?.acceptsLateUntil).toBeNull()
  })

  test('when it is defined for the database, then it carries body, round, subjects and areas and no more', () => {
    const [round] = body.rounds
    if (!round) throw new Error('no round')
    expect(Object.keys(roundDefinition(body, round)).sort()).toEqual([
      'body',
      'contentAreas',
      'round',
      'subjects',
    ])
    expect(roundDefinition(body, round).body).toEqual({
      slug: 'co-so',
      name: 'Đảng ủy cơ sở',
      superiorName: 'Đảng ủy Khối',
    })
  })
})

describe('given a body file', () => {
  const whole = { ...body, rounds: [] as unknown[] }
  test.each([
    ['a day that does not exist', { rounds: [{ ...body.rounds[0], opensOn: '2026-02-30' }] }],
    ['a slug with capitals', { slug: 'Co-So' }],
    ['no subjects', { subjects: [] }],
    ['no content areas', { contentAreas: [] }],
    ['a subject of another kind', { subjects: [{ code: 'x', kind: 'person', title: 'X' }] }],
  ])('when it has %s, then it is refused', (_, over) => {
    expect(bodySchema.safeParse({ ...whole, ...over }).success).toBe(false)
  })

  test('when a day is written without quotes, then YAML’s date is the same day', () => {
    const dates = { year: 2026, title: 'x', opensOn: new Date('2026-08-01'), closesOn: '2026-09-30' }
    expect(bodySchema.parse({ ...whole, rounds: [dates] }).rounds[0]?.opensOn).toBe('2026-08-01')
  })

  test('II.2.2, II.2.4.2: when it is the office’s own, then three areas, the first the focus, collective first', async () => {
    const own = await readBodyFile('dang-uy-khoi')
    expect(own.contentAreas.map(({ focus }) => focus)).toEqual([true, false, false])
    expect(own.subjects.map(({ kind }) => kind)).toEqual(['collective', ...Array(6).fill('member')])
    expect(own.subjects[0]?.code).toBe('tap-the')
    expect(new Set(own.subjects.map(({ code }) => code)).size).toBe(own.subjects.length)
    const dates = { opensOn: '2012-08-01', closesOn: '2012-09-30', acceptsLateUntil: '2012-09-30' }
    expect(own.rounds[0]).toMatchObject(dates)
  })
})
