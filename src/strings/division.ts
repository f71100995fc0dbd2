/** Words for dividing a letter into passages and comparing a division (H3). */
import type { DivisionState, RowError } from '../domain/division.ts'
import type { ComparisonOutcome } from '../domain/verification.ts'

const number = new Intl.NumberFormat('vi-VN')
const figure = (count: number) => number.format(count)

/** By code of the database; the page prevents them, so that only a program meets them. */
export const divisionErrors = {
  KD043: 'Mỗi bản phân ý có từ 1 đến 999 đoạn.',
  KD044: 'Đoạn này nằm ngoài ý kiến.',
  KD045: 'Đoạn này bắt đầu hoặc kết thúc ở giữa một chữ.',
  KD046: 'Đoạn này chỉ có khoảng trắng.',
  KD047: 'Đoạn này chưa có đối tượng và nội dung kiểm điểm, cũng chưa được để ngoài kèm lý do.',
} as const

export const division = {
  title: (reference: string) => `Phân ý văn bản ${reference}`,
  back: 'Văn bản góp ý',
  lede: 'Lời của người góp ý giữ nguyên; các đoạn chỉ trỏ vào lời đó. Mỗi câu phải thuộc một đoạn, hoặc được để ngoài kèm lý do. Một câu nói về hai đối tượng thì thuộc cả hai đoạn.',
  states: {
    none: 'Chưa phân ý',
    open: 'Đang phân ý',
    waiting: 'Chờ đối chiếu',
    different: 'Có ý kiến khác',
    same: 'Đã đối chiếu',
  } satisfies Record<DivisionState, string>,
  version: (version: number) => `Bản ${figure(version)}`,
  versionBy: (version: number, name: string, at: string) => `Bản ${figure(version)}, ${name}, ${at}`,
  open: (count: number) =>
    count === 0 ? 'Không còn câu nào chưa phân' : `Còn ${figure(count)} câu chưa phân`,
  saved: (version: number, open: number) =>
    open === 0
      ? `Đã lưu bản ${figure(version)}. Bản này chờ người thứ hai đối chiếu.`
      : `Đã lưu bản ${figure(version)}. Còn ${figure(open)} câu chưa phân, nên chưa đối chiếu được.`,

  closed: {
    own: 'Văn bản này có ý kiến về đồng chí, nên thành viên khác của Tổ giúp việc phân ý và đối chiếu.',
    uncounted: 'Bản nhập từ giấy chưa được xác nhận là khớp với bản giấy, nên chưa phân ý.',
    replaced: 'Bản nhập này đã được nhập lại. Việc phân ý làm ở bản mới.',
  },

  presence: {
    others: (names: readonly string[]) =>
      names.length === 0 ? '' : `Đang mở văn bản này cùng lúc: ${names.join(', ')}.`,
  },

  text: {
    label: (position: number) => `Ý kiến ${figure(position)}`,
    written: 'Người góp ý chọn:',
    noAspect: 'không nêu mặt',
    marks: 'Số trước mỗi phần là số của đoạn; phần gạch dưới là phần chưa phân.',
    covered: 'đã phân',
    uncovered: 'chưa phân',
    hint: 'Chọn câu bằng chuột, bằng ngón tay hoặc phím mũi tên. Bôi đen để chọn một phần câu.',
  },

  row: {
    label: (position: number) => `Đoạn ${figure(position)}`,
    of: (position: number) => `Các đoạn của ý kiến ${figure(position)}`,
    none: 'Ý kiến này chưa có đoạn nào.',
    subject: 'Đối tượng',
    area: 'Nội dung',
    aspect: 'Mặt',
    reason: 'Lý do để ngoài',
    reasonHint: 'Ví dụ: lời chào, lời cảm ơn, việc ngoài nội dung kiểm điểm.',
    openChoice: 'Chưa phân',
    same: 'Cùng đoạn với phần trên',
    aside: 'Để ngoài, có lý do',
    chooseArea: 'Chọn nội dung',
    noAspect: 'Không nêu',
    setAside: 'Để ngoài',
    reasonHidden: 'lý do không hiện ở đây vì văn bản có ý kiến về đồng chí',
    split: 'Tách theo câu',
    double: 'Thêm đối tượng',
    remove: 'Bỏ đoạn',
    errors: {
      area: 'Hãy chọn nội dung kiểm điểm.',
      reason: 'Hãy ghi vì sao để ngoài.',
      reasonTooLong: 'Lý do dài quá 300 ký tự. Hãy rút gọn.',
    } satisfies Record<RowError, string>,
  },

  actions: {
    keep: 'Giữ nguyên cách chia của người góp ý',
    keepHint: 'Mỗi ý kiến là một đoạn, với đối tượng, nội dung và mặt mà người góp ý đã chọn.',
    splitAll: 'Tách cả văn bản theo câu',
    save: 'Lưu bản phân ý',
    edit: 'Sửa, lập bản mới',
    cancel: 'Thôi, về bản đã lưu',
    undo: 'Hoàn tác',
    carve: 'Tách thành đoạn riêng',
    overlay: 'Thêm đoạn, giữ cả đoạn cũ',
    chosen: (count: number) => `Đang chọn ${figure(count)} câu`,
    chosenPart: 'Đang chọn một phần',
    restored: 'Phần chưa lưu trên máy này đã được mở lại.',
    kept: 'Phần chưa lưu được giữ trong thẻ này của trình duyệt.',
    stale: 'Máy này còn giữ phần chưa lưu, làm trên một bản cũ hơn.',
    takeUp: 'Lấy lại phần chưa lưu',
    drop: 'Bỏ phần chưa lưu',
    faults: 'Chưa lưu được bản phân ý',
    unreadable: 'Nội dung gửi lên không đọc được. Hãy mở lại trang và làm lại.',
    nothing: 'Chưa có đoạn nào để lưu.',
  },

  keys: {
    title: 'Phím tắt',
    list: [
      ['Mũi tên', 'sang câu trước, câu sau'],
      ['Shift + mũi tên', 'chọn thêm câu'],
      ['Enter', 'tách các câu đang chọn thành đoạn riêng'],
      ['Shift + Enter', 'thêm đoạn, giữ cả đoạn cũ'],
      ['1, 2, 3…', 'tách và giao cho đối tượng thứ mấy theo thứ tự kiểm điểm'],
      ['a, b, c', 'tách và giao cho nội dung kiểm điểm thứ mấy'],
      ['0', 'tách và để ngoài'],
      ['Delete', 'bỏ phân các câu đang chọn'],
      ['Ctrl + Z', 'hoàn tác'],
    ],
  },

  stale: {
    title: 'Đã có người lưu một bản khác',
    text: (version: number, name: string, at: string) =>
      `Trong lúc đồng chí làm, ${name} đã lưu bản ${figure(version)} lúc ${at}. Bản của đồng chí chưa được lưu và còn nguyên ở dưới.`,
    how: 'Xem hai bản cạnh nhau, sửa nếu cần, rồi lưu để bản của đồng chí thành bản mới nhất; hoặc chọn “Thôi, về bản đã lưu” ở cuối trang.',
    mine: (name: string) => `Bản chưa lưu của ${name}`,
  },

  compare: {
    title: 'Đối chiếu bản phân ý',
    lede: (version: number, name: string) =>
      `Đọc lại văn bản và so với bản ${figure(version)} do ${name} lập: mọi câu đều thuộc đúng đối tượng và nội dung, phần để ngoài có lý do xác đáng.`,
    outcome: 'Kết luận',
    outcomes: {
      same: 'Đúng với văn bản',
      different: 'Có chỗ khác',
    } satisfies Record<ComparisonOutcome, string>,
    note: 'Ghi chú',
    noteHint:
      'Khi có chỗ khác: ghi rõ câu nào, nên phân thế nào. Tối đa 1.000 ký tự. Không ghi tên người góp ý.',
    submit: 'Ghi kết luận',
    ownMade: 'Bản mới nhất do đồng chí lập, nên người khác đối chiếu.',
    uncovered: 'Còn câu chưa phân, nên chưa đối chiếu được.',
    meanwhile: 'Đã có bản mới hơn. Hãy xem bản đó rồi kết luận.',
    inForce: (version: number) => `Các đoạn của bản ${figure(version)} được tính thay cho các ý kiến.`,
    notInForce: 'Chưa có bản nào được tính; các ý kiến được đếm theo lựa chọn của người góp ý.',
    errors: {
      outcome: 'Hãy chọn kết luận.',
      tooLong: 'Ghi chú dài quá 1.000 ký tự. Hãy rút gọn.',
      malformed: 'Ghi chú có ký tự hỏng không lưu được. Hãy xóa ký tự đó và gõ lại.',
      differenceMissing: 'Hãy ghi chỗ khác.',
    },
  },

  history: {
    title: 'Các bản đã lưu',
    none: 'Chưa có bản nào được lưu.',
    newest: 'mới nhất',
    inForce: 'được tính',
    uncompared: 'chưa đối chiếu',
    noteHidden: 'Ghi chú không hiện ở đây vì văn bản có ý kiến về đồng chí.',
    diff: (version: number) => `So với bản ${figure(version - 1)}`,
    changes: (before: string, after: string) => `${before} và ${after}`,
    marks: { same: 'Giống', removed: 'Bỏ', added: 'Thêm', changed: 'Đổi' },
    nothing: 'Không có',
    noChange: 'Hai bản giống nhau.',
  },

  panel: {
    title: 'Phân ý',
    toDivide: 'Phân ý văn bản này',
    toCompare: 'Đối chiếu bản phân ý',
    toView: 'Xem bản phân ý',
  },
} as const
