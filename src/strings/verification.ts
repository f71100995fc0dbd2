/** Words for checking who sent a letter (F7). */
import type { VerificationMethod, VerificationOutcome } from '../domain/verification.ts'

export const verificationWords = {
  title: 'Xác minh người gửi',
  none: 'Chưa xác minh',
  outcomes: {
    confirmed: 'Đã xác nhận',
    doubtful: 'Còn nghi',
    denied: 'Người đó không gửi',
  } satisfies Record<VerificationOutcome, string>,
  methods: {
    called_back: 'Gọi lại',
    document_seen: 'Đã xem văn bản',
    known_to_office: 'Văn phòng biết rõ',
    met_in_person: 'Gặp trực tiếp',
    by_post: 'Qua thư',
  } satisfies Record<VerificationMethod, string>,
  lede: 'Ghi lại việc đã hỏi lại người đứng tên. Kết quả gần nhất là kết quả được tính; các lần trước vẫn được giữ.',
  outcome: 'Kết quả',
  method: 'Cách xác minh',
  choose: 'Chọn trong danh sách',
  note: 'Ghi chú',
  optional: 'không bắt buộc',
  noteHint: 'Tối đa 500 ký tự. Không ghi tên người góp ý.',
  submit: 'Ghi kết quả xác minh',
  own: 'Văn bản này có ý kiến về đồng chí, nên thành viên khác của Tổ giúp việc xác minh người gửi. Ghi chú của các lần xác minh không hiện ở đây.',
  replaced: 'Bản nhập này đã được nhập lại. Việc xác minh ghi ở bản mới.',
  history: 'Các lần xác minh',
  saved: 'Đã ghi kết quả xác minh.',
  errors: {
    outcome: 'Hãy chọn kết quả xác minh.',
    method: 'Hãy chọn cách đã xác minh.',
    tooLong: 'Ghi chú dài quá 500 ký tự. Hãy rút gọn.',
    malformed: 'Ghi chú có ký tự hỏng không lưu được. Hãy xóa ký tự đó và gõ lại.',
  },
} as const
