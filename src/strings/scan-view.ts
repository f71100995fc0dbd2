/** Words of the viewer of scans: the page is written with them, and its script says them. */
const turned = { 0: '', 90: ', xoay 90°', 180: ', xoay 180°', 270: ', xoay 270°' } as const

export const scanView = {
  frame: (title: string) => `${title}, cuộn để xem`,
  tools: 'Công cụ xem bản quét',
  newTab: 'Mở ở thẻ mới',
  download: 'Tải về máy',
  /** Stands until the script has something better to say, and for good where none runs. */
  plain: 'Nếu bản quét không hiện ở đây, hãy mở ở thẻ mới hoặc tải về máy.',
  heic: 'Ảnh HEIC của điện thoại không xem được trong phần lớn trình duyệt, nên chỉ tải về.',
  large: 'Ảnh lớn nên chỉ tải về, không xem trong trình duyệt.',

  previous: 'Trang trước',
  next: 'Trang sau',
  page: 'Trang',
  of: (pages: number) => `/ ${pages}`,
  smaller: 'Thu nhỏ',
  larger: 'Phóng to',
  fit: 'Vừa khung',
  turn: 'Xoay 90°',
  turnPage: 'Xoay trang này',
  turnAll: 'Xoay mọi trang',

  state: (page: number, pages: number, zoom: number, turn: keyof typeof turned) => {
    const size = zoom === 100 ? 'Vừa khung' : `Cỡ ${zoom} %`
    return `${pages > 1 ? `Trang ${page}/${pages}. ` : ''}${size}${turned[turn]}`
  },
  noPage: (pages: number) => `Bản quét có ${pages} trang: hãy ghi số từ 1 đến ${pages}.`,
  pageName: (title: string, page: number) => `${title}, trang ${page}`,
  opening: 'Đang mở bản quét…',
  password:
    'Tệp PDF này có mật khẩu nên không xem được ở đây. Hãy tải về máy và mở bằng chương trình đọc PDF.',
  broken:
    'Tệp PDF này bị hỏng hoặc không đúng chuẩn nên không xem được ở đây. Hãy tải về máy và mở thử bằng chương trình khác.',
  picture: 'Ảnh này không hiện được ở đây. Hãy tải về máy và mở thử bằng chương trình khác.',
  closed: 'Bản quét đã đóng lại. Ghi lý do để mở lần nữa.',
  failed: 'Chưa xem được bản quét ở đây. Hãy tải lại trang sau ít phút, mở ở thẻ mới hoặc tải về máy.',
  pageFault: (page: number) => `Trang ${page} không hiện được. Hãy xem trang này trong tệp tải về.`,
  pictureFault: (page: number) =>
    `Trang ${page} có hình không hiện được. Hãy xem trang này trong tệp tải về.`,
} as const
