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
    'contributor.collectiveName': 'Tên tập thể, tổ chức',
    'contributor.documentNumber': 'Số, ký hiệu văn bản',
    'contributor.documentDate': 'Ngày văn bản',
    'contributor.signatoryName': 'Người ký',
    'contributor.signatoryPosition': 'Chức vụ người ký',
    subject: 'Góp ý cho',
    contentArea: 'Nội dung kiểm điểm',
    aspect: 'Mặt được nói tới',
    text: 'Nội dung ý kiến',
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

  receipt: {
    title: 'Biên nhận văn bản góp ý',
    reference: 'Mã số biên nhận',
    receivedAt: 'Thời điểm nhận',
    zone: 'giờ Việt Nam',
    round: 'Đợt kiểm điểm',
    count: 'Số ý kiến',
    hash: 'Mã kiểm tra nội dung (SHA-256)',
    late: 'Văn bản đến sau ngày kết thúc nhận góp ý: vẫn được nhận và được ghi là gửi muộn.',
    sample: 'Đây là văn bản mẫu.',
    keep: 'Hãy in hoặc lưu trang này. Khi cần hỏi về văn bản, đồng chí đọc mã số biên nhận cho Văn phòng.',
    secret:
      'Địa chỉ của trang này chỉ riêng đồng chí có; ai có địa chỉ này đều mở được biên nhận. Trên máy dùng chung, hãy đóng trang sau khi in.',
    missing: 'Không tìm thấy biên nhận',
    unavailable:
      'Máy chủ tạm thời chưa mở được biên nhận. Văn bản đã ghi nhận vẫn còn; hãy mở lại sau ít phút.',
    missingText: 'Địa chỉ biên nhận không đúng hoặc không đầy đủ. Hãy mở lại địa chỉ đã lưu.',
  },
} as const
