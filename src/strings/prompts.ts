/** Words of review prompts at the desk (H6). */
import type { PromptField, PromptSource } from '../domain/review-prompt.ts'

const number = new Intl.NumberFormat('vi-VN')

export const promptWords = {
  nav: 'Gợi ý kiểm điểm',
  title: 'Gợi ý kiểm điểm',
  lede: 'Nội dung cấp trên và Ủy ban Kiểm tra gợi ý tập thể, từng đồng chí kiểm điểm (mục II.2.3.1, II.2.4.1), chép nguyên văn từ văn bản chính thức, xếp theo thứ tự kiểm điểm.',
  record: 'Ghi gợi ý mới',
  count: (count: number) => (count === 0 ? 'Chưa có gợi ý' : `${number.format(count)} gợi ý`),
  none: 'Chưa ghi gợi ý kiểm điểm nào trong đợt này. Khi nhận được văn bản gợi ý, ghi lại ở đây để đặt cạnh ý kiến góp ý của từng đối tượng.',
  noneOf: 'Không có gợi ý nào với đối tượng này.',
  noRound: 'Chưa có đợt kiểm điểm nào, nên chưa ghi được gợi ý.',
  done: 'Đã ghi gợi ý.',
  doneNext: 'Ghi gợi ý khác trong cùng văn bản',
  sources: {
    superior: 'Cấp trên',
    inspection_committee: 'Ủy ban Kiểm tra',
  } satisfies Record<PromptSource, string>,
  document: (documentNumber: string, day: string) => `Số ${documentNumber}, ngày ${day}`,
  recorded: (name: string, at: string) => `${name} ghi lúc ${at}`,
  corrected: (name: string, at: string) => `${name} sửa lúc ${at}`,
  correct: 'Sửa bản ghi',
  another: 'Ghi gợi ý khác của văn bản này',
  earlier: (count: number) => `Các bản ghi trước khi sửa (${number.format(count)})`,
  earlierSubject: (title: string) => `Ghi cho: ${title}`,
  scans: 'Bản quét văn bản',
  scan: (position: number, facts: string) => `Bản quét ${position} (${facts})`,
  facts: (type: string, size: string) => `${type}, ${size}`,
  scanTitle: (position: number, documentNumber: string) =>
    `Bản quét ${position} của văn bản số ${documentNumber}`,
  from: (sender: string, day: string) => `${sender}, ngày ${day}`,
  fetchFailed: 'Chưa tải về được. Hãy bấm lại sau ít phút.',
  noScans: 'Chưa có bản quét.',
  fileName: (documentNumber: string, position: number) =>
    `goi-y-${documentNumber.replace(/[^\p{L}\p{N}]+/gu, '-')}-${position}`,

  beside: {
    title: 'Gợi ý kiểm điểm',
    none: 'Chưa ghi gợi ý nào của cấp trên, Ủy ban Kiểm tra với đối tượng này.',
    all: 'Mọi gợi ý của đợt',
    record: 'Ghi gợi ý',
  },

  form: {
    title: 'Ghi gợi ý kiểm điểm',
    titleCorrect: 'Sửa bản ghi gợi ý',
    back: 'Các gợi ý kiểm điểm',
    correction:
      'Bản ghi trước được giữ nguyên và vẫn xem được; bản sửa thay bản đó. Bản quét đã có đi theo bản sửa, không phải tải lại.',
    sameDocument: (documentNumber: string, day: string) =>
      `Gợi ý khác trong văn bản số ${documentNumber}, ngày ${day}: các bản quét đã có dùng chung, không phải tải lại.`,
    secrecy: {
      lead: 'Không ghi, không tải lên văn bản có dấu Mật, Tối mật, Tuyệt mật.',
      text: 'Văn bản loại đó chỉ giữ trên giấy theo quy định về bảo vệ bí mật nhà nước.',
    },
    own: 'Đồng chí là đối tượng được kiểm điểm nên xem được gợi ý với mình, nhưng gợi ý đó do thành viên khác của Tổ giúp việc ghi và sửa.',
    document: 'Văn bản gợi ý',
    words: 'Nội dung gợi ý',
    choose: 'Chọn đối tượng',
    labels: {
      subject: 'Gợi ý cho',
      source: 'Nguồn gợi ý',
      sender: 'Cơ quan gửi',
      documentNumber: 'Số, ký hiệu văn bản',
      documentDate: 'Ngày văn bản',
      text: 'Nội dung gợi ý, nguyên văn',
    } satisfies Record<PromptField, string>,
    scansLabel: 'Bản quét',
    hints: {
      sender: 'Ghi đúng tên cơ quan ban hành văn bản.',
      documentNumber: 'Chép như trên văn bản.',
      text: 'Chép đúng từng chữ phần gợi ý cho đối tượng này. Văn bản gợi ý cho nhiều đối tượng thì ghi từng gợi ý một.',
    },
    scans: {
      title: 'Bản quét văn bản gợi ý',
      hint: 'Quét hoặc chụp văn bản đã ký, đóng dấu, đủ các trang. Nhiều gợi ý trong một văn bản chỉ cần tải lên một lần; chưa có bản quét thì bổ sung sau bằng cách sửa bản ghi.',
    },
    again: 'Đúng là văn bản có gợi ý này hai lần, vẫn ghi thêm',
    submit: 'Ghi gợi ý',
    submitCorrect: 'Lưu bản sửa',
    gone: 'Gợi ý muốn sửa không còn ở dạng đó: đã có người sửa trước. Hãy xem bản mới trong danh sách, rồi sửa từ bản đó nếu còn cần.',
    keyReused:
      'Bản vừa gửi trước đó đã được ghi. Nếu bấm lần nữa, nội dung dưới đây sẽ được ghi thành một gợi ý khác.',
  },
} as const
