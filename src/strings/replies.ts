/** Words of replies at the desk: recording that contributors were answered (H7; II.2.4.3). */
import type { ContributorKind, ReplyWay } from '../domain/contributor.ts'
import { limits } from '../domain/limits.ts'
import type { AnswerWay, ReplyField } from '../domain/reply.ts'
import { fieldMessage } from './errors.ts'

const number = new Intl.NumberFormat('vi-VN')
const letters = (count: number) => `${number.format(count)} văn bản`

export const replyWords = {
  title: 'Trả lời',
  answered: (day: string) => `Đã trả lời ngày ${day}`,
  unanswered: 'Chưa trả lời',
  notNeeded: 'Không phải trả lời',
  hidden: 'Không hiện',
  clause: {
    individual:
      'Trả lời cá nhân bằng hình thức phù hợp: văn bản, cử đại diện cấp ủy gặp, điện thoại, hộp thư điện tử (mục II.2.4.3).',
    collective: 'Trả lời tập thể bằng văn bản gửi đến tập thể đó (mục II.2.4.3).',
  } satisfies Record<ContributorKind, string>,
  wish: 'Người góp ý muốn được trả lời',
  wishes: {
    letter: 'bằng văn bản',
    visit: 'được gặp trực tiếp',
    telephone: 'qua điện thoại',
    email: 'qua hộp thư điện tử',
  } satisfies Record<ReplyWay, string>,
  wishNone: 'tùy Văn phòng chọn',
  toIdentity: 'Địa chỉ, số điện thoại ở phần danh tính, mở có ghi lý do.',
  unverified: 'Chưa xác nhận người gửi. Nên xác minh trước, để nội dung tiếp thu không đến nhầm người.',
  own: 'Văn bản này có ý kiến về đồng chí, nên thành viên khác của Tổ giúp việc trả lời và ghi lại. Việc trả lời không hiện ở đây.',
  denied:
    'Người đứng tên nói không gửi văn bản này, nên không có ai để trả lời: kế hoạch chỉ nhận góp ý ghi rõ họ tên. Khi việc xác minh có kết quả khác, văn bản trở lại danh sách chờ trả lời.',
  replaced: 'Bản nhập này đã được nhập lại. Việc trả lời ghi ở bản mới.',
  uncounted: 'Bản nhập từ giấy này chưa được đối chiếu, nên chưa đến lúc trả lời.',
  another: 'Ghi thêm một lần trả lời',
  history: 'Các lần ghi trả lời',
  ways: {
    in_writing: 'Bằng văn bản gửi tập thể',
    letter: 'Bằng văn bản',
    visit: 'Cử đại diện gặp',
    telephone: 'Qua điện thoại',
    email: 'Qua hộp thư điện tử',
  } satisfies Record<AnswerWay, string>,
  onDay: (way: string, day: string) => `${way}, ngày ${day}`,
  document: (documentNumber: string, day: string) => `Văn bản số ${documentNumber}, ngày ${day}`,
  doneBy: (name: string) => `Người trả lời: ${name}`,
  recorded: (name: string, at: string) => `${name} ghi lúc ${at}`,
  together: (count: number) => `Ghi chung cho ${letters(count)}`,
  withdrawn: 'Rút lại lần ghi trước',
  noLonger: 'Không còn tính: đã sửa hoặc rút lại',
  because: (reason: string) => `Lý do: ${reason}`,
  change: 'Sửa hoặc rút lại',

  form: {
    warning:
      'Không ghi họ tên, địa chỉ, số điện thoại của người góp ý; không ghi nội dung có dấu Mật, Tối mật, Tuyệt mật.',
    labels: {
      way: 'Hình thức trả lời',
      answeredOn: 'Ngày trả lời',
      documentNumber: 'Số, ký hiệu văn bản trả lời',
      documentDate: 'Ngày văn bản trả lời',
      doneBy: 'Người trả lời',
      told: 'Đã thông báo những gì',
    } satisfies Record<ReplyField, string>,
    reason: 'Lý do sửa hoặc rút lại',
    hints: {
      answeredOn: 'Ngày văn bản được gửi đi, ngày gặp hoặc gọi điện thoại.',
      documentOptional: 'Chỉ ghi khi trả lời bằng văn bản có số.',
      document: 'Chép như trên văn bản.',
      doneBy: 'Người của Tổ giúp việc đã gửi, gặp hoặc gọi. Khi đại diện cấp ủy gặp, ghi ai đã gặp ở ô dưới.',
      told: {
        individual: `Ghi ngắn, tối đa ${number.format(limits.replyNote)} ký tự. Gặp trực tiếp hoặc gọi điện thoại thì phải ghi.`,
        collective: `Không bắt buộc, tối đa ${number.format(limits.replyNote)} ký tự: văn bản đã nói đủ.`,
      } satisfies Record<ContributorKind, string>,
      reason: 'Từ 10 đến 500 ký tự. Lần ghi trước vẫn được giữ cùng lý do này.',
    },
    submit: 'Ghi đã trả lời',
  },

  list: {
    button: 'Ghi đã trả lời các văn bản đã chọn',
    title: 'Ghi đã trả lời',
    back: 'Danh sách chờ trả lời',
    count: (count: number, kind: ContributorKind) =>
      kind === 'collective' ? `${letters(count)} của tập thể` : `${letters(count)} của cá nhân`,
    lede: 'Một lần ghi cho tất cả các văn bản dưới đây: ghi được cả, hoặc không ghi văn bản nào.',
    unverified: (count: number) =>
      `${letters(count)} chưa xác nhận người gửi. Nên xác minh trước khi trả lời.`,
    nothingChosen: 'Chưa chọn văn bản nào. Hãy đánh dấu văn bản ở cột đầu của danh sách, rồi bấm lại.',
    mixed:
      'Các văn bản đã chọn có cả của tập thể và của cá nhân. Tập thể được trả lời bằng văn bản, cá nhân bằng hình thức phù hợp, nên ghi riêng từng loại: ở dòng “Người góp ý” của danh sách, hãy chọn một loại.',
    tooMany: 'Mỗi lần ghi được tối đa 100 văn bản.',
    done: (count: number) => `Đã ghi trả lời ${letters(count)}.`,
  },

  correction: {
    title: 'Sửa hoặc rút lại lần ghi trả lời',
    back: (reference: string) => `Văn bản ${reference}`,
    lede: 'Lần ghi trước được giữ nguyên và vẫn xem được. Bản sửa thay bản đó; rút lại thì văn bản trở lại danh sách chờ trả lời.',
    recorded: 'Đã ghi',
    together: (count: number) => `Áp dụng cho cả ${letters(count)} được ghi chung lần đó`,
    submit: 'Lưu bản sửa',
    withdraw: 'Rút lại lần ghi này',
    gone: 'Lần ghi này đã có người sửa hoặc rút lại. Hãy xem lần ghi mới ở trang văn bản.',
  },

  due: {
    waiting: (count: number) => `${letters(count)} chờ trả lời`,
    left: (day: string, days: number) =>
      days === 0 ? `hạn hôm nay, ${day}` : `hạn ${day}, còn ${number.format(days)} ngày`,
    past: (day: string, days: number) => `hạn ${day}, quá ${number.format(days)} ngày`,
    overdue: 'Quá hạn trả lời người góp ý',
  },
  progress: 'Đã trả lời người góp ý',

  refusals: {
    own: (references: string) =>
      `Văn bản ${references} có ý kiến về đồng chí: người khác của Tổ giúp việc ghi. Chưa ghi văn bản nào.`,
    notWaiting: (references: string) =>
      `Văn bản ${references} không còn chờ trả lời: có người vừa ghi, hoặc việc xác minh, đối chiếu có kết quả mới. Chưa ghi văn bản nào.`,
    changed: (references: string) =>
      `Lần ghi của văn bản ${references} đã có người sửa hoặc rút lại. Chưa ghi gì.`,
    keyReused:
      'Bản vừa gửi trước đó đã được ghi. Nếu bấm lần nữa, nội dung dưới đây sẽ được ghi thành một lần trả lời khác.',
  },
} as const

/** What the database refuses, by field. */
export const replyErrors = {
  KD091:
    'Người này không trả lời được: phải là người đang làm việc trong Tổ giúp việc và không phải là người được góp ý trong văn bản.',
  KD094:
    'Hình thức này không hợp với loại người góp ý: tập thể bằng văn bản, cá nhân bằng hình thức phù hợp.',
  KD095:
    'Ngày này không đúng: không sau hôm nay, không trước ngày văn bản góp ý tới Văn phòng, không trước ngày của văn bản trả lời.',
} as const

const messages: Record<string, string> = {
  ahead: 'Ngày này không thể sau hôm nay.',
  documentWhole: 'Hãy ghi đủ cả số và ngày của văn bản, hoặc để trống cả hai.',
  noDocument: 'Hình thức đã chọn không có văn bản. Hãy để trống mục này, hoặc chọn lại hình thức.',
  documentAfter: 'Ngày trả lời không thể trước ngày của văn bản trả lời.',
  toldMissing: 'Gặp trực tiếp hoặc gọi điện thoại thì hãy ghi đã thông báo những gì.',
}

/** The Vietnamese for a key of src/domain/reply.ts. */
export function replyMessage(key: string, max?: number): string {
  return messages[key] ?? fieldMessage(key, max)
}
