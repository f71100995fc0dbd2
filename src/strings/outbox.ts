/** Words of a feedback on its way, for the script that sends it. */
export const outboxWords = {
  title: 'Gửi văn bản góp ý',
  sending: 'Đang gửi… Xin chờ biên nhận.',
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
