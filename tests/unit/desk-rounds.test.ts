/** H2: which round the desk opens with. */
import { expect, test } from 'vitest'
import { chooseRound } from '../../src/server/desk/rounds.ts'

const round = (year: number, opens_on: string) => ({
  id: String(year),
  year,
  title: '',
  opens_on,
  closes_on: opens_on,
  accepts_late_until: null,
})
// newest first, as they are read
const rounds = [round(2028, '2028-08-01'), round(2027, '2027-08-01'), round(2026, '2026-08-01')]

test('H2: the round that opened last; before any has, the first to open', () => {
  expect(chooseRound(rounds, null, '2027-07-31')?.year).toBe(2026)
  expect(chooseRound(rounds, null, '2027-08-01')?.year).toBe(2027)
  expect(chooseRound(rounds, null, '2020-01-01')?.year).toBe(2026)
  expect(chooseRound([], null)).toBeUndefined()
})

test('H2: the round of the year in the address, or not found', () => {
  expect(chooseRound(rounds, '2028', '2026-09-01')?.year).toBe(2028)
  expect(() => chooseRound(rounds, '1999')).toThrow(expect.objectContaining({ status: 404 }))
  expect(() => chooseRound(rounds, '')).toThrow(expect.objectContaining({ status: 404 }))
})
