/** Words of /tien-do, of its picture and of the calendars. */
import { writeDay } from '../domain/span-words.ts'
import type { Milestone } from '../domain/timeline.ts'

const ruleWords = {
  'half-year': {
    every: '6 tháng một lần',
    'last-day': 'vào ngày cuối kỳ',
    'whole-period': 'trong cả kỳ',
  },
  year: { every: 'hằng năm', 'last-day': 'vào ngày cuối năm', 'whole-period': 'trong cả năm' },
} as const

export const timeline = {
  title: 'Tiến độ',
  description:
    'Các mốc của đợt kiểm điểm: việc gì, ai làm, từ ngày nào đến ngày nào, theo mục nào; có lịch để theo dõi trên máy.',
  lede: 'Ngày tính theo giờ Việt Nam, đến hết ngày cuối.',
  asOf: (day: string) => `Tính đến ngày ${day}.`,
  state: { past: 'đã qua', now: 'đang diễn ra', soon: 'sắp tới' },
  facts: { when: 'Thời gian', who: 'Phụ trách', clause: 'Căn cứ' },
  note: 'Văn phòng ghi chú:',
  /** What becomes of feedback after the last day; nothing where none is taken any more. */
  late: (acceptsUntil: string | null, lastDay: string) =>
    acceptsUntil === null
      ? 'Góp ý gửi sau ngày cuối vẫn được nhận và ghi là gửi muộn.'
      : acceptsUntil > lastDay
        ? `Góp ý gửi muộn được nhận đến hết ngày ${writeDay(acceptsUntil)} và ghi là gửi muộn.`
        : undefined,
  recurring: 'Việc lặp lại',
  /** @example '6 tháng một lần, vào ngày cuối kỳ, từ năm 2012' */
  rule: ({ every, days, firstYear }: NonNullable<Milestone['repeats']>) =>
    [ruleWords[every].every, ruleWords[every][days], `từ năm ${firstYear}`].join(', '),
  picture: {
    months: (years: string) => `Các mốc theo tháng, năm ${years}`,
    years: 'Việc nhiều năm và việc lặp lại',
    month: (month: number) => `Tháng ${month}`,
    accent: 'Vạch đỏ: thời gian nhận góp ý.',
    openStart: 'Đầu nét đứt: chưa ghi ngày bắt đầu.',
    goesOn: 'Mũi tên: còn tiếp ở các năm sau.',
  },
  calendar: {
    title: 'Lịch để theo dõi trên máy',
    text: 'Mỗi địa chỉ dưới đây là một lịch. Thêm vào ứng dụng lịch một lần; khi Văn phòng sửa ngày, lịch trên máy tự sửa theo.',
    ways: [
      'Chép địa chỉ, rồi trong ứng dụng lịch chọn thêm lịch từ địa chỉ (URL) và dán vào. Với Google Lịch, làm việc này trên máy tính.',
      'Bấm thẳng vào tên lịch thì máy tải tệp về và nhập một lần: lịch đã nhập không tự sửa theo.',
      'Lịch nhắc vào sáng ngày đầu và 7 ngày trước ngày cuối. Có ứng dụng, như Google Lịch, bỏ lời nhắc của lịch thêm bằng địa chỉ; khi đó đồng chí tự đặt nhắc.',
    ],
    all: 'Tất cả các mốc',
    subscribe: 'Đăng ký',
  },
  event: {
    calendar: (plan: string) => `Tiến độ ${plan}`,
    partyCalendar: (plan: string, party: string) => `Tiến độ ${plan}: ${party}`,
    lastDay: (title: string) => `${title} – ngày cuối`,
    closing: (title: string) => `${title} – hết hạn`,
    closes: (day: string) => `hết hạn lúc 23 giờ 59 phút ngày ${day}, giờ Việt Nam`,
    source: (clauses: string, plan: string) => `Theo mục ${clauses} của ${plan}.`,
    today: (title: string) => `Hôm nay: ${title}`,
    startsToday: (title: string) => `Bắt đầu từ hôm nay: ${title}`,
    endsInAWeek: (title: string) => `Còn 7 ngày đến ngày cuối: ${title}`,
  },
} as const
