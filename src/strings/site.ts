/** Words of the public pages around the plan, in the register of the office that publishes it. */

const body = {
  /** Joined by no-break spaces, so that the letterhead breaks after “Thành ủy” or not at all. */
  superior: 'Thành ủy Thành\u00a0phố\u00a0Hồ\u00a0Chí\u00a0Minh',
  name: 'Đảng ủy Khối các trường Đại học, Cao đẳng và TCCN',
  shortName: 'Đảng ủy Khối',
  party: 'Đảng Cộng sản Việt Nam',
} as const

export const site = {
  body,
  /** Ends every page title. */
  title: `Kế hoạch 346-KH/ĐUK – ${body.shortName}`,
  skipLink: 'Tới nội dung chính',

  nav: {
    label: 'Các trang',
    home: 'Trang đầu',
    items: [
      { href: '/ke-hoach', label: 'Kế hoạch' },
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
    owner: `Trang thông tin của ${body.name}, do Văn phòng Đảng ủy Khối phụ trách.`,
    privacy:
      'Trang này không dùng cookie, không theo dõi người đọc và không tải gì từ trang khác; cỡ chữ đã chọn chỉ lưu trên máy của người đọc.',
  },

  home: {
    title: 'Kiểm điểm tự phê bình và phê bình theo Nghị quyết Trung ương 4 khóa XI',
    description:
      'Toàn văn Kế hoạch 346-KH/ĐUK của Đảng ủy Khối các trường Đại học, Cao đẳng và TCCN và cách gửi ý kiến góp ý bằng văn bản.',
    lede: 'Ban Thường vụ Đảng ủy Khối lấy ý kiến góp ý đối với tập thể Ban Thường vụ và cá nhân các đồng chí Ủy viên Ban Thường vụ trước khi kiểm điểm. Trang này đăng toàn văn Kế hoạch và nhận văn bản góp ý của các tổ chức, cá nhân.',
    plan: {
      title: 'Kế hoạch số 346-KH/ĐUK',
      text: 'Toàn văn, đúng từng chữ. Mỗi mục có địa chỉ riêng để dẫn lại; có thể in trên giấy A4.',
      link: 'Đọc Kế hoạch',
      partsLabel: 'Các phần của Kế hoạch',
    },
    steps: {
      title: 'Gửi góp ý trong ba bước',
      items: [
        {
          title: 'Viết ý kiến thành văn bản',
          text: 'Góp ý cho tập thể Ban Thường vụ Đảng ủy Khối và cho từng đồng chí Ủy viên, theo ba nội dung kiểm điểm đã nêu trong Nghị quyết; nội dung thứ nhất là trọng tâm.',
          clauses: ['ii-2-2', 'ii-2-4-1'],
        },
        {
          title: 'Ghi rõ người góp ý',
          text: 'Cá nhân ghi rõ họ tên và địa chỉ. Tập thể, tổ chức góp ý bằng văn bản chính thức của mình.',
          clauses: ['ii-2-3-1'],
        },
        {
          title: 'Gửi tới Bộ phận Thường trực chỉ đạo',
          text: 'Gửi qua Văn phòng Đảng ủy Khối: trên trang này, tại cuộc họp hoặc sau cuộc họp theo thời gian quy định.',
          clauses: ['ii-2-4-1'],
        },
      ],
      link: 'Gửi góp ý',
    },
    after: {
      title: 'Sau khi kiểm điểm',
      text: 'Ban Thường vụ Đảng ủy thông báo tiếp thu: với tập thể bằng văn bản; với cá nhân bằng các hình thức phù hợp như văn bản, cử đại diện gặp, điện thoại hoặc hộp thư điện tử.',
      clauses: ['ii-2-4-3'],
    },
  },

  plan: {
    title: 'Kế hoạch số 346-KH/ĐUK',
    description:
      'Toàn văn Kế hoạch 346-KH/ĐUK: mục đích, yêu cầu; nội dung, phương pháp tiến hành và thời gian thực hiện; chỉ đạo, kiểm tra, đôn đốc.',
    contents: 'Mục lục',
    clause: 'Mục',
    recipients: 'Nơi nhận',
    signatory: 'Người ký',
    note: 'Ghi chú của người đăng, không thuộc văn bản:',
    hint: 'Bấm vào số của một mục để lấy địa chỉ dẫn tới mục đó.',
  },

  notFound: {
    title: 'Không có trang này',
    description: 'Địa chỉ không dẫn tới trang nào.',
    text: 'Địa chỉ vừa mở không dẫn tới trang nào: có thể đã gõ thiếu hoặc trang đã được chuyển đi.',
    pages: 'Có thể tìm ở các trang sau:',
  },

  staff: {
    title: 'Tổ giúp việc',
    nav: 'Các phần việc',
    items: [{ href: '/to-giup-viec', label: 'Tổng quan' }],
    signOut: 'Đăng xuất',
    publicSite: 'Trang công khai',
    roles: { lead: 'Tổ trưởng', deputy: 'Tổ phó', member: 'Thành viên' },
  },
} as const
