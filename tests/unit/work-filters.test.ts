/** H1: a part of the work list as one word of the address. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareNames } from '../../src/domain/names.ts'
import { stepStates, steps, whoses } from '../../src/domain/work.ts'
import { readWorkKey, withWork } from '../../src/domain/work-addresses.ts'
import { readWorkFilter, type WorkFilter, WorkTable, workFilterWord } from '../../src/domain/work-filters.ts'
import { work } from '../../src/strings/work.ts'

const filters: fc.Arbitrary<WorkFilter> = fc.constantFrom(...steps).chain((step) =>
  fc
    .record({
      step: fc.constant(step),
      person: fc.oneof(
        fc.record({ whose: fc.constantFrom(...whoses, undefined), assignee: fc.constant(undefined) }),
        fc.record({ whose: fc.constant(undefined), assignee: fc.uuid() }),
      ),
      kind: fc.constantFrom('individual' as const, 'collective' as const, undefined),
      state: fc.constantFrom(...stepStates[step], undefined),
      timeliness: fc.constantFrom('inTime' as const, 'late' as const, undefined),
    })
    .map(({ person, ...filter }) => ({ ...filter, ...person })),
)

describe('H1: given a part of the work list', () => {
  test('when it is written into an address and read back, then it is the same', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const word = workFilterWord(filter)
        expect(readWorkFilter(word)).toEqual(filter)
        expect(encodeURIComponent(word)).toBe(word)
      }),
    )
  })

  test('when an address says anything else, then nothing is filtered and the step is the first', () => {
    for (const text of [null, '', 'khong-co', '....', 'cua-ai.<script>']) {
      expect(readWorkFilter(text)).toEqual({ step: 'verify' })
    }
    // a state of another step is none of this one's
    expect(readWorkFilter('phan-y.con-nghi').state).toBeUndefined()
  })

  test('when it goes along to a page, then query and fragment of that page stay', () => {
    expect(withWork('/a#b', 'xac-minh', 'ABCD-2345')).toBe('/a?viec=xac-minh&xong=ABCD-2345#b')
    expect(withWork('/a?dot=2026', 'xac-minh')).toBe('/a?dot=2026&viec=xac-minh')
    expect(withWork('/a#b', null)).toBe('/a#b')
  })
})

test('H1: given counts, when summed by any filter, then what is left open is summed over all', () => {
  const row = {
    step: 'verify',
    state: 'new',
    contributor_kind: 'individual',
    late: false,
    whose: 'mine',
    assignee: null,
    count: 2,
    oldest: '2026-01-02T00:00:00Z',
  } as const
  const table = new WorkTable([
    row,
    { ...row, whose: 'others', assignee: 'x', count: 3, oldest: '2026-01-01T00:00:00Z' },
    { ...row, step: 'answer', count: 5 },
  ])
  expect(table.count({ step: 'verify' })).toBe(5)
  expect(table.count({ step: 'verify', whose: 'mine' })).toBe(2)
  expect(table.count({ step: 'verify', assignee: 'x', timeliness: 'inTime' })).toBe(3)
  expect(table.count({ step: 'verify', timeliness: 'late' })).toBe(0)
  expect(table.oldest({ step: 'verify' })).toBe('2026-01-01T00:00:00Z')
  expect(table.oldest({ step: 'divide' })).toBeUndefined()
  expect([...table.assignees('verify')]).toEqual(['x'])
})

test('H1, F5: given the key of a line, then it is a letter’s reference or a form’s number, and called so', () => {
  for (const key of ['7', '120']) expect(readWorkKey(key)).toBe(key)
  expect(readWorkKey('abcd 2345')).toBe('ABCD-2345')
  for (const text of ['', '0', '07', '-7', '7.5', '1234567890', 'ABCD-234O', 'abc']) {
    expect(readWorkKey(text)).toBeUndefined()
  }
  expect(work.assign.notWaiting(['12', 'ABCD-2345'])).toContain('Phiếu số 12, ABCD-2345')
  expect(work.assign.done('transcribe', 2, 'A')).toBe('Đã giao 2 phiếu, bản nhập cho A.')
  expect(work.assign.done('verify', 2, 'A')).toBe('Đã giao 2 văn bản cho A.')
})

test('H1: given names, then they are in the order of given names, as Vietnamese lists have them', () => {
  const names = ['Trần Văn Ước', 'Lê Thị Ấn', 'Nguyễn An', 'Đỗ Bình', 'Bùi Đăng', 'Phạm An']
  expect(names.sort(compareNames)).toEqual([
    'Nguyễn An',
    'Phạm An',
    'Lê Thị Ấn',
    'Đỗ Bình',
    'Bùi Đăng',
    'Trần Văn Ước',
  ])
})
