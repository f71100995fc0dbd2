/** Words of drafts and of sending, for the pages and for the scripts there: nothing else, it goes to every reader. */

const orphan = 'Đồng chí viết tiếp ở đây thì phần này thành một bản nháp riêng.'

export const draftWords = {
  title: 'Bản nháp',
  preparing: 'Đang chuẩn bị chỗ giữ bản nháp trên máy này.',
  ready:
    'Những gì viết ở đây được giữ trên máy này cho tới khi gửi, kể cả khi trình duyệt bị tắt hoặc mất mạng.',
  saved: (moment: string) =>
    `Bản nháp được giữ trên máy này, lần lưu cuối lúc ${moment} theo đồng hồ của máy.`,
  restored:
    'Đã mở lại bản nháp viết dở. Ô đồng ý về dữ liệu cá nhân không được giữ, xin đánh dấu lại trước khi gửi.',
  off: 'Trình duyệt này không cho giữ bản nháp trên máy. Đồng chí vẫn viết và gửi được như thường; xin đừng đóng trang trước khi gửi xong.',
  full: 'Máy không còn chỗ giữ bản nháp: phần viết sau lần lưu cuối chưa được giữ. Đồng chí vẫn viết và gửi được như thường; xin đừng đóng trang trước khi gửi xong.',
  shared: {
    label: 'Đây là máy dùng chung: không giữ gì trên máy này',
    hint: 'Đánh dấu thì mọi bản nháp trên máy bị xóa ngay.',
    says: 'Máy dùng chung: không giữ gì trên máy này. Xin đừng đóng trang trước khi gửi xong.',
  },
  remove: {
    summary: 'Xóa bản nháp…',
    text: 'Xóa hẳn những gì đã viết ở đây? Không lấy lại được.',
    button: 'Xóa bản nháp',
    done: 'Đã xóa bản nháp khỏi máy này.',
  },
  another: 'Viết một bản khác',
  begunAnother: 'Bản nháp cũ vẫn còn, ghi ở danh sách bên dưới.',
  moved: `Bản nháp này đã được mở ở thẻ khác của trình duyệt. ${orphan}`,
  gone: `Bản nháp này đã được gửi hoặc xóa ở thẻ khác của trình duyệt. ${orphan}`,
  elsewhere: 'Có một bản nháp đang được viết ở thẻ khác của trình duyệt.',
  others: 'Bản nháp khác trên máy này',
  item: (moment: string, held: boolean) => `Lưu lúc ${moment}${held ? ', đang viết ở thẻ khác' : ''}`,
  open: 'Mở bản này',
  takeOver: 'Chuyển về thẻ này',
  offline: 'Máy đang mất mạng nên chưa mở được trang xem lại. Bản nháp vẫn còn; xin bấm lại khi có mạng.',
  cards: {
    added: (count: number) => `Đã thêm ý kiến ${count}.`,
    removed: (place: number) => `Đã bỏ ý kiến ${place}.`,
    back: (place: number) => `Đã lấy lại ý kiến ${place}.`,
    undo: 'Lấy lại',
    remove: 'Bỏ ý kiến',
  },
} as const

export const outboxWords = {
  sending: 'Đang gửi…',
  sendingText: 'Xin chờ biên nhận. Bấm nhiều lần cũng chỉ gửi một lần.',
  waiting: 'Văn bản chưa gửi xong',
  unsent: 'Có một văn bản chưa gửi xong',
  offline: 'Máy đang mất mạng. Khi có mạng trở lại, văn bản tự được gửi tiếp.',
  noAnswer:
    'Chưa có trả lời của máy chủ nên chưa biết văn bản đã được ghi nhận hay chưa. Trang này tự gửi lại; gửi lại không bị trùng.',
  kept: 'Văn bản được giữ trên máy này. Nếu đóng trang, lần sau mở trang Gửi góp ý thì việc gửi được tiếp tục.',
  notKept: 'Văn bản chỉ còn trong trang này: xin đừng đóng trang trước khi có biên nhận.',
  retry: 'Gửi lại ngay',
  edit: 'Thôi gửi, sửa lại',
  received: 'Văn bản đã được ghi nhận',
  receivedText: 'Xin mở biên nhận để in hoặc lưu lại.',
  receipt: 'Mở biên nhận',
  refused: 'Máy chủ chưa nhận văn bản này vì có điều cần xem lại.',
  reason: 'Xem lý do và sửa',
  noEditing: 'Máy đang mất mạng nên chưa mở được trang sửa. Văn bản vẫn còn; xin bấm lại khi có mạng.',
} as const
