/** Words of the public pages that hold for every office; what is an office's own stands in src/content. */
import { search } from './search.ts'
import { timeline } from './timeline.ts'

export const site = {
  party: 'Đảng Cộng sản Việt Nam',
  skipLink: 'Tới nội dung chính',

  nav: {
    label: 'Các trang',
    home: 'Trang đầu',
    items: [
      { href: '/ke-hoach', label: 'Kế hoạch' },
      { href: '/huong-dan', label: 'Hướng dẫn' },
      { href: '/tien-do', label: 'Tiến độ' },
      { href: '/van-ban', label: 'Văn bản' },
      { href: '/to-chuc', label: 'Tổ chức' },
      { href: '/tim-kiem', label: 'Tìm kiếm' },
      { href: '/gop-y', label: 'Gửi góp ý' },
    ],
  },

  textSize: {
    label: 'Cỡ chữ',
    normal: 'Chữ thường',
    large: 'Chữ lớn',
    larger: 'Chữ rất lớn',
    sample: 'A',
  },

  foot: {
    owner: (body: string, office: string) => `Trang thông tin của ${body}, do ${office} phụ trách.`,
    privacy:
      'Trang này không dùng cookie, không theo dõi người đọc và không tải gì từ trang khác; cỡ chữ đã chọn và bản nháp góp ý chỉ lưu trên máy của người đọc.',
    lookUp: 'Tra cứu biên nhận',
  },

  home: {
    groups: { role: 'Việc của đồng chí', matter: 'Điều cần biết' },
    next: {
      title: 'Việc đang làm và sắp tới',
      none: 'Các mốc đã ghi trong tiến độ đều đã qua.',
      link: 'Toàn bộ tiến độ',
    },
    plan: {
      text: 'Toàn văn, đúng từng chữ. Mỗi mục có địa chỉ riêng để dẫn lại; có thể in trên giấy A4.',
      link: 'Đọc Kế hoạch',
      partsLabel: 'Các phần của Kế hoạch',
    },
    steps: {
      title: 'Gửi góp ý trong ba bước',
      link: 'Gửi góp ý',
    },
    after: 'Sau khi kiểm điểm',
  },

  plan: {
    title: (plan: string) => `${plan}: toàn văn`,
    description: (plan: string, body: string) =>
      `Toàn văn ${plan} của ${body}, đúng từng chữ, mỗi mục có địa chỉ riêng.`,
    contents: 'Mục lục',
    clause: 'Mục',
    head: 'Đầu đề',
    preamble: 'Mở đầu',
    recipients: 'Nơi nhận',
    signatory: 'Người ký',
    note: 'Ghi chú của người đăng, không thuộc văn bản:',
    hint: 'Bấm vào số của một mục để chép địa chỉ dẫn tới mục đó.',
    copied: 'Đã chép địa chỉ của mục',
    notCopied: 'Địa chỉ của mục đang ở thanh địa chỉ',
  },

  guidance: {
    title: 'Hướng dẫn',
    description:
      'Hướng dẫn viết từ Kế hoạch: ai làm việc gì, theo thứ tự nào, khi nào; câu nào cũng ghi mục của Kế hoạch.',
    lede: 'Viết lại Kế hoạch bằng lời dễ hiểu. Cuối mỗi câu ghi mục của Kế hoạch nói điều đó; khi cần, đọc thẳng nguyên văn.',
    groups: {
      role: 'Theo vai trò',
      step: 'Theo từng bước',
      matter: 'Theo từng vấn đề',
    },
    checklist: 'Việc cần làm, có thể in để đánh dấu',
    dates: 'Ngày của đợt hiện nay:',
    send: 'Viết và gửi trên trang này:',
    reach: 'Địa chỉ, điện thoại:',
    question: 'Đồng chí là',
    related: 'Đọc tiếp',
    orderPicture: 'Hình: thứ tự kiểm điểm, từ trên xuống dưới',
  },

  timeline,

  documents: {
    title: 'Văn bản',
    description: 'Những văn bản Kế hoạch dựa vào, và từng mục của Kế hoạch dẫn tới mỗi văn bản.',
    lede: 'Những văn bản mà Kế hoạch dựa vào. Bên dưới mỗi văn bản là các mục của Kế hoạch có dẫn văn bản đó.',
    name: (kind: string, number: string) => `${kind} số ${number}`,
    date: (day: string) => `ngày ${day}`,
    citedIn: 'Được dẫn tại:',
    noNumber: 'Kế hoạch không ghi số, ngày',
    fullText: 'Toàn văn',
  },

  organisation: {
    title: 'Tổ chức',
    description: (directionUnit: string, helpTeam: string) =>
      `Ai chịu trách nhiệm việc gì, ${directionUnit}, ${helpTeam} và cách liên hệ với Văn phòng.`,
    lede: 'Ai chịu trách nhiệm việc gì theo Kế hoạch.',
    contact: 'Liên hệ Văn phòng',
    contactLabels: {
      address: 'Địa chỉ nhận văn bản',
      phone: 'Điện thoại',
      email: 'Thư điện tử',
      hours: 'Giờ làm việc',
    },
    toFill: 'Văn phòng sẽ bổ sung',
    contents: 'Trong trang này',
    columns: { name: 'Họ và tên', position: 'Chức vụ', role: 'Vai trò' },
    calendar: 'Lịch của cơ quan này',
  },

  search,

  notFound: {
    title: 'Không có trang này',
    description: 'Địa chỉ không dẫn tới trang nào.',
    text: 'Địa chỉ vừa mở không dẫn tới trang nào: có thể đã gõ thiếu hoặc trang đã được chuyển đi.',
    pages: 'Có thể tìm ở các trang sau:',
  },

  staff: {
    title: 'Tổ giúp việc',
    signOut: 'Đăng xuất',
    publicSite: 'Trang công khai',
    roles: { lead: 'Tổ trưởng', deputy: 'Tổ phó', member: 'Thành viên', auditor: 'Ủy ban Kiểm tra' },
  },
} as const
