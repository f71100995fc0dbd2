/** Messages beside fields, by the keys of src/domain/feedback.ts, and the problems the door answers with. */
import { scanRefusals } from './scans.ts'

const number = new Intl.NumberFormat('vi-VN')

export const fieldErrors = {
  numbersUnknown: () => 'Các số sau không có trong đợt này hoặc đã rút:',
  numbersInNoState: () => 'Tình trạng hiện nay của các phiếu sau không hợp với việc này:',
  outOfBounds: () => 'Số hoặc ngày này nằm ngoài khoảng cho phép.',
  required: () => 'Hãy điền mục này.',
  malformed: () => 'Nội dung có ký tự hỏng không lưu được. Hãy xóa ký tự đó và gõ lại.',
  tooLong: (max = 0) => `Mục này dài quá ${number.format(max)} ký tự. Hãy rút gọn.`,
  chooseOne: () => 'Hãy chọn một trong các mục đã cho.',
  emailForm: () => 'Hãy viết địa chỉ thư điện tử theo dạng ten@example.vn, hoặc để trống.',
  phoneForm: () => 'Hãy viết số điện thoại bằng chữ số, hoặc để trống.',
  dayForm: () => 'Hãy viết ngày có thật, gồm ngày, tháng và năm.',
  dayInFuture: () => 'Ngày của văn bản không thể sau hôm nay.',
  commentMissing: () => 'Hãy viết nội dung ý kiến.',
  commentsMissing: () => 'Hãy viết ít nhất một ý kiến.',
  tooManyComments: () =>
    'Mỗi văn bản gửi được tối đa 100 ý kiến. Hãy gửi phần còn lại trong một văn bản khác.',
  totalTooLong: (max = 0) =>
    `Tổng các ý kiến dài quá ${number.format(max)} ký tự. Hãy chia thành hai văn bản góp ý.`,
  membersOnly: () =>
    'Chi ủy nơi công tác và nơi cư trú góp ý với cá nhân các đồng chí Ủy viên, không góp ý với tập thể (mục II.2.4.1).',
  unknownChoice: () => 'Mục này không có trong đợt kiểm điểm. Hãy chọn lại.',
  consentMissing: () => 'Hãy đọc thông báo về dữ liệu cá nhân và đánh dấu đồng ý để gửi văn bản.',
  phoneForReply: () => 'Đồng chí chọn được trả lời qua điện thoại: hãy ghi số điện thoại.',
  emailForReply: () => 'Đồng chí chọn được trả lời qua thư điện tử: hãy ghi địa chỉ thư điện tử.',
  documentKnown: () =>
    'Văn phòng đã nhận một văn bản mang số, ký hiệu này của tập thể; gửi lại chính văn bản đó là không cần. Nếu đây là văn bản khác hoặc bổ sung, hãy đánh dấu ô ngay dưới; nếu ghi nhầm số, hãy sửa lại.',
  invitationForm: () =>
    'Mã thư mời gồm 12 chữ cái và chữ số, in thành ba nhóm trên thư mời. Hãy xem lại, hoặc để trống ô này.',
  invitationUnknown: () =>
    'Không có thư mời nào của đợt này mang mã đó, hoặc thư mời đã được thu hồi. Hãy xem lại mã, hoặc để trống ô này: góp ý không cần mã thư mời.',
  scanUnusable: () =>
    'Bản quét này chưa tải lên xong, để quá hai ngày hoặc đã gửi kèm một văn bản khác. Hãy bỏ ra và tải lên lại.',
  tooManyScans: () =>
    'Mỗi văn bản gửi kèm được tối đa 20 bản quét. Hãy bỏ bớt hoặc ghép các trang thành một tệp PDF.',
  paperFormUnusable: () =>
    'Phiếu góp ý này không thuộc đợt kiểm điểm hoặc đã được nhập. Hãy xem lại số phiếu.',
  promptKnown: () =>
    'Gợi ý này đã được ghi: cùng văn bản, cùng đối tượng, cùng nội dung. Nếu văn bản có gợi ý này hai lần, hãy đánh dấu ô ngay dưới; nếu không, không cần ghi nữa.',
  promptReplaced: () => 'Bản ghi này đã có người sửa trước.',
  promptOwn: () => 'Gợi ý với chính đồng chí phải do thành viên khác của Tổ giúp việc ghi và sửa.',
  searchTooShort: () => 'Hãy gõ ít nhất hai chữ cái hoặc chữ số.',
  reasonLength: () => 'Hãy ghi lý do, từ 10 đến 500 ký tự.',
  invalid: () => 'Mục này chưa hợp lệ. Hãy xem lại.',
} satisfies Record<string, (max?: number) => string>

export type FieldErrorKey = keyof typeof fieldErrors

export function isFieldErrorKey(key: string): key is FieldErrorKey {
  return Object.hasOwn(fieldErrors, key)
}

/** The Vietnamese message for a key of a schema; an issue without a key of ours is `invalid`. */
export function fieldMessage(key: string, max?: number): string {
  return fieldErrors[isFieldErrorKey(key) ? key : 'invalid'](max)
}

export const problems = {
  validation: 'Văn bản góp ý chưa gửi được vì còn mục cần sửa.',
  unreadable: 'Nội dung gửi lên không đọc được.',
  idempotencyKey: 'Mã chống gửi trùng (Idempotency-Key) phải dài từ 1 đến 200 ký tự ASCII.',
  keyReused: 'Mã chống gửi trùng này đã dùng cho một văn bản có nội dung khác.',
  roundClosed: 'Hiện không có đợt kiểm điểm nào đang nhận góp ý.',
  tooManyLetters:
    'Đã nhận đủ số văn bản có thể gửi qua trang này cho một người hoặc một thư mời trong đợt, nên văn bản này chưa được gửi. Đồng chí gửi văn bản giấy tới Văn phòng, hoặc liên hệ Văn phòng để được hướng dẫn.',
  tooManyLookUps: 'Có quá nhiều lần tra cứu không đúng từ nơi này. Hãy đợi ít phút rồi thử lại.',
  storeFull: 'Kho nhận bản quét đang đầy. Hãy thử lại sau, hoặc gửi bản giấy đến Văn phòng.',
  notToCompare:
    'Văn bản này không do người này đối chiếu được: phải là người khác với người nhập, và là bản nhập mới nhất từ giấy.',
  notToAssign:
    'Việc này không giao được: người đó không làm được phần việc ấy, hoặc việc đã có người nhận hay không còn chờ.',
  notToDivide:
    'Văn bản này không do người này phân ý hoặc đối chiếu được, hoặc chưa đến lúc: văn bản phải được tính, và người đối chiếu phải là người khác.',
  notToSynthesise:
    'Ý kiến này không do người này tổng hợp được, hoặc chưa đến lúc: văn bản phải đã xác minh, đã phân ý và đối chiếu.',
  notToAnswer:
    'Việc trả lời này không ghi được: văn bản góp ý cho chính người ghi, không chờ trả lời, hoặc lần ghi đã có người sửa.',
  savedMeanwhile: 'Trong lúc đó đã có người lưu một bản khác.',
  tooLarge: 'Nội dung gửi lên quá lớn. Hãy chia thành hai văn bản góp ý.',
  mediaType: 'Chỉ nhận JSON hoặc dữ liệu biểu mẫu.',
  method: 'Địa chỉ này không nhận cách gửi đó.',
  throttled: 'Có quá nhiều lượt gửi trong một phút. Hãy đợi rồi gửi lại.',
  unavailable:
    'Máy chủ tạm thời không trả lời nên chưa xác nhận được văn bản đã lưu. Hãy gửi lại đúng bản này sau ít phút: gửi lại không bị trùng.',
  ...scanRefusals,
  storeAway: 'Kho nhận bản quét tạm thời không trả lời. Phần đã tải lên vẫn còn; hãy thử lại sau ít phút.',
  forbidden: 'Bạn không có quyền làm việc này.',
  notForRole: 'Trang này dành cho Tổ giúp việc.',
  noRound: 'Chưa có đợt kiểm điểm.',
  notFound: 'Không tìm thấy.',
  unexpected:
    'Có lỗi ở máy chủ nên chưa xác nhận được văn bản đã lưu. Hãy gửi lại đúng bản này sau ít phút: gửi lại không bị trùng.',
} as const
export type ProblemKey = keyof typeof problems
