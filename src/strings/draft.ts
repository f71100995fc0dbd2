/** Words of drafts. All of `draftWords` goes to every reader of the form: keep it short. */

/** What the page itself shows. */
export const draftNotice = {
  title: 'Bản nháp',
  ready:
    'Những gì viết ở đây được giữ trên máy này cho tới khi gửi, kể cả khi trình duyệt bị tắt hoặc mất mạng.',
  shared: {
    label: 'Đây là máy dùng chung: không giữ gì trên máy này',
    hint: 'Đánh dấu thì mọi bản nháp trên máy bị xóa ngay.',
  },
  another: 'Viết một bản khác',
  remove: {
    summary: 'Xóa bản nháp…',
    text: 'Xóa hẳn những gì đã viết ở đây? Không lấy lại được.',
    button: 'Xóa bản nháp',
  },
  others: 'Bản nháp khác trên máy này',
  removeCard: 'Bỏ ý kiến',
} as const

const stay = 'Xin đừng đóng trang trước khi gửi xong.'

/** What its script says. */
export const draftWords = {
  saved: (moment: string) =>
    `Bản nháp được giữ trên máy này, lần lưu cuối lúc ${moment} theo đồng hồ của máy.`,
  restored: 'Đã mở lại bản nháp viết dở. Ô đồng ý về dữ liệu cá nhân xin đánh dấu lại trước khi gửi.',
  off: `Trình duyệt này không cho giữ bản nháp trên máy; viết và gửi vẫn như thường. ${stay}`,
  full: `Máy không còn chỗ giữ bản nháp: phần viết sau lần lưu cuối chưa được giữ; viết và gửi vẫn như thường. ${stay}`,
  shared: `Máy dùng chung: không giữ gì trên máy này. ${stay}`,
  removed: 'Đã xóa bản nháp khỏi máy này.',
  begunAnother: 'Bản nháp cũ vẫn còn, ghi ở danh sách bên dưới.',
  lost: 'Bản nháp này đã được mở, gửi hoặc xóa ở thẻ khác. Viết tiếp ở đây thì thành một bản nháp riêng.',
  elsewhere: 'Có một bản nháp đang được viết ở thẻ khác của trình duyệt.',
  item: (moment: string, held: boolean) => `Lưu lúc ${moment}${held ? ', đang viết ở thẻ khác' : ''}`,
  open: 'Mở bản này',
  takeOver: 'Chuyển về thẻ này',
  offline: 'Máy đang mất mạng nên chưa mở được trang xem lại. Bản nháp vẫn còn; xin bấm lại khi có mạng.',
  cardRemoved: (place: number) => `Đã bỏ ý kiến ${place}.`,
  undo: 'Lấy lại',
} as const
