/** Words of the feedback form, its check page and the receipt. */
import type { Aspect, ContributorCategory, ContributorKind } from '../domain/contributor.ts'

const kinds: Record<ContributorKind, string> = { individual: 'Cá nhân', collective: 'Tập thể' }

/** Clause II.2.4.1, and II.2.3.1 for units of the body's own. */
const categories: Record<ContributorCategory, string> = {
  former_committee_member: 'Nguyên Đảng ủy viên các khóa',
  former_head: 'Nguyên thủ trưởng cơ quan thuộc Khối',
  retired: 'Đã nghỉ công tác, nghỉ hưu',
  other: 'Khác',
  city_committee_office: 'Ban hoặc Văn phòng Thành ủy',
  city_council_party_group: 'Đảng đoàn Hội đồng nhân dân thành phố',
  city_government_party_board: 'Ban Cán sự Đảng Ủy ban nhân dân thành phố',
  city_inspectorate_committee: 'Đảng ủy Thanh tra thành phố',
  subordinate_committee: 'Cấp ủy đảng bộ, chi bộ trực thuộc Đảng ủy Khối',
  subordinate_unit_leadership: 'Lãnh đạo đơn vị trực thuộc',
  workplace_cell_committee: 'Chi ủy chi bộ nơi công tác',
  residence_cell_committee: 'Chi ủy chi bộ nơi cư trú',
}

const aspects: Record<Aspect, string> = {
  strength: 'Ưu điểm',
  shortcoming: 'Hạn chế, khuyết điểm',
  cause: 'Nguyên nhân',
  remedy: 'Kiến nghị, hướng khắc phục',
}

export const form = {
  kinds,
  categories,
  aspects,

  start: {
    title: 'Gửi góp ý bằng văn bản',
    description:
      'Góp ý cho tập thể và cá nhân các đồng chí Ủy viên Ban Thường vụ Đảng ủy Khối bằng văn bản có ghi rõ người gửi.',
    lede: 'Văn bản góp ý gửi tới Bộ phận Thường trực chỉ đạo qua Văn phòng Đảng ủy Khối. Người góp ý ghi rõ họ tên; không nhận góp ý giấu tên.',
    choose: 'Đồng chí góp ý với tư cách nào?',
    individual: {
      title: 'Cá nhân',
      text: 'Viết bằng văn bản, ghi rõ họ tên và địa chỉ.',
      link: 'Viết góp ý của cá nhân',
    },
    collective: {
      title: 'Tập thể, tổ chức',
      text: 'Bằng văn bản chính thức: có số, ngày ký và người ký.',
      link: 'Gửi góp ý của tập thể',
    },
    before: 'Trước khi viết',
    points: [
      'Góp ý theo ba nội dung kiểm điểm; nội dung thứ nhất là trọng tâm (mục II.2.2). Có thể viết nhiều ý kiến về nhiều đối tượng trong một văn bản.',
      'Chi ủy chi bộ nơi công tác và nơi cư trú góp ý với cá nhân các đồng chí Ủy viên (mục II.2.4.1).',
      'Sau khi gửi, đồng chí nhận biên nhận có mã số để lưu giữ hoặc in ra.',
    ],
    secrecy: {
      title: 'Không viết nội dung thuộc bí mật Nhà nước',
      text: 'Không đưa lên trang này nội dung có dấu Mật, Tối mật, Tuyệt mật. Văn bản loại đó chỉ gửi bằng giấy theo đường công văn mật.',
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
    consent:
      'Tôi đã đọc thông báo trên và đồng ý để Văn phòng Đảng ủy Khối xử lý dữ liệu này cho đợt kiểm điểm.',
  },
  hints: {
    'contributor.address': 'Viết như vẫn ghi trên thư từ.',
    'contributor.collectiveAddress': 'Nơi nhận thông báo tiếp thu bằng văn bản.',
    'contributor.documentNumber': 'Ví dụ cách ghi: 12-CV/ĐU',
    text: 'Nêu việc cụ thể, chân thành, thẳng thắn, xây dựng (mục I.5). Tối đa 10.000 ký tự.',
  },

  privacy: {
    title: 'Thông báo về dữ liệu cá nhân',
    points: [
      'Ý kiến của đồng chí được tổng hợp để báo cáo Ban Thường vụ Đảng ủy (mục II.2.4.1), không kèm tên người viết. Họ tên, địa chỉ và cách liên hệ chỉ dùng để xác minh và thông báo tiếp thu tới đồng chí (mục II.2.4.3).',
      'Chỉ Tổ giúp việc được mở danh tính người góp ý, mỗi lần mở phải ghi lý do và được lưu vết. Người được góp ý không thấy ai đã viết.',
      'Ý kiến về chính trị là dữ liệu cá nhân nhạy cảm theo Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15. Không gửi ảnh giấy tờ tùy thân.',
    ],
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
    lede: 'Văn phòng Đảng ủy Khối đã nhận và lưu văn bản góp ý của đồng chí.',
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
