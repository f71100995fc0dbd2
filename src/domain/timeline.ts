/**
 * The round's milestones and days (row P9): one file drives the list, the picture, the calendar, what comes next and
 * the days on which intake opens and closes (row F6).
 */
import { z } from 'zod'
import { clauses, code, day, sentence } from './content-field.ts'

const repeats = z.strictObject({
  every: z.enum(['half-year', 'year']).describe('half-year: sáu tháng một lần; year: mỗi năm một lần.'),
  firstYear: z.int().describe('Năm đầu tiên.'),
  days: z
    .enum(['last-day', 'whole-period'])
    .describe('last-day: ghi vào ngày cuối kỳ; whole-period: kéo dài suốt kỳ.'),
})

const milestoneSchema = z.strictObject({
  id: code.describe(
    'Tên ngắn; không đổi sau khi đã công bố, vì lịch của người đọc nhận ra mốc theo tên này.',
  ),
  title: sentence.describe('Tên mốc, vài chữ.'),
  what: sentence.describe('Việc phải làm.'),
  parties: z.array(code).min(1).describe('Cơ quan chịu trách nhiệm: mã trong organisation.yaml.'),
  clauses,
  intake: z.boolean().default(false).describe('true ở đúng một mốc: ngày của mốc này là ngày nhận góp ý.'),
  reply: z
    .boolean()
    .default(false)
    .describe('true ở nhiều nhất một mốc: ngày cuối của mốc này là hạn trả lời người góp ý.'),
  repeats: repeats.optional().describe('Quy tắc lặp lại; mốc có quy tắc thì không ghi ngày trong từng đợt.'),
  note: sentence.optional().describe('Điều kế hoạch không nói rõ, hoặc cần văn phòng xác nhận.'),
})

const spanSchema = z.strictObject({
  from: day.optional().describe('Ngày đầu; bỏ trống khi kế hoạch không ghi.'),
  to: day.describe('Ngày cuối, tính đến hết ngày.'),
})

const roundSchema = z.strictObject({
  year: z.int().describe('Năm của đợt.'),
  title: sentence.describe('Tên đợt kiểm điểm.'),
  acceptsLateUntil: day
    .nullable()
    .default(null)
    .describe('Ngày cuối còn nhận góp ý gửi muộn; null: không có ngày cuối.'),
  graceMinutes: z
    .int()
    .min(0)
    .max(2880)
    .default(0)
    .describe(
      'Số phút cho người đã bắt đầu viết trước giờ đóng gửi nốt mà vẫn tính là đúng hạn. 0: không thêm.',
    ),
  days: z
    .record(code, spanSchema.nullable())
    .describe('Ngày của từng mốc: tên mốc, rồi from và to; null khi đợt này không có mốc đó.'),
})

export const timelineSchema = z.strictObject({
  revisedOn: day.describe('Ngày sửa tệp này lần cuối; lịch của người đọc cập nhật theo ngày này.'),
  milestones: z.array(milestoneSchema).min(1).describe('Các mốc, theo thứ tự.'),
  rounds: z.array(roundSchema).min(1).describe('Các đợt, mỗi năm một đợt. Năm mới: chép đợt cũ, sửa ngày.'),
  trialTitle: sentence.describe('Tên đợt chạy thử; {year} là năm. Chỉ dùng khi chạy thử bằng npm start.'),
})
export type Timeline = z.output<typeof timelineSchema>
export type Milestone = Timeline['milestones'][number]
export type TimelineRound = Timeline['rounds'][number]
export type Span = z.output<typeof spanSchema>

/** A round as intake and the database know it. */
export type Round = {
  year: number
  title: string
  opensOn: string
  closesOn: string
  /** Last day late feedback is accepted; null: no end. */
  acceptsLateUntil: string | null
  /** A letter begun before the closing second and sent within so many minutes after it is in time. */
  graceMinutes: number
}

/** The rounds with days for intake, oldest first. */
export function intakeRounds({ milestones, rounds }: Timeline): Round[] {
  const gate = milestones.find(({ intake }) => intake)?.id ?? ''
  return rounds
    .flatMap(({ year, title, acceptsLateUntil, graceMinutes, days }) => {
      const span = days[gate]
      return span?.from
        ? [{ year, title, opensOn: span.from, closesOn: span.to, acceptsLateUntil, graceMinutes }]
        : []
    })
    .sort((a, b) => a.year - b.year)
}

/**
 * The timeline with a round for trying things in a year that has none: the latest round's days moved to that year,
 * intake open all year; what has no first day belongs to that round alone. A pure function of the year, so that the site
 * and the database agree on it.
 */
export function withTrialRound(timeline: Timeline, year: number): Timeline {
  const { rounds, milestones, trialTitle } = timeline
  const latest = [...rounds].sort((a, b) => b.year - a.year)[0]
  if (!latest || rounds.some((round) => round.year === year)) return timeline
  const moved = (text: string) => `${Number(text.slice(0, 4)) + year - latest.year}${text.slice(4)}`
  const days = Object.fromEntries(
    Object.entries(latest.days).map(([id, span]): [string, Span | null] => [
      id,
      milestones.find((milestone) => milestone.id === id)?.intake
        ? { from: `${year}-01-01`, to: `${year}-12-31` }
        : span?.from
          ? { from: moved(span.from), to: moved(span.to) }
          : null,
    ]),
  )
  const trial = {
    year,
    title: trialTitle.replace('{year}', String(year)),
    acceptsLateUntil: null,
    graceMinutes: latest.graceMinutes,
    days,
  }
  return { ...timeline, rounds: [...rounds, trial] }
}

/**
 * The last day on which contributors are to be answered; undefined where the office's content has none, or none that
 * lies after the last day for feedback (a trial takes feedback the whole year).
 */
export function replyDueDay({ milestones, rounds }: Timeline, year: number): string | undefined {
  const round = rounds.find((each) => each.year === year)
  const lastDayOf = (milestone: Milestone | undefined) => milestone && round?.days[milestone.id]?.to
  const due = lastDayOf(milestones.find(({ reply }) => reply))
  const closes = lastDayOf(milestones.find(({ intake }) => intake))
  return due && closes && due >= closes ? due : undefined
}

/** The round that takes feedback on a day, late feedback included: the one opened last, if it still does. */
export function roundAccepting(rounds: readonly Round[], on: string): Round | undefined {
  const latest = rounds
    .filter(({ opensOn }) => opensOn <= on)
    .sort((a, b) => (a.opensOn < b.opensOn ? 1 : -1))[0]
  return latest && (latest.acceptsLateUntil === null || on <= latest.acceptsLateUntil) ? latest : undefined
}
