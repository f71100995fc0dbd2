/** Words of the log, the audit trail and its check. */
import type { FaultKind } from '../domain/audit.ts'
import type { LogView } from '../domain/log-filters.ts'

const number = new Intl.NumberFormat('vi-VN')
const figure = (count: number) => number.format(count)

export const auditWords = {
  nav: 'Nhật ký',
  title: 'Nhật ký',

  views: {
    label: 'Các phần của nhật ký',
    readings: 'Đọc và in',
    trail: 'Mọi việc',
    check: 'Kiểm tra nhật ký',
  },
  ledes: {
    readings:
      'Ai đã mở danh tính, bản quét nào, đã in thư mời, phiếu nào, lúc nào và vì sao. Không ai sửa hay xóa được các lần đã ghi.',
    trail:
      'Mỗi văn bản nhận được và mỗi việc Tổ giúp việc làm đều để lại một mục. Các mục được niêm phong nối tiếp nhau, nên sửa hoặc bớt một mục là lộ ra khi kiểm tra.',
  } satisfies Record<LogView, string>,
  hides:
    'Những lần người khác làm việc với văn bản góp ý cho chính đồng chí không hiện ở đây; chỉ có các lần của đồng chí.',

  acts: {
    readings: {
      identity_opened: 'Mở danh tính',
      identity_refused: 'Xin mở danh tính, không được mở',
      scan_opened: 'Mở bản quét',
      scan_refused: 'Xin mở bản quét, không được mở',
      identity_searched: 'Tìm văn bản theo tên người góp ý',
      invitations_printed: 'In thư mời',
      forms_printed: 'In phiếu góp ý',
    },
    trail: {
      feedback: 'Nhận văn bản góp ý',
      access_log: 'Đọc danh tính, bản quét hoặc in',
      verification: 'Xác minh người gửi',
      comparison: 'Đối chiếu bản nhập với bản giấy',
      division: 'Phân ý',
      division_comparison: 'Đối chiếu bản phân ý',
      assignment: 'Phân công',
      invitation: 'Lập hoặc rút thư mời',
      paper_form_event: 'Giao, nhận phiếu giấy',
      reply: 'Ghi trả lời người góp ý',
      review_prompt: 'Ghi gợi ý kiểm điểm',
      review_prompt_scan: 'Kèm bản quét gợi ý kiểm điểm',
      synthesis_act: 'Tổng hợp ý kiến',
      synthesis_point: 'Lập ý tổng hợp',
      synthesis_point_version: 'Ghi, sửa hoặc rút ý tổng hợp',
      synthesis_point_place: 'Xếp thứ tự ý tổng hợp',
      staff_event: 'Việc nhân sự của Tổ',
      audit_seal: 'Niêm phong nhật ký',
    },
  },
  /** Who did what nobody of the team did. */
  nobody: { feedback: 'Người góp ý', other: 'Máy chủ' },

  table: {
    captions: {
      readings: 'Các lần đọc và in, mới nhất trước',
      trail: 'Các việc đã ghi, mới nhất trước',
    } satisfies Record<LogView, string>,
    at: 'Thời điểm',
    who: 'Người thực hiện',
    act: 'Việc',
    reference: 'Văn bản',
    reason: 'Lý do',
    number: 'Mục số',
    none: 'Chưa có lần nào.',
    noneFiltered: 'Không có lần nào hợp với các điều kiện đã chọn.',
    pageEmpty: 'Không còn lần nào ở phần này của danh sách.',
  },

  filter: {
    label: 'Lọc nhật ký',
    person: 'Người thực hiện',
    act: 'Việc',
    all: 'Tất cả',
    reference: 'Mã số biên nhận',
    day: 'Ngày, ví dụ 5/9/2026',
    submit: 'Lọc',
    clear: 'Bỏ lọc',
    badReference: 'Không phải mã số biên nhận: tám chữ và số, không có I, O, Q, Z, 0, 1.',
    unknownReference: 'Không có văn bản nào mang mã số này.',
    badDay: 'Hãy viết ngày có thật, gồm ngày, tháng và năm.',
  },
  print: {
    wish: 'Bản để in, tối đa 500 mục',
    button: 'In danh sách',
    filtered: (conditions: string) => `Điều kiện: ${conditions}.`,
    day: (day: string) => `ngày ${day}`,
    part: 'Tờ này không phải toàn bộ: danh sách còn những mục khác, in ở tờ riêng.',
    printed: (at: string, name: string) => `In lúc ${at}, người in: ${name}.`,
  },

  check: {
    title: 'Kiểm tra nhật ký',
    lede: 'Máy tính lại dấu niêm phong từ từng mục, so từng mục với văn bản hoặc việc đã ghi, và tìm những gì không có mục. Sửa một chữ, bớt hay thêm một dòng đều lộ ra.',
    submit: 'Kiểm tra nhật ký',
    again: 'Kiểm tra lại từ đầu',
    goOn: 'Kiểm tra tiếp phần còn lại',
    seal: 'Niêm phong sau cùng',
    noSeal: 'Chưa có niêm phong nào. Niêm phong được lập mỗi giờ, và khi kiểm tra.',
    facts: { number: 'Số', at: 'Lập lúc', toEntry: 'Đến mục số', sha256: 'Dấu (SHA-256)' },
    unsealed: (count: number) =>
      count === 0
        ? 'Mọi mục đã được niêm phong.'
        : count >= 1000
          ? 'Còn từ 1.000 mục trở lên chưa được niêm phong.'
          : `Còn ${figure(count)} mục chưa được niêm phong.`,
    paper:
      'Hãy in tờ này và giữ ở nơi an toàn. Người làm chủ cơ sở dữ liệu có thể viết lại cả chuỗi niêm phong; dấu trên giấy thì không. Lần sau, niêm phong mang số đã ghi phải có đúng dấu này.',
    earlier: 'Đối chiếu với tờ đã in',
    earlierNumber: 'Niêm phong số',
    show: 'Xem',
    noSuchSeal: (last: number) => `Hãy ghi một số từ 1 đến ${last}.`,
    print: 'In tờ kết quả',
    result: 'Kết quả',
    whole: 'Nhật ký còn nguyên.',
    wholeSoFar: 'Phần đã kiểm tra còn nguyên.',
    broken: (count: number) => `Nhật ký có ${figure(count)} chỗ không khớp.`,
    more: 'Còn phần chưa kiểm tra.',
    looked: (seals: number, entries: number, rows: number) =>
      `Đã tính lại ${figure(seals)} niêm phong, so ${figure(entries)} mục và tìm mục của ${figure(rows)} dòng dữ liệu.`,
    found: 'Các chỗ không khớp trong phần vừa kiểm tra',
    firstOf: (shown: number, found: number) =>
      `Phần vừa kiểm tra có ${figure(found)} chỗ không khớp; trên đây là ${figure(shown)} chỗ đầu.`,
    kind: 'Điều thấy được',
    place: 'Ở đâu',
    sealPlace: (seal: number) => `Niêm phong số ${figure(seal)}`,
    rowPlace: (act: string, key: string) => `${act}, dòng ${key}`,
    reference: (reference: string) => `văn bản ${reference}`,
    kinds: {
      seal_missing: 'Thiếu niêm phong',
      seal_broken: 'Dấu niêm phong không khớp với các mục',
      entry_missing: 'Có mục đã bị bớt',
      entry_added: 'Có mục được chèn thêm',
      entry_twice: 'Một dòng có hai mục',
      row_missing: 'Dòng đã ghi không còn',
      row_changed: 'Dòng đã ghi bị sửa',
      row_unlisted: 'Dòng không có mục trong nhật ký',
    } satisfies Record<FaultKind, string>,
    checkedBy: (at: string, name: string) => `Kiểm tra lúc ${at}, người kiểm tra: ${name}.`,
    signatures: { checker: 'Người kiểm tra', witness: 'Người chứng kiến', hint: '(Ký, ghi rõ họ tên)' },
  },
} as const
