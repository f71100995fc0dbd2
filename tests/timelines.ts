/** A small timeline of every kind of milestone, for the tests of what is made from it. */
import { type Timeline, timelineSchema } from '../src/domain/timeline.ts'

const milestone = (id: string, parties: string[], more = {}) => ({
  id,
  title: `Mốc ${id}`,
  what: `Việc của mốc ${id}; hai việc, ba việc.`,
  parties,
  clauses: ['ii-2-4-1'],
  ...more,
})

export const aTimeline: Timeline = timelineSchema.parse({
  revisedOn: '2026-11-24',
  milestones: [
    milestone('gop-y', ['van-phong'], { intake: true, note: 'Văn phòng cần xác nhận.' }),
    milestone('kiem-diem', ['ban-thuong-vu', 'van-phong']),
    milestone('hoc-tap', ['ban-tuyen-giao']),
    milestone('bao-cao', ['van-phong'], {
      repeats: { every: 'half-year', firstYear: 2012, days: 'last-day' },
    }),
    milestone('tong-ket', ['van-phong'], { repeats: { every: 'year', firstYear: 2012, days: 'last-day' } }),
    milestone('giam-sat', ['ban-tuyen-giao'], {
      repeats: { every: 'year', firstYear: 2012, days: 'whole-period' },
    }),
    milestone('so-ket', ['ban-tuyen-giao'], {
      repeats: { every: 'half-year', firstYear: 2013, days: 'whole-period' },
    }),
  ],
  rounds: [
    {
      year: 2012,
      title: 'Đợt 2012',
      acceptsLateUntil: '2012-10-15',
      days: {
        'gop-y': { from: '2012-08-01', to: '2012-09-30' },
        'kiem-diem': { from: '2012-09-10', to: '2012-09-20' },
        'hoc-tap': { to: '2015-12-31' },
      },
    },
  ],
  trialTitle: 'Đợt chạy thử năm {year}',
})

/** The same milestones with the days of a second round: what an office adds in a new year. */
export const withRoundOf2027: Timeline = {
  ...aTimeline,
  rounds: [
    ...aTimeline.rounds,
    {
      year: 2027,
      title: 'Đợt 2027',
      acceptsLateUntil: null,
      graceMinutes: 0,
      days: {
        'gop-y': { from: '2027-07-05', to: '2027-08-20' },
        'kiem-diem': { from: '2027-09-01', to: '2027-10-31' },
        'hoc-tap': { from: '2027-01-01', to: '2030-12-31' },
      },
    },
  ],
}
