/** Words of scans: of the form, of the door's refusals, and, apart, of the script, which goes to every reader who writes. */
import type { ContributorKind } from '../domain/contributor.ts'
import type { ScanMediaType } from '../domain/scan.ts'

/** Why a file is not even sent: the script sees it, and so does the door. */
export const fileRefusals = {
  scanEmpty: 'Tệp này trống, không có nội dung nào.',
  scanTooLarge: 'Tệp này lớn quá 25 MB. Hãy quét lại ở độ phân giải thấp hơn hoặc chia thành nhiều tệp.',
  scanKind: 'Tệp này không phải là PDF, JPG, PNG hoặc HEIC. Đổi tên tệp không đổi được loại của tệp.',
  scanOffice:
    'Tệp này là tệp Word, Excel hoặc tệp nén. Hãy quét hoặc chụp văn bản đã ký, đóng dấu, hoặc lưu thành PDF.',
  scanTiff: 'Tệp này là ảnh TIFF, nhiều máy không mở được. Hãy chọn PDF hoặc JPG trên máy quét rồi quét lại.',
} as const

/** Why a scan is not taken: what the door says. */
export const scanRefusals = {
  ...fileRefusals,
  scanLocked:
    'Tệp PDF này có đặt mật khẩu hoặc hạn chế quyền nên Văn phòng có thể không mở được. Hãy lưu lại bản không đặt mật khẩu.',
  scanDamaged:
    'Tệp này hỏng hoặc thiếu một phần nên không đọc được. Hãy mở thử tệp trên máy, rồi quét hoặc lưu lại.',
  scanIncomplete: 'Tệp này chưa tải lên đủ. Hãy chọn lại tệp để tải tiếp phần còn thiếu.',
  scanBroken: 'Một phần của tệp đến không nguyên vẹn. Hãy bỏ tệp này rồi tải lại từ đầu.',
  scanGone:
    'Bản quét này không còn trong kho: tệp chưa gửi kèm văn bản chỉ được giữ hai ngày. Hãy tải lên lại.',
  scanClaimed: 'Bản quét này đã thuộc một văn bản góp ý đã gửi.',
} as const

export const scanTypes: Record<ScanMediaType, string> = {
  'application/pdf': 'PDF',
  'image/jpeg': 'JPG',
  'image/png': 'PNG',
  'image/heic': 'HEIC',
}

/** In the page, and of files that came with the form. */
export const scanFormWords = {
  title: {
    collective: 'Bản quét văn bản chính thức',
    individual: 'Bản quét gửi kèm',
  } satisfies Record<ContributorKind, string>,
  optional: 'không bắt buộc',
  hint: {
    collective:
      'Quét hoặc chụp văn bản đã ký, đóng dấu, đủ các trang. Nhiều trang nên ghép thành một tệp PDF; nếu chụp từng trang, chọn các ảnh theo thứ tự.',
    individual:
      'Nếu đã viết tay hoặc có văn bản đã ký, đồng chí quét hoặc chụp gửi kèm. Nội dung ý kiến vẫn viết ở trên.',
  } satisfies Record<ContributorKind, string>,
  secrecy: {
    lead: 'Không tải lên văn bản có dấu Mật, Tối mật, Tuyệt mật.',
    text: 'Văn bản loại đó chỉ gửi bằng giấy theo đường công văn mật.',
  },
  choose: 'Chọn tệp để tải lên',
  limits: 'PDF, JPG, PNG hoặc HEIC; mỗi tệp tối đa 25 MB, tối đa 20 tệp.',
  noScript:
    'Trình duyệt này không chạy JavaScript nên tệp được gửi cùng biểu mẫu, mỗi lần tối đa 4 MB tất cả. Tệp lớn hơn: dùng trình duyệt có JavaScript, hoặc gửi bản giấy đến Văn phòng.',
  list: 'Các tệp đã chọn',

  /** Without scripts, of files that came with the form. */
  withForm: {
    refused: (name: string, reason: string) => `Tệp “${name}”: ${reason}`,
    tooLarge:
      'các tệp gửi cùng biểu mẫu tối đa 4 MB một lần. Nếu từng tệp nhỏ hơn thì chọn lại, mỗi lần một tệp; tệp lớn hơn thì dùng trình duyệt có JavaScript, hoặc gửi bản giấy đến Văn phòng.',
    tooMany: 'mỗi văn bản gửi kèm được tối đa 20 tệp.',
    muchTooLarge:
      'Tệp gửi cùng biểu mẫu lớn quá nên máy chủ không nhận được cả biểu mẫu. Đồng chí bấm nút quay lại của trình duyệt để trở về phần đã viết, bỏ tệp đó ra, rồi dùng trình duyệt có JavaScript để tải tệp lên, hoặc gửi bản giấy đến Văn phòng.',
  },
} as const

/** What the script says. */
export const scanWords = {
  remove: 'Bỏ tệp',
  cancel: 'Thôi tải',
  hash: (start: string) => `mã kiểm tra ${start}…`,

  /** States of a file on its way. */
  queued: 'Đợi tải lên',
  uploading: (name: string) => `Tiến độ tải lên ${name}`,
  progress: (percent: number, sent: string, size: string) => `${percent} % (${sent} trong ${size})`,
  checking: 'Đã tải lên đủ, máy chủ đang kiểm tra tệp',
  waiting: (seconds: number) => `Đang mất kết nối. Tự tải tiếp sau ${seconds} giây, hoặc ngay khi có mạng.`,
  offline: 'Máy đang mất mạng. Tự tải tiếp khi có mạng trở lại; phần đã tải lên vẫn còn.',
  pending: (percent: number) =>
    `Mới tải lên được ${percent} %. Chọn lại đúng tệp này để tải tiếp phần còn thiếu.`,

  /** Announced, once each. */
  announce: {
    started: (name: string) => `Bắt đầu tải lên ${name}.`,
    resumed: (name: string) => `Tải tiếp ${name}.`,
    finished: (name: string) => `Đã tải lên xong ${name}.`,
    refused: (name: string) => `Không nhận được ${name}. Lý do ghi ở cạnh tên tệp.`,
    interrupted: (name: string) => `Việc tải lên ${name} bị gián đoạn, sẽ tự tải tiếp.`,
    removed: (name: string) => `Đã bỏ ${name}.`,
  },
  known: (name: string) => `Tệp ${name} đã có trong danh sách.`,
  tooMany: 'Mỗi văn bản gửi kèm được tối đa 20 tệp. Hãy bỏ bớt hoặc ghép các trang thành một tệp PDF.',
  unreadable: 'Trình duyệt không đọc được tệp này. Hãy chọn lại tệp.',
  changed:
    'Tệp tải lên không giống tệp trên máy, có thể tệp đã bị sửa giữa chừng. Hãy bỏ tệp này rồi chọn lại.',
  unexpected: 'Máy chủ không nhận được tệp này. Hãy bỏ tệp này rồi thử lại, hoặc gửi bản giấy đến Văn phòng.',
  unfinished: 'Còn tệp chưa tải lên xong. Đồng chí đợi tải xong, hoặc bỏ tệp đó, rồi bấm lại.',
} as const
