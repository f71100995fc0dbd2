/** Words of the letter of invitation that hold for every office; what is an office's own stands in office.yaml. */

export const letter = {
  number: 'Số',
  date: (place: string | null, year: string) => `${place ?? '………'}, ngày … tháng … năm ${year}`,
  kinds: { letter: 'Thư mời góp ý', reminder: 'Thư nhắc góp ý' },
  of: (number: number) => `Thư mời số ${number}`,
  to: 'Kính gửi',
  comrade: (name: string) => `Đồng chí ${name}`,
  address: 'Địa chỉ',
  /** A sentence with where the plan says so. */
  sourced: (sentence: string, clauses: string) => `${sentence.replace(/\.$/, '')} (mục\u00a0${clauses}).`,
  reminder: (office: string) =>
    `${office} chưa nhận được ý kiến góp ý theo thư mời đã gửi. Nếu văn bản đã được gửi đi, xin bỏ qua thư này.`,
  areas: (areas: readonly string[]) => `Nội dung góp ý: ${areas.join('; ')}.`,
  area: (index: number, area: string, isFocus: boolean) =>
    `(${index}) ${area.charAt(0).toLocaleLowerCase('vi')}${area.slice(1)}${isFocus ? ' (trọng tâm)' : ''}`,
  until: (day: string) => `Nhận góp ý đến hết ngày ${day}`,
  how: 'gửi bằng một trong hai cách:',
  online: 'Trên trang điện tử:',
  onlineText: 'quét mã QR bên cạnh, hoặc mở địa chỉ dưới đây rồi gõ mã thư mời.',
  code: 'Mã thư mời',
  paper: 'Trên giấy:',
  paperText: (office: string) =>
    `viết vào phiếu góp ý hoặc văn bản riêng, nộp tại cuộc họp hoặc gửi sau tới Bộ phận Thường trực chỉ đạo qua ${office}`,
  contact: { address: 'địa chỉ', phone: 'điện thoại' },
  toFill: '(Văn phòng sẽ bổ sung)',
  codeCare: 'Mã thư mời chỉ dành cho nơi nhận thư này.',
  secrecy: 'Không viết nội dung có dấu Mật, Tối mật, Tuyệt mật trên trang hoặc vào phiếu.',
  thanks: 'Trân trọng cảm ơn.',
  recipients: 'Nơi nhận:',
  signature: '(chức vụ, chữ ký, họ tên và dấu)',
  qr: (number: number) => `Mã QR của thư mời số ${number}`,
} as const
