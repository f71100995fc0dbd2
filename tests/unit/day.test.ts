/** Days are days in Asia/Ho_Chi_Minh (F6, design §5.8). */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayOf, isCalendarDay, readDay, showDay, showMoment, today } from '../../src/domain/day.ts'

describe('given a moment', () => {
  test.each([
    ['2026-11-22T16:59:59.999Z', '2026-11-22'],
    ['2026-11-22T17:00:00.000Z', '2026-11-23'],
    ['2026-12-31T17:00:00Z', '2027-01-01'],
    ['2024-02-28T17:00:00Z', '2024-02-29'],
    ['2024-02-29T17:00:00Z', '2024-03-01'],
  ])('when it is %s, then in Vietnam it is %s', (moment, day) => {
    expect(dayOf(new Date(moment))).toBe(day)
    expect(today(new Date(moment))).toBe(day)
  })

  test('when it is shown, then with Vietnam’s time and day', () => {
    expect(showMoment('2026-11-22T17:05:00Z')).toBe('00:05 ngày 23/11/2026')
    expect(showMoment('2026-11-23T07:05:00.123+00:00')).toBe('14:05 ngày 23/11/2026')
  })
})

describe('given a day as a person writes it', () => {
  test.each([
    ['5/9/2026', '2026-09-05'],
    ['05-09-2026', '2026-09-05'],
    [' 5.9.2026 ', '2026-09-05'],
    ['31/12/2026', '2026-12-31'],
    ['2026-09-05', '2026-09-05'],
    ['5/9/26', '5/9/26'],
    ['mồng 5', 'mồng 5'],
    ['', ''],
  ])('when “%s” is read, then it is “%s”', (written, day) => {
    expect(readDay(written)).toBe(day)
  })

  test.each([
    '2026-02-30',
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-04-31',
    '26-01-01',
    '0000-01-01',
    '1899-12-31',
    '5/9/2026',
    '',
    '2026-01-01T00:00:00Z',
    '٢٠٢٦-01-01',
  ])('when it is “%s”, then it is no calendar day', (day) => {
    expect(isCalendarDay(day)).toBe(false)
  })

  test.each(['2024-02-29', '2000-02-29', '2026-12-31', '1900-01-01'])(
    'when it is %s, then it is one',
    (day) => {
      expect(isCalendarDay(day)).toBe(true)
    },
  )

  test('when any day is shown and read again, then it is the same day', () => {
    const days = fc
      .date({ min: new Date('1903-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    fc.assert(
      fc.property(days, fc.integer({ min: -1000, max: 1000 }), (day, count) => {
        expect(isCalendarDay(day)).toBe(true)
        expect(readDay(showDay(day))).toBe(day)
        expect(addDays(addDays(day, count), -count)).toBe(day)
        expect(isCalendarDay(addDays(day, count))).toBe(true)
      }),
    )
  })

  test.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2024-03-01', -1, '2024-02-29'],
    ['2026-11-23', 30, '2026-12-23'],
  ])('when days are added to %s: %i, then %s', (day, count, result) => {
    expect(addDays(day, count)).toBe(result)
  })
})
