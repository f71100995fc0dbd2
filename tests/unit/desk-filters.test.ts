/** H2: filters live in the address; counts are plain sums. */
import { describe, expect, test } from 'vitest'
import { aggregateViewQuery, breakdowns, countUnits, readAggregateView } from '../../src/domain/aggregate.ts'
import { feedbackListAddress, subjectAddress } from '../../src/domain/desk-addresses.ts'
import { CommentTable, DistinctTable, EarlierRounds, FeedbackTotals } from '../../src/domain/desk-counts.ts'
import {
  commentFilterQuery,
  letterFilterQuery,
  letterStates,
  readCommentFilter,
  readLetterFilter,
} from '../../src/domain/desk-filters.ts'
import { markPassage } from '../../src/domain/passage-mark.ts'

const areas = ['cong-tac-can-bo']
const read = (query: string) => readCommentFilter(new URLSearchParams(query), areas)

describe('H2: the filter of an address', () => {
  test('is read back as it was written', () => {
    const filter = {
      area: 'cong-tac-can-bo',
      kind: 'collective',
      category: 'city_council_party_group',
      aspect: 'none',
      timeliness: 'late',
      verified: 'no',
      written: 'passage',
    } as const
    const query = new URLSearchParams(commentFilterQuery(filter))
    expect(query.toString()).toBe(
      'noi-dung=cong-tac-can-bo&nguoi=tap-the&thanh-phan=dang-doan-hoi-dong-nhan-dan&mat=khong-neu&thoi-han=muon&xac-minh=chua&cach-ghi=doan',
    )
    expect(readCommentFilter(query, areas)).toEqual(filter)
  })

  test('ignores what it does not know, and names every object inherits', () => {
    expect(commentFilterQuery(read('noi-dung=la&nguoi=constructor&mat=&thoi-han=toString'))).toEqual([])
  })

  test('stays with the cursor in the address of a page', () => {
    expect(subjectAddress('bi-thu', 2026, { kind: 'individual' }, { direction: 'after', key: '7' })).toBe(
      '/to-giup-viec/doi-tuong/bi-thu?dot=2026&nguoi=ca-nhan&sau=7',
    )
    expect(
      feedbackListAddress(
        2026,
        { kind: 'collective', state: 'unverified' },
        { direction: 'before', key: 'ABCD-2345' },
      ),
    ).toBe('/to-giup-viec/van-ban?dot=2026&nguoi=tap-the&tinh-trang=chua-xac-minh&truoc=ABCD-2345')
  })
})

describe('H2, F7: what may be wanted of the list of letters', () => {
  test('is read back as it was written, each with each kind', () => {
    expect(letterStates).toHaveLength(6)
    for (const state of [undefined, ...letterStates]) {
      for (const kind of [undefined, 'individual', 'collective'] as const) {
        expect(readLetterFilter(new URLSearchParams(letterFilterQuery({ kind, state })))).toEqual({
          kind,
          state,
        })
      }
    }
  })

  test('ignores what it does not know', () => {
    expect(readLetterFilter(new URLSearchParams('tinh-trang=constructor&nguoi=x'))).toEqual({})
  })
})

describe('H2: what the aggregation shows', () => {
  test('is read back as it was written, and what is usual is not written', () => {
    for (const unit of countUnits) {
      for (const by of breakdowns) {
        const query = new URLSearchParams(aggregateViewQuery({ unit, by }))
        expect(readAggregateView(query)).toEqual({ unit, by })
      }
    }
    expect(aggregateViewQuery({ unit: 'comment', by: 'kinds' })).toEqual([])
    expect(readAggregateView(new URLSearchParams('dem=constructor&theo='))).toEqual({
      unit: 'comment',
      by: 'kinds',
    })
  })
})

describe('H2: a passage in its comment', () => {
  test('is cut by signs, not by halves of them', () => {
    expect(markPassage('Một 😀 hai ba.', { starts_at: 4, ends_at: 9 })).toEqual({
      before: 'Một ',
      passage: '😀 hai',
      after: ' ba.',
    })
  })
})

describe('H2: counts', () => {
  test('sum over what is not asked for', () => {
    const row = (
      subject_id: string,
      content_area_id: string,
      kind: 'individual' | 'collective',
      comment_count: number,
    ) => ({
      subject_id,
      content_area_id,
      contributor_kind: kind,
      aspect: null,
      comment_count,
      unverified_count: comment_count - 1,
    })
    const table = new CommentTable([
      row('a', '1', 'individual', 2),
      row('a', '2', 'individual', 3),
      row('a', '1', 'collective', 5),
      row('b', '1', 'collective', 7),
    ])
    expect(table.count({})).toBe(17)
    expect(table.count({ subjectId: 'a' })).toBe(10)
    expect(table.count({ subjectId: 'a', areaId: '1' })).toBe(7)
    expect(table.count({ kind: 'collective' })).toBe(12)
    expect(table.count({ subjectId: 'c' })).toBe(0)
    expect(table.count({ subjectId: 'a', unverified: true })).toBe(7)
  })

  test('of letters and contributors are counted by themselves in every sum', () => {
    const row = (subject_id: string | null, content_area_id: string | null, distinct_count: number) => ({
      subject_id,
      content_area_id,
      contributor_kind: 'collective' as const,
      contributor_category: null,
      distinct_count,
      unverified_count: 1,
    })
    const table = new DistinctTable([
      row('a', '1', 2),
      row('a', '2', 2),
      row('a', null, 3),
      row(null, null, 4),
      { ...row('a', null, 1), contributor_category: 'subordinate_committee' },
      { ...row('a', null, 5), contributor_kind: 'individual' },
    ])
    expect(table.count({ subjectId: 'a', areaId: '1' })).toBe(2)
    expect(table.count({ subjectId: 'a' })).toBe(8)
    expect(table.count({ subjectId: 'a', kind: 'collective' })).toBe(3)
    expect(table.count({ subjectId: 'a', category: 'subordinate_committee' })).toBe(1)
    expect(table.count({ subjectId: 'a', unverified: true })).toBe(2)
    expect(table.count({ subjectId: 'b' })).toBe(0)
    expect(table.count({})).toBe(4)
  })

  test('of earlier rounds know nought from not being there', () => {
    const row = (year: number, content_area_code: string, comment_count: number) => ({
      year,
      subject_code: 'bi-thu',
      content_area_code,
      comment_count,
    })
    const earlier = new EarlierRounds([row(2024, 'a', 3), row(2025, 'a', 0), row(2025, 'b', 2)])
    expect(earlier.years).toEqual([2025, 2024])
    expect(earlier.count(2025, 'bi-thu')).toBe(2)
    expect(earlier.count(2025, 'bi-thu', 'a')).toBe(0)
    expect(earlier.count(2024, 'bi-thu', 'b')).toBeUndefined()
    expect(earlier.count(2024, 'uy-vien-moi')).toBeUndefined()
  })

  test('of feedbacks give the totals of a round', () => {
    const totals = new FeedbackTotals([
      {
        contributor_kind: 'individual',
        feedback_count: 4,
        late_count: 1,
        sample_count: 0,
        unverified_count: 4,
        uncompared_count: 1,
      },
      {
        contributor_kind: 'collective',
        feedback_count: 3,
        late_count: 1,
        sample_count: 2,
        unverified_count: 1,
        uncompared_count: 2,
      },
    ])
    expect({ ...totals }).toEqual({
      received: 7,
      individual: 4,
      collective: 3,
      late: 2,
      samples: 2,
      unverified: 5,
      uncompared: 3,
    })
  })
})
