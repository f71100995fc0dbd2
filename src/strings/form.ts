/** Words of the feedback form, its check page and the receipt. */
import type { Aspect, ContributorKind } from '../domain/contributor.ts'

const kinds: Record<ContributorKind, string> = { individual: 'Cá nhân', collective: 'Tập thể' }

const aspects: Record<Aspect, string> = {
  strength: 'Ưu điểm',
  shortcoming: 'Hạn chế, khuyết điểm',
  cause: 'Nguyên nhân',
  remedy: 'Kiến nghị, hướng khắc phục',
}

export const form = {
  kinds,
  aspects,

  start: {
    title: 'Gửi góp ý bằng văn bản',
    choose: 'Đồng chí góp ý với tư cách nào?',
    individual: {
      title: 'Cá nhân',
      link: 'Viết góp ý của cá nhân',
    },
    collective: {
      title: 'Tập thể, tổ chức',
      link: 'Gửi góp ý của tập thể',
    },
    before: 'Trước khi viết',
    receipt: 'Sau khi gửi, đồng chí nhận biên nhận có mã số để lưu giữ hoặc in ra.',
    secrecy: {
      title: 'Không viết nội dung thuộc bí mật nhà nước',
      text: 'Không đưa lên trang này nội dung có dấu Mật, Tối mật, Tuyệt mật. Văn bản loại đó gửi theo quy định về bảo vệ bí mật nhà nước.',
    },
  },

  page: {
    titles: { individual: 'Góp ý của cá nhân', collective: 'Góp ý của tập thể, tổ chức' } satisfies Record<
      ContributorKind,
      string
    >,
    contributor: {
      individual: 'Người góp ý',
      collective: 'Tập thể góp ý và văn bản chính thức',
    } satisfies Record<ContributorKind, string>,
    optional: 'không bắt buộc',
    comments: 'Ý kiến góp ý',
    commentsHint:
      'Mỗi ý kiến nói về một đối tượng và một nội dung kiểm điểm. Ô để trống hoàn toàn sẽ được bỏ qua.',
    comment: 'Ý kiến',
    choose: 'Chọn trong danh sách',
    noAspect: 'Không nêu',
    add: 'Thêm một ý kiến',
    check: 'Xem lại trước khi gửi',
    other: {
      individual: 'Đồng chí gửi thay mặt tập thể?',
      collective: 'Đồng chí góp ý với tư cách cá nhân?',
    } satisfies Record<ContributorKind, string>,
  },

  labels: {
    'contributor.category': { individual: 'Đồng chí là', collective: 'Loại tập thể, tổ chức' },
    'contributor.fullName': 'Họ và tên',
    'contributor.address': 'Địa chỉ',
    'contributor.phone': 'Điện thoại',
    'contributor.email': 'Thư điện tử',
    'contributor.replyBy': 'Hình thức nhận thông báo tiếp thu',
    'contributor.collectiveName': 'Tên tập thể, tổ chức',
    'contributor.documentNumber': 'Số, ký hiệu văn bản',
    'contributor.documentDate': 'Ngày văn bản',
    'contributor.signatoryName': 'Người ký',
    'contributor.signatoryPosition': 'Chức vụ người ký',
    subject: 'Góp ý cho',
    contentArea: 'Nội dung kiểm điểm',
    aspect: 'Mặt được nói tới',
    text: 'Nội dung ý kiến',
    invitationCode: 'Mã thư mời',
    scan: 'Bản quét',
  },
  hints: {
    'contributor.address': 'Viết như vẫn ghi trên thư từ.',
    'contributor.collectiveAddress': 'Nơi nhận thông báo tiếp thu bằng văn bản.',
    'contributor.documentNumber': 'Ví dụ cách ghi: 12-CV/ĐU',
    text: 'Tối đa 10.000 ký tự.',
  },

  privacy: {
    title: 'Thông báo về dữ liệu cá nhân',
  },

  errorSummary: 'Còn mục cần sửa',
  errorCount: (count: number) => `Có ${count} mục cần sửa. Những gì đã viết vẫn còn nguyên.`,

  check: {
    title: 'Xem lại văn bản góp ý',
    lede: 'Văn bản chưa được gửi. Đồng chí đọc lại, sửa nếu cần, rồi bấm gửi.',
    contributor: 'Người gửi',
    comments: (count: number) => `${count} ý kiến`,
    edit: 'Sửa lại',
    send: 'Gửi văn bản góp ý',
    deadline: (round: string, day: string) => `${round}: nhận góp ý đến hết ngày ${day} (giờ Việt Nam).`,
    lateNow: (round: string, day: string) =>
      `${round} nhận góp ý đến hết ngày ${day} (giờ Việt Nam). Văn bản gửi bây giờ vẫn được nhận và được ghi là gửi muộn.`,
    closed: (round: string, day: string) =>
      `${round} đã thôi nhận góp ý; hạn nhận là hết ngày ${day} (giờ Việt Nam). Văn bản này chưa được gửi.`,
    notOpen: (round: string, day: string) => `${round} nhận góp ý từ ngày ${day} (giờ Việt Nam).`,
    keyReused:
      'Bản trước của văn bản này đã được ghi nhận và có biên nhận. Nếu gửi tiếp, bản dưới đây sẽ là một văn bản góp ý khác.',
  },

  /** Around the form: until when, in which zone. `{n}` is filled in by the reader's own browser. */
  dates: {
    always: (round: string, opens: string, closes: string) =>
      `${round}: nhận góp ý từ ngày ${opens} đến hết ngày ${closes} (giờ Việt Nam).`,
    before: (round: string, opens: string, closes: string) =>
      `${round} nhận góp ý từ ngày ${opens} đến hết ngày ${closes} (giờ Việt Nam). Từ nay đến đó đồng chí có thể viết trước; bản nháp được giữ trên máy của đồng chí.`,
    open: (round: string, closes: string) =>
      `${round} đang nhận góp ý, đến hết ngày ${closes} (giờ Việt Nam): còn {n} ngày nữa.`,
    lastDay: (round: string, closes: string) =>
      `${round}: hôm nay, ngày ${closes}, là ngày cuối nhận góp ý; nhận đến 24 giờ (giờ Việt Nam).`,
    graceRule: (span: string) =>
      `Ai bắt đầu viết trước giờ đóng thì còn ${span} để gửi nốt mà vẫn tính là đúng hạn.`,
    grace: (round: string, closes: string, until: string) =>
      `${round} đã hết giờ nhận góp ý lúc 24 giờ ngày ${closes} (giờ Việt Nam). Ai đã bắt đầu viết trước giờ đó thì gửi trước ${until} vẫn tính là đúng hạn.`,
    late: (round: string, closes: string) =>
      `${round}: hạn nhận góp ý là hết ngày ${closes} (giờ Việt Nam). Văn bản gửi bây giờ vẫn được nhận và được ghi là gửi muộn.`,
    lateUntil: (day: string) => `Nhận văn bản gửi muộn đến hết ngày ${day}.`,
    lateToo: 'Các văn bản khác vẫn được nhận và được ghi là gửi muộn.',
    closed: (round: string, day: string) =>
      `${round} đã thôi nhận góp ý; hạn cuối là hết ngày ${day} (giờ Việt Nam).`,
    next: (round: string, opens: string) => `${round} nhận góp ý từ ngày ${opens}.`,
    minutes: (count: number) => (count % 60 === 0 ? `${count / 60} giờ` : `${count} phút`),
  },
} as const
