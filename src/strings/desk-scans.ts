/** Words of the desk's scans. */
export const deskScans = {
  title: 'Bản quét kèm theo',
  none: 'Văn bản này không có bản quét kèm theo.',
  one: (position: number) => `Bản quét ${position}`,
  facts: (type: string, size: string) => `${type}, ${size}`,
  closed:
    'Bản quét cho biết ai đã viết nên được giữ như danh tính: chỉ mở khi công việc cần; mỗi lần mở đều được ghi lại cùng họ tên người mở, thời điểm và lý do.',
  own: 'Văn bản này có ý kiến về đồng chí, nên đồng chí không mở được bản quét. Khi cần, thành viên khác của Tổ giúp việc mở.',
  reason: 'Lý do mở bản quét',
  reasonHint: 'Từ 10 đến 500 ký tự. Không ghi tên người góp ý vào lý do.',
  open: (position: number) => `Mở bản quét ${position}`,
  refused: 'Bản quét không được mở: văn bản này có ý kiến về đồng chí. Lần yêu cầu này đã được ghi lại.',
  forbidden: 'Đồng chí không có quyền mở bản quét của văn bản này.',
  unknown: 'Văn bản này không có bản quét đó.',
  expired: 'Bản quét đã đóng lại. Ghi lý do để mở lần nữa.',

  page: (reference: string) => `Bản quét của văn bản ${reference}`,
  back: 'Về văn bản góp ý',
  logged: (name: string) =>
    `Lần mở này đã được ghi lại: ${name}. Bản quét mở được trong 15 phút; sau đó phải ghi lý do lần nữa.`,
  hash: 'Mã kiểm tra nội dung (SHA-256)',
  size: 'Tệp',
  keep: 'Tệp tải về có danh tính người góp ý: chỉ để trên máy của cơ quan và xóa khi xong việc.',
  fetching: (percent: number) => `Đang tải về: ${percent} %`,
  fetchFailed: 'Chưa tải về được. Hãy bấm lại sau ít phút; nếu đã quá 15 phút, hãy mở bản quét lần nữa.',
  beside: {
    title: 'Bản quét',
    show: (position: number) => `Xem bản quét ${position}`,
    hide: 'Đóng bản quét',
  },
  alt: (position: number) => `Ảnh của bản quét ${position}`,
  fileName: (reference: string, position: number) => `ban-quet-${reference}-${position}`,
  logEntry: (position: number) => `bản quét ${position}`,
} as const
