/** Words of the Help Team's desk. */
import type { AspectChoice, LetterState, Timeliness, VerifiedChoice } from '../domain/desk-filters.ts'

const number = new Intl.NumberFormat('vi-VN')
const figure = (count: number) => number.format(count)

export const desk = {
  figure,
  signIn: {
    title: 'Đăng nhập',
    lede: 'Dành riêng cho Tổ giúp việc. Tài khoản do Văn phòng cấp.',
    email: 'Thư điện tử',
    password: 'Mật khẩu',
    submit: 'Đăng nhập',
    missingEmail: 'Hãy điền thư điện tử.',
    missingPassword: 'Hãy điền mật khẩu.',
    refused: 'Thư điện tử hoặc mật khẩu không đúng.',
    throttled: (minutes: number, at: string) =>
      `Đã thử đăng nhập quá nhiều lần. Hãy thử lại sau ${minutes} phút, từ ${at} (giờ Việt Nam).`,
    notStaff: 'Tài khoản này không thuộc Tổ giúp việc hoặc đã ngừng sử dụng nên không vào được.',
    unavailable: 'Máy chủ tạm thời không trả lời nên chưa đăng nhập được. Hãy thử lại sau ít phút.',
    unreadable: 'Nội dung gửi lên không đọc được. Hãy điền lại.',
    ended: 'Phiên làm việc đã kết thúc. Hãy đăng nhập lại để tiếp tục.',
    signedOut: 'Đã đăng xuất.',
    signedOutHere:
      'Đã đăng xuất trên máy này, nhưng máy chủ chưa xác nhận việc kết thúc phiên làm việc. Nếu đang dùng máy chung, hãy đóng trình duyệt.',
    errorTitle: 'Chưa đăng nhập được',
  },

  rounds: {
    label: 'Đợt kiểm điểm',
    others: 'Đợt khác:',
    year: (year: number) => `năm ${year}`,
    dates: (from: string, to: string) => `Nhận góp ý từ ngày ${from} đến hết ngày ${to} (giờ Việt Nam).`,
    none: 'Chưa có đợt kiểm điểm nào. Khi Văn phòng ấn định ngày của một đợt, số liệu của đợt đó hiện ở đây.',
    noneTitle: 'Chưa có đợt kiểm điểm',
  },

  samples: {
    lead: 'Đợt này có văn bản mẫu.',
    text: 'Văn bản mẫu soạn sẵn để làm quen, không phải ý kiến thật. Gỡ toàn bộ bằng lệnh',
    command: 'npm run samples:remove',
  },

  marks: {
    sample: 'Mẫu',
    late: 'Gửi muộn',
    unverified: 'Chưa xác minh',
    sameWords: 'Trùng lời',
    trapped: 'Nghi máy gửi',
  },

  totals: {
    label: 'Văn bản góp ý đã nhận',
    received: 'Văn bản được tính',
    individual: 'Của cá nhân',
    collective: 'Của tập thể',
    late: 'Gửi muộn',
    unverified: 'Chưa xác minh',
    uncompared: 'Chờ đối chiếu, chưa tính',
    samples: 'Văn bản mẫu',
    none: 'Chưa nhận được văn bản góp ý nào trong đợt này. Số ý kiến theo từng đối tượng sẽ hiện ở bảng dưới khi có văn bản đầu tiên.',
  },

  table: {
    caption: 'Số ý kiến theo đối tượng và nội dung kiểm điểm',
    note: 'Xếp theo thứ tự kiểm điểm (mục II.2.4.2). Chọn một số để đọc các ý kiến được đếm trong số đó.',
    subject: 'Đối tượng góp ý',
    focus: 'trọng tâm',
    sum: 'Cộng',
    all: 'Tất cả',
    kinds: { individual: 'Cá nhân', collective: 'Tập thể' },
    unverified: 'Chưa xác minh',
    comments: (count: number) => `${figure(count)} ý kiến`,
    cell: (count: number, subject: string, of: string) => `${figure(count)} ý kiến, ${subject}, ${of}`,
  },

  subject: {
    order: (order: number, total: number) => `Đối tượng ${order}/${total} theo thứ tự kiểm điểm`,
    counts: 'Số ý kiến về đối tượng này',
    listed: (count: number) => `${figure(count)} ý kiến`,
    listedFiltered: (count: number, total: number) => `${figure(count)} trong ${figure(total)} ý kiến`,
    list: 'Các ý kiến, xếp theo thứ tự nhận',
    none: 'Chưa có ý kiến nào về đối tượng này trong đợt kiểm điểm.',
    noneFiltered: 'Không có ý kiến nào hợp với các điều kiện đã chọn.',
    pageEmpty: 'Không còn ý kiến nào ở phần này của danh sách.',
    previous: 'Đối tượng trước',
    next: 'Đối tượng sau',
    neighbours: 'Đối tượng liền kề',
  },

  filter: {
    label: 'Lọc danh sách',
    area: 'Nội dung kiểm điểm',
    kind: 'Người góp ý',
    aspect: 'Mặt được nói tới',
    timeliness: 'Thời hạn',
    all: 'Tất cả',
    verified: 'Xác minh người gửi',
    verifieds: { yes: 'Đã xác nhận', no: 'Chưa xác minh' } satisfies Record<VerifiedChoice, string>,
    aspects: { none: 'Không nêu' } satisfies Partial<Record<AspectChoice, string>>,
    timelinesses: { inTime: 'Trong hạn', late: 'Gửi muộn' } satisfies Record<Timeliness, string>,
    submit: 'Lọc',
    clear: 'Bỏ lọc',
  },

  pages: {
    label: 'Các trang của danh sách',
    first: 'Về trang đầu',
    previous: 'Trang trước',
    next: 'Trang sau',
  },

  feedbacks: {
    title: 'Văn bản góp ý',
    caption: 'Văn bản đã nhận, mới nhất trước',
    reference: 'Mã số biên nhận',
    receivedAt: 'Thời điểm nhận',
    contributor: 'Người góp ý',
    category: 'Thành phần',
    comments: 'Số ý kiến',
    unit: 'ý kiến',
    marks: 'Ghi chú',
    none: 'Chưa nhận được văn bản góp ý nào trong đợt này. Văn bản gửi trên trang hiện ngay ở đây; văn bản trên giấy thì nhập ở trang Nhập phiếu.',
    noneFiltered: 'Không có văn bản nào hợp với các điều kiện đã chọn.',
    pageEmpty: 'Không còn văn bản nào ở phần này của danh sách.',
    kinds: { label: 'Người góp ý', all: 'Tất cả' },
    states: {
      label: 'Tình trạng',
      all: 'Tất cả',
      unverified: 'Chưa xác minh',
      uncompared: 'Chờ đối chiếu',
      sameWords: 'Trùng lời',
      late: 'Gửi muộn',
      trapped: 'Nghi máy gửi',
      replaced: 'Đã nhập lại',
    } satisfies Record<LetterState | 'label' | 'all', string>,
    explained: {
      unverified: 'Người gửi chưa được xác nhận, còn nghi, hoặc người đó nói không gửi.',
      uncompared:
        'Bản nhập từ giấy chưa có người thứ hai xác nhận là khớp với bản giấy: chưa được tính ở đâu cả.',
      sameWords: 'Các ý kiến giống hệt ý kiến trong văn bản khác của đợt.',
      late: 'Nhận sau ngày kết thúc nhận góp ý.',
      trapped:
        'Một ô mà người không nhìn thấy đã được điền: có thể do máy gửi, cũng có thể do trình duyệt tự điền.',
      replaced: 'Bản nhập khác với bản giấy đã được nhập lại; bản này được giữ và không được tính.',
    } satisfies Record<LetterState, string>,
    count: (count: number) => `${figure(count)} văn bản`,
    countAll: (counted: number, uncompared: number) =>
      uncompared === 0
        ? `${figure(counted)} văn bản`
        : `${figure(counted)} văn bản được tính và ${figure(uncompared)} văn bản chờ đối chiếu, chưa được tính`,
    verification: 'Xác minh',
  },

  feedback: {
    title: (reference: string) => `Văn bản góp ý ${reference}`,
    receivedAt: 'Thời điểm nhận',
    zone: 'giờ Việt Nam',
    channel: 'Đường nhận',
    channels: { web: 'Gửi trên trang này', paper: 'Phiếu giấy do Văn phòng nhập' },
    contributor: 'Người góp ý',
    round: 'Đợt kiểm điểm',
    count: 'Số ý kiến',
    comments: 'Các ý kiến',
    of: 'Ý kiến',
    noAspect: 'Không nêu mặt',
    receivedOn: 'Ngày nhận bản giấy',
    enteredAt: 'Nhập lúc',
    scans: 'Bản quét',
    sameWords: (count: number) =>
      count === 1
        ? 'Ý kiến trong văn bản này giống hệt ý kiến trong một văn bản khác:'
        : `Ý kiến trong văn bản này giống hệt ý kiến trong ${figure(count)} văn bản khác:`,
    sameWordsFirst: (count: number) => `Trên đây chỉ là ${figure(count)} văn bản nhận trước nhất.`,
    sameWordsAll: 'Xem mọi văn bản trùng lời của đợt',
    trapped:
      'Khi gửi, một ô mà người không nhìn thấy đã được điền. Có thể do máy gửi, cũng có thể do trình duyệt tự điền; hãy xác minh người gửi.',
    back: 'Các văn bản góp ý',
  },

  identity: {
    title: 'Danh tính người góp ý',
    closed:
      'Danh tính được giữ riêng. Chỉ mở khi công việc cần; mỗi lần mở đều được ghi lại cùng họ tên người mở, thời điểm và lý do.',
    reason: 'Lý do mở danh tính',
    reasonHint: 'Từ 10 đến 500 ký tự. Không ghi tên người góp ý vào lý do.',
    submit: 'Mở danh tính',
    logged: (name: string, at: string) =>
      `Lần mở này đã được ghi lại: ${name}, ${at} (giờ Việt Nam). Danh tính chỉ hiện một lần ở đây; rời trang là đóng lại.`,
    close: 'Đóng danh tính',
    own: 'Văn bản này có ý kiến về đồng chí, nên đồng chí không mở được danh tính người góp ý. Khi cần, thành viên khác của Tổ giúp việc mở.',
    refused: 'Danh tính không được mở: văn bản này có ý kiến về đồng chí. Lần yêu cầu này đã được ghi lại.',
    forbidden: 'Đồng chí không có quyền mở danh tính của văn bản này.',
    labels: {
      category: 'Thành phần',
      fullName: 'Họ và tên',
      address: 'Địa chỉ',
      phone: 'Điện thoại',
      email: 'Thư điện tử',
      collectiveName: 'Tập thể, tổ chức',
      documentNumber: 'Số, ký hiệu văn bản',
      documentDate: 'Ngày văn bản',
      signatoryName: 'Người ký',
      signatoryPosition: 'Chức vụ người ký',
      replyBy: 'Muốn được trả lời',
      invitation: 'Thư mời số',
      paperForm: 'Phiếu giấy số',
    },
  },

  accesses: {
    ownOnly: 'Văn bản này góp ý cho đồng chí, nên ở đây chỉ có các lần của chính đồng chí.',
    title: 'Các lần mở danh tính, bản quét',
    at: 'Thời điểm',
    who: 'Người mở',
    reason: 'Lý do',
    none: 'Chưa ai mở danh tính hay bản quét của văn bản này.',
    refused: 'Không được mở',
  },

  states: {
    notFound: {
      title: 'Không có trang này',
      text: 'Địa chỉ không dẫn tới đối tượng, văn bản hay đợt kiểm điểm nào của cấp kiểm điểm này.',
    },
    noRound: {
      title: 'Chưa có đợt kiểm điểm',
      text: 'Trang này làm việc trong một đợt kiểm điểm. Khi Văn phòng ấn định ngày của một đợt, trang mở ra cho đợt đó.',
    },
    forbidden: {
      title: 'Không vào được',
      text: 'Tài khoản này không thuộc Tổ giúp việc hoặc đã ngừng sử dụng. Phiên làm việc đã được kết thúc.',
    },
    notForRole: {
      title: 'Trang này dành cho Tổ giúp việc',
      text: 'Tài khoản của đồng chí chỉ đọc nhật ký, không mở được trang này.',
    },
    unavailable: {
      title: 'Máy chủ tạm ngừng',
      text: 'Cơ sở dữ liệu tạm thời không trả lời. Dữ liệu đã nhận vẫn còn nguyên; hãy mở lại trang sau ít phút.',
    },
    unexpected: {
      title: 'Có lỗi ở máy chủ',
      text: 'Trang này chưa mở được. Hãy mở lại sau; nếu vẫn lỗi, hãy báo người phụ trách máy chủ.',
    },
    ended: {
      title: 'Phiên làm việc đã kết thúc',
      text: 'Nội dung vừa gửi chưa được lưu, nhưng vẫn còn trong trang này. Hãy đăng nhập lại ở thẻ khác của trình duyệt, rồi trở lại đây và gửi lại.',
    },
    held: 'Nội dung vừa gửi chưa được lưu, nhưng vẫn còn trong trang này. Hãy giữ trang này mở và gửi lại sau ít phút.',
    signInBeside: 'Mở trang đăng nhập ở thẻ khác',
    sendAgain: 'Gửi lại nội dung vừa gửi',
    overview: 'Về trang đầu của bàn làm việc',
    log: 'Về nhật ký',
    retry: 'Mở lại trang',
    signIn: 'Về trang đăng nhập',
  },
} as const
