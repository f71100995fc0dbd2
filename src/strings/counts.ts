/** Words of the aggregation: figures, pictures, earlier rounds. */
import type { Breakdown, CountUnit } from '../domain/aggregate.ts'
import type { WrittenChoice } from '../domain/desk-filters.ts'

const number = new Intl.NumberFormat('vi-VN')
const figure = (count: number) => number.format(count)

const units: Record<CountUnit, string> = {
  comment: 'ý kiến',
  feedback: 'văn bản',
  contributor: 'người, đơn vị góp ý',
}

export const counts = {
  title: 'Số liệu ý kiến góp ý',

  view: {
    unit: 'Đếm',
    units: {
      comment: 'Ý kiến',
      feedback: 'Văn bản',
      contributor: 'Người, đơn vị góp ý',
    } satisfies Record<CountUnit, string>,
    by: 'Của',
    breakdowns: {
      kinds: 'Cá nhân và tập thể',
      individual: 'Riêng cá nhân',
      collective: 'Riêng tập thể',
      categories: 'Từng thành phần (mục II.2.4.1)',
    } satisfies Record<Breakdown, string>,
  },

  table: {
    caption: (unit: CountUnit) => `Số ${units[unit]} theo đối tượng và nội dung kiểm điểm`,
    cell: (count: number, unit: CountUnit, subject: string, of: string) =>
      `${figure(count)} ${units[unit]}, ${subject}, ${of}`,
    everySubject: 'Tất cả đối tượng',
    explained: {
      comment:
        'Văn bản đã phân ý và được người thứ hai đối chiếu thì đếm từng đoạn đã phân; văn bản khác đếm ý kiến như người góp ý đã ghi.',
      feedback:
        'Văn bản có ý kiến ở nhiều ô được đếm một lần ở mỗi ô và một lần ở ô cộng, nên các ô có thể lớn hơn số cộng.',
      contributor:
        'Một tập thể là một, dù bao nhiêu người đứng sau văn bản. Người góp ý được nhận ra theo thư mời; không có thư mời thì theo họ tên và địa chỉ, hoặc tên tập thể; nếu không có gì để so thì mỗi văn bản là một người. Trang này chỉ nhận con số, không nhận danh tính.',
    } satisfies Record<CountUnit, string>,
    unweighted: 'Không nhân hệ số, không xếp hạng.',
  },

  pictures: {
    title: 'Nhìn bằng hình',
    data: 'Bảng số liệu',
    arrivals: {
      title: 'Văn bản nhận được theo ngày',
      step: (days: number) => (days === 1 ? 'Mỗi cột là một ngày.' : `Mỗi cột là ${figure(days)} ngày.`),
      closes: (day: string) => `hết hạn ${day}`,
      summary: (kind: string, count: number) => `${kind}: ${figure(count)} văn bản.`,
      day: 'Ngày',
      highest: (count: number) => `cao nhất ${figure(count)}`,
    },
    subjects: {
      title: 'Ý kiến về từng đối tượng theo nội dung kiểm điểm',
      note: 'Cùng một thước đo cho mọi đối tượng, xếp theo thứ tự kiểm điểm.',
    },
    aspects: {
      title: 'Các mặt được nói tới trong từng nội dung kiểm điểm',
      none: 'Không nêu mặt',
      aspect: 'Mặt được nói tới',
    },
  },

  earlier: {
    title: 'So với các đợt trước',
    caption: 'Số ý kiến của đợt này và các đợt trước, theo cùng đối tượng và nội dung kiểm điểm',
    captionOf: 'Số ý kiến về đối tượng này qua các đợt',
    year: (year: number) => `Năm ${year}`,
    current: (year: number) => `Năm ${year} (đợt này)`,
    sum: 'Cộng',
    absent: 'chưa có',
    absentMeaning: '“Chưa có”: đợt đó chưa có đối tượng, hoặc chưa có nội dung kiểm điểm này.',
    none: 'Chưa có đợt kiểm điểm nào trước đợt này.',
    subject: 'Đối tượng góp ý',
    area: 'Nội dung kiểm điểm',
  },

  filter: {
    category: 'Thành phần',
    written: 'Cách ghi',
    writtens: { passage: 'Đoạn đã phân', whole: 'Như người góp ý ghi' } satisfies Record<
      WrittenChoice,
      string
    >,
  },
  passage: 'Đoạn trong ý kiến',
} as const
