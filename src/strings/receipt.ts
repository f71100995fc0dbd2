/** Words of the receipt, its plain-text copy and the look-up. */
import type { ReceiptStep } from '../domain/opened-receipt.ts'
import type { CodeFault } from '../domain/receipt-code.ts'

const faults: { [Fault in CodeFault['fault']]: (of: Extract<CodeFault, { fault: Fault }>) => string } = {
  missing: () => 'Hãy gõ mã ghi trên biên nhận.',
  accents: ({ signs }) =>
    `Mã này không có chữ có dấu, nhưng ô này có ${signs}. Hãy tắt bộ gõ tiếng Việt rồi gõ lại.`,
  neverUsed: ({ signs }) =>
    `Mã này không bao giờ có ký tự ${signs}. Các ký tự I, O, Q, Z, 0, 1 không được dùng: hãy xem lại trên biên nhận, có thể là chữ D, G, J, L hoặc số 2, 7, 8.`,
  length: ({ length, wanted }) =>
    `Mã này gồm ${wanted} ký tự, nhưng ô này có ${length} ký tự. Hãy xem lại trên biên nhận.`,
}

export const receiptWords = {
  title: 'Biên nhận văn bản góp ý',
  reference: 'Mã số biên nhận',
  secret: 'Mã bí mật',
  secretHint:
    'Giữ riêng mã bí mật. Ai có cả hai mã đều xem được tình trạng và bản sao ý kiến. Hai mã không có I, O, Q, Z, 0, 1.',
  lookUp: (address: string) => `Tra cứu tình trạng: mở ${address}, gõ mã số biên nhận và mã bí mật.`,
  corrected: (earlier: string, now: string) =>
    `Văn phòng đã nhập lại văn bản cho đúng với bản giấy. Biên nhận mã số ${earlier} nay là biên nhận mã số ${now}; hai mã đồng chí đang giữ vẫn dùng để tra cứu được.`,

  facts: 'Nội dung biên nhận',
  receivedAt: 'Thời điểm nhận',
  receivedOn: 'Ngày nhận bản giấy',
  zone: 'giờ Việt Nam',
  round: 'Đợt kiểm điểm',
  channel: 'Đường nhận',
  channels: { web: 'Gửi trên trang này', paper: 'Bản giấy, do Văn phòng nhập' },
  deadline: 'Thời hạn',
  inTime: 'Trong hạn',
  late: 'Gửi muộn: đến sau ngày kết thúc nhận góp ý, vẫn được nhận và được ghi là gửi muộn',
  count: 'Số ý kiến',
  sample: 'Đây là văn bản mẫu.',

  status: 'Tình trạng',
  steps: {
    received: { reached: 'Đã nhận', notYet: 'Chưa nhận' },
    compared: { reached: 'Đã đối chiếu với bản giấy', notYet: 'Chưa đối chiếu với bản giấy' },
    verified: { reached: 'Đã xác minh người gửi', notYet: 'Chưa xác minh người gửi' },
    synthesised: { reached: 'Đã xem xét, tổng hợp', notYet: 'Chưa xem xét, tổng hợp' },
    replied: { reached: 'Đã thông báo tiếp thu', notYet: 'Chưa thông báo tiếp thu' },
  } satisfies Record<ReceiptStep, { reached: string; notYet: string }>,
  asOf: (at: string) => `Tình trạng lúc ${at} (giờ Việt Nam).`,

  copy: 'Bản sao ý kiến',
  copyHint: 'Đúng từng chữ như văn bản đã lưu. Tên và địa chỉ người viết được giữ riêng, không ghi ở đây.',
  comment: (number: number) => `Ý kiến ${number}`,

  checks: 'Mã kiểm tra (SHA-256)',
  hash: 'Nội dung đã lưu',
  hashHint: 'Tính trên toàn bộ nội dung đã lưu, kể cả phần người gửi: thay đổi một chữ thì mã này khác đi.',
  scan: (number: number, type: string, size: string) => `Bản quét ${number}: ${type}, ${size}`,
  scanTypes: {
    'application/pdf': 'PDF',
    'image/jpeg': 'ảnh JPEG',
    'image/png': 'ảnh PNG',
    'image/heic': 'ảnh HEIC',
  } satisfies Record<string, string>,

  keep: 'Hãy in hoặc lưu biên nhận này. Khi cần hỏi về văn bản, đồng chí đọc mã số biên nhận cho Văn phòng; không đọc mã bí mật.',
  address:
    'Ai có địa chỉ của trang này đều mở được biên nhận. Trên máy dùng chung, hãy đóng trang sau khi in hoặc lưu.',
  print: 'In biên nhận',
  download: 'Tải bản sao dạng văn bản (.txt)',
  taker: 'Người nhận',
  takerHint: '(ký, ghi rõ họ tên)',

  missing: 'Không tìm thấy biên nhận',
  missingText:
    'Địa chỉ biên nhận không đúng hoặc không đầy đủ. Hãy mở lại địa chỉ đã lưu, hoặc tra cứu bằng hai mã ghi trên biên nhận.',
  unavailable:
    'Máy chủ tạm thời chưa mở được biên nhận. Văn bản đã ghi nhận vẫn còn; hãy mở lại sau ít phút.',
} as const

export const lookUpWords = {
  title: 'Tra cứu biên nhận',
  description: 'Xem tình trạng của văn bản góp ý đã gửi và bản sao ý kiến bằng hai mã ghi trên biên nhận.',
  lede: 'Gõ hai mã ghi trên biên nhận để xem tình trạng của văn bản góp ý và bản sao ý kiến.',
  typing:
    'Chữ hoa hay chữ thường, có dấu cách hay gạch nối đều được. Hai mã không có I, O, Q, Z, 0, 1, để khỏi đọc nhầm.',
  reference: 'Mã số biên nhận',
  referenceHint: 'Tám ký tự, ví dụ cách ghi: ABCD-2345.',
  secret: 'Mã bí mật',
  secretHint: 'Mười sáu ký tự, ví dụ cách ghi: ABCD EFGH JKLM NPRS.',
  submit: 'Tra cứu',
  again: 'Tra cứu biên nhận khác',
  faultOf: (fault: CodeFault): string => {
    switch (fault.fault) {
      case 'missing':
        return faults.missing(fault)
      case 'accents':
        return faults.accents(fault)
      case 'neverUsed':
        return faults.neverUsed(fault)
      case 'length':
        return faults.length(fault)
    }
  },
  errorTitle: 'Chưa tra cứu được',
  wrong:
    'Hai mã không khớp với biên nhận nào. Hãy so lại từng ký tự với biên nhận, cả mã số lẫn mã bí mật. Nếu vẫn không được, hãy hỏi Văn phòng và đọc mã số biên nhận.',
  throttled: (minutes: number, at: string) =>
    `Đã có quá nhiều lần tra cứu không đúng từ mạng này. Hãy thử lại sau ${minutes} phút, từ ${at} (giờ Việt Nam). Khi cần gấp, hãy hỏi Văn phòng và đọc mã số biên nhận.`,
  unavailable: 'Máy chủ tạm thời chưa tra cứu được. Văn bản đã ghi nhận vẫn còn; hãy thử lại sau ít phút.',
  unreadable: 'Nội dung gửi lên không đọc được. Hãy gõ lại.',
  lost: 'Nếu đã mất mã bí mật, hãy hỏi Văn phòng: Văn phòng tìm được văn bản theo mã số, nhưng không có mã bí mật.',
} as const
