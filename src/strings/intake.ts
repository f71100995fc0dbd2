/** Words of the form's quieter parts: how to be answered, the letter of invitation, another letter under a known number. */
import type { ReplyWay } from '../domain/contributor.ts'

const replyWays: Record<ReplyWay, string> = {
  letter: 'Văn bản',
  visit: 'Cử đại diện gặp',
  telephone: 'Gọi điện thoại',
  email: 'Hộp thư điện tử',
}

export const intake = {
  replyWays,
  anyReplyWay: 'Tùy Văn phòng chọn hình thức phù hợp',

  supplement: 'Đây là văn bản khác hoặc bổ sung, vẫn gửi',

  /** Beside a field that people do not see. */
  trap: 'Để trống ô này',

  invitation: {
    question: 'Đồng chí có thư mời góp ý của Văn phòng?',
    label: 'Mã thư mời',
    hint: 'In trên thư mời, gồm ba nhóm bốn chữ cái hoặc chữ số; tắt bộ gõ tiếng Việt khi nhập. Không có mã vẫn gửi góp ý được.',
    title: 'Góp ý theo thư mời',
    lede: 'Nhập mã in trên thư mời để biểu mẫu ghi sẵn tên và cách liên hệ mà Văn phòng đã có.',
    open: 'Mở biểu mẫu theo thư mời',
    prefilled:
      'Biểu mẫu dưới đây đã ghi sẵn những gì Văn phòng biết từ thư mời. Đồng chí xem lại, sửa nếu cần, rồi viết ý kiến.',
    notYours: 'Thư mời này không gửi cho đồng chí?',
    withoutCode: 'Không có mã hoặc mã không dùng được, đồng chí vẫn gửi góp ý như mọi người:',
    unknown:
      'Không có thư mời nào của đợt này mang mã đó, hoặc thư mời đã được thu hồi. Đồng chí xem lại từng chữ trên thư mời rồi nhập lại.',
    unavailable:
      'Máy chủ tạm thời chưa mở được thư mời. Đồng chí thử lại sau ít phút, hoặc viết góp ý không dùng mã.',
  },

  review: {
    scans: (count: number) => `${count} bản quét kèm theo`,
    noScan:
      'Chưa kèm bản quét văn bản chính thức. Đồng chí có thể quay lại để kèm, hoặc gửi bản giấy có chữ ký và dấu kèm sau.',
    supplement: 'Là văn bản khác hoặc bổ sung cho văn bản cùng số, ký hiệu đã gửi.',
  },
} as const
