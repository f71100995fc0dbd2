/** Words of the desk's ledger of paper forms, and of the printed sheets beside those the web form has. */
import type { NumbersFault } from '../domain/number-ranges.ts'
import type { PaperFormEvent, PaperFormState } from '../domain/paper-form.ts'

const number = new Intl.NumberFormat('vi-VN')
const figure = (count: number) => number.format(count)
const span = (from: number, to: number) => (from === to ? figure(from) : `${figure(from)}–${figure(to)}`)

const events: Record<PaperFormEvent, string> = {
  handed_out: 'Đã phát',
  returned_at_meeting: 'Nộp tại cuộc họp',
  returned_later: 'Nộp sau cuộc họp',
  lost: 'Mất',
  reset: 'Xóa ghi nhận, coi như mới in',
}

export const paperForms = {
  title: 'Sổ phiếu góp ý',
  nav: 'Phiếu giấy',
  lede: 'Mỗi phiếu in ra có một số và được theo dõi tới khi nộp lại, thất lạc hoặc hết hạn.',
  caption: 'Các phiếu đã in, theo số',
  number: 'Số phiếu',
  name: 'Ghi sẵn tên',
  state: 'Tình trạng',
  at: 'Từ lúc',
  entered: 'đã nhập',
  invitation: (of: number) => `thư mời số ${of}`,
  states: {
    printed: 'Mới in',
    handed_out: 'Đã phát',
    returned_at_meeting: 'Nộp tại cuộc họp',
    returned_later: 'Nộp sau',
    late: 'Muộn',
    missing: 'Chưa nộp',
    lost: 'Mất',
  } satisfies Record<PaperFormState, string>,
  totals: { label: 'Số phiếu theo tình trạng', all: 'Tất cả' },
  none: 'Chưa in phiếu nào trong đợt này. Chọn “In phiếu” để cấp số và in.',
  noneFiltered: 'Không có phiếu nào ở tình trạng này.',
  print: 'In phiếu',
  meeting: 'Bảng theo dõi tại cuộc họp',

  record: {
    title: 'Ghi nhận nhiều phiếu một lúc',
    numbers: 'Số phiếu',
    numbersHint: 'Ví dụ: 1-40, 55',
    event: 'Việc',
    events,
    on: 'Ngày',
    onHint: 'Ngày việc xảy ra; để nguyên nếu là hôm nay.',
    submit: 'Ghi nhận',
    failed: 'Chưa ghi nhận phiếu nào',
    eventMissing: 'Hãy chọn việc cần ghi nhận.',
    dayForm: 'Hãy viết ngày có thật, không sau hôm nay và không trước ngày in phiếu.',
    done: (count: number, asked: number, event: PaperFormEvent) =>
      count === 0
        ? `Các phiếu này đã ở tình trạng “${events[event]}” từ trước.`
        : `Đã ghi nhận ${figure(count)} phiếu: ${events[event]}.${asked > count ? ` ${figure(asked - count)} phiếu đã ghi như vậy từ trước.` : ''}`,
  },

  numbersFault: (fault: NumbersFault): string => {
    switch (fault.kind) {
      case 'empty':
        return 'Hãy ghi số, ví dụ: 1-40, 55.'
      case 'form':
        return `“${fault.part}” không phải là số hay khoảng số. Viết theo dạng 1-40, 55.`
      case 'order':
        return `Khoảng “${fault.part}” có số đầu lớn hơn số cuối.`
      case 'twice':
        return `Số ${fault.number} ghi hai lần. Mỗi số chỉ ghi một lần.`
      case 'many':
        return 'Quá nhiều số một lúc. Hãy chia làm nhiều lần.'
    }
  },

  printing: {
    title: 'In phiếu góp ý',
    lede: 'Phiếu in ra theo đúng biểu mẫu trên trang, mỗi phiếu một số. Số đã cấp không cấp lại; in hỏng thì in lại đúng số đó.',
    fresh: 'Cấp số và in phiếu mới',
    kinds: { blank: 'Phiếu trống', named: 'Phiếu ghi sẵn tên người được mời' },
    fields: { count: 'Số lượng', invitations: 'Số thư mời' },
    hints: {
      count: 'Từ 1 đến 200 phiếu.',
      invitations: 'Ví dụ: 1-40, 55. Mỗi thư mời một phiếu, tối đa 200 phiếu mỗi lần.',
    },
    submit: { blank: 'Cấp số và xem phiếu trống', named: 'Cấp số và xem phiếu ghi tên' },
    failed: 'Chưa cấp số phiếu nào',
    badCount: 'Hãy ghi số lượng từ 1 đến 200.',
    again: 'In lại phiếu đã có số',
    from: 'Từ số',
    to: 'đến số',
    againSubmit: 'Xem và in lại',
    badRange: 'Hãy ghi hai số, số đầu không lớn hơn số cuối, và tối đa 200 số mỗi lần.',
    noForms: 'Chưa có phiếu nào mang các số này.',
    known: (last: number) => `Đã cấp từ số 1 đến số ${figure(last)}.`,
    none: 'Chưa cấp số phiếu nào.',
    ready: (from: number, to: number, count: number, pages: number) =>
      `${figure(count)} phiếu, số ${span(from, to)}; tất cả ${figure(pages)} trang A4. Số trang của mỗi phiếu là số chẵn nên in hai mặt được.`,
    log: 'Các lần in phiếu',
  },

  meetingSheet: {
    title: 'Bảng theo dõi phiếu góp ý tại cuộc họp',
    none: 'Chưa phiếu nào được cấp số trong đợt này. Hãy in phiếu trước, rồi lập bảng theo dõi.',
    rows: {
      number: 'Số phiếu',
      name: 'Ghi sẵn tên',
      handedOut: 'Đã phát',
      returned: 'Nộp tại họp',
      later: 'Nộp sau',
      note: 'Ghi chú',
    },
    from: 'Từ số',
    to: 'đến số',
    submit: 'Xem bảng',
    badRange: 'Hãy ghi hai số, số đầu không lớn hơn số cuối, và tối đa 999 số mỗi bảng.',
    ready: (from: number, to: number) =>
      `Phiếu số ${span(from, to)}. Đánh dấu tại bàn, rồi ghi nhận vào sổ theo khoảng số.`,
    sum: 'Cộng',
    keeper: 'Người theo dõi',
    signed: '(ký, ghi rõ họ tên)',
  },

  /** On the sheets themselves, beside the words of the web form. */
  sheet: {
    kind: 'Phiếu góp ý',
    number: 'Số',
    running: (of: string) => `Phiếu góp ý số ${of}`,
    page: (at: number, of: number) => `trang ${at}/${of}`,
    qr: (of: string) => `Mã QR của phiếu số ${of}`,
    until: (day: string) => `Nộp lại tại cuộc họp, hoặc gửi sau cuộc họp, đến hết ngày ${day}.`,
    invitation: (of: number) => `Thư mời số ${of}`,
    secrecy:
      'Không viết vào phiếu nội dung có dấu Mật, Tối mật, Tuyệt mật. Văn bản loại đó chỉ gửi bằng giấy theo đường công văn mật.',
    more: 'Viết tiếp',
    moreHint: 'Ghi rõ viết tiếp cho ai, nội dung nào.',
    aspects: (label: string, aspects: readonly string[]) =>
      `Nếu muốn, ghi ở đầu mỗi ý kiến ${label.toLocaleLowerCase('vi')}: ${aspects.map((aspect) => aspect.toLocaleLowerCase('vi')).join('; ')}.`,
    date: 'Ngày …… tháng …… năm ………',
    signature: 'Người góp ý',
    collectiveSignature: 'Thay mặt tập thể',
    signed: '(ký, ghi rõ họ tên)',
    focus: 'trọng tâm',
  },
} as const
