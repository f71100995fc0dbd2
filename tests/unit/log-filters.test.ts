/** H8: the log's filters live in the address. */
import { describe, expect, test } from 'vitest'
import { logAddress, momentsOf, readEntryKey, readLogQuery } from '../../src/domain/log-filters.ts'

const read = (address: string, view: 'readings' | 'trail' = 'readings') =>
  readLogQuery(view, new URL(address, 'http://desk.invalid').searchParams)

describe('H8: the filter of an address', () => {
  test('is read back as it was written', () => {
    const filter = {
      person: 'd91ba552-d71a-4777-b2d4-c28163ed9b42',
      act: 'scan_refused',
      reference: 'ABCD-2345',
      day: '2026-09-05',
    }
    const address = logAddress('readings', filter, { cursor: { direction: 'after', key: '7' }, print: true })
    expect(read(address)).toEqual({ filter, typed: {}, print: true })
  })

  test('takes a reference and a day as people write them', () => {
    expect(read('/?van-ban=abcd 2345&ngay=5/9/2026').filter).toMatchObject({
      reference: 'ABCD-2345',
      day: '2026-09-05',
    })
  })

  test('tells what cannot be a reference or a day, as typed, and filters by neither', () => {
    const { filter, typed } = read('/?van-ban=IIII&ngay=30/2/2026')
    expect(typed).toEqual({ reference: 'IIII', day: '30/2/2026' })
    expect([filter.reference, filter.day]).toEqual([undefined, undefined])
  })

  test.each(['/?viec=khong-co', '/?nguoi=ai-do', '/?viec=xac-minh', '/'])(
    'knows no filter in %s',
    (address) => {
      expect(Object.values(read(address).filter).filter(Boolean)).toEqual([])
    },
  )

  test('knows the kinds of its own view', () => {
    expect(read('/?viec=xac-minh', 'trail').filter.act).toBe('verification')
  })
})

test('a day lasts from midnight to midnight in Vietnam', () => {
  expect(momentsOf('2026-12-31')).toEqual({
    from: '2026-12-31T00:00:00+07:00',
    until: '2027-01-01T00:00:00+07:00',
  })
})

test.each(['', '-1', '1.5', 'x', '9'.repeat(20)])('“%s” is no key of a row', (key) => {
  expect(readEntryKey(key)).toBeUndefined()
})
