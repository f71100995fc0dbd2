/** Words of the desk's search over letters and comments, and of the search for a contributor. */
const number = new Intl.NumberFormat('vi-VN')

export const searchWords = {
  title: 'Tìm trong văn bản, ý kiến',
  form: 'Tìm trong văn bản, ý kiến',
  query: 'Từ cần tìm, hoặc mã số biên nhận',
  queryHint:
    'Gõ có dấu hay không dấu, chữ hoa hay chữ thường đều được; tìm ý kiến có đủ mọi chữ. Đặt trong ngoặc kép để tìm cả cụm: “người đứng đầu”.',
  shortHint: 'Gõ có dấu hay không dấu đều được; gõ mã số thì tới ngay văn bản.',
  submit: 'Tìm',
  subject: 'Đối tượng góp ý',
  area: 'Nội dung kiểm điểm',
  kind: 'Người góp ý',
  all: 'Tất cả',
  allRounds: 'Tìm trong mọi đợt',
  allRoundsHint: 'Khi đó không lọc theo đối tượng, nội dung: mỗi đợt có danh sách riêng.',
  tooShort: 'Hãy gõ ít nhất hai chữ cái hoặc chữ số.',
  start:
    'Tìm trong nguyên văn các ý kiến, cả của văn bản chưa được tính. Họ tên, địa chỉ người góp ý không nằm trong phần này; tìm theo người góp ý ở cuối trang.',

  results: 'Kết quả, mới nhận trước',
  inRound: (year: number) => `đợt năm ${year}`,
  inAllRounds: 'mọi đợt',
  found: (count: number, more: boolean, where: string) =>
    more ? `Có hơn ${number.format(count)} ý kiến, ${where}` : `${number.format(count)} ý kiến, ${where}`,
  page: (where: string) => `Các ý kiến khác, ${where}`,
  position: (position: number) => `ý kiến ${position}`,
  none: (words: readonly string[], where: string) =>
    `Không có ý kiến nào ở ${where} có đủ các chữ: ${words.join(', ')}.`,
  pageEmpty: 'Không còn ý kiến nào ở phần này của kết quả.',
  folding:
    'Đã so các chữ bỏ dấu, không phân biệt hoa thường, đ như d; mỗi chữ phải trùng nguyên chữ. Cụm trong ngoặc kép phải đứng liền nhau, đúng thứ tự.',
  noReference: (reference: string) => `Không có văn bản nào mang mã số ${reference}.`,
  widen: 'Tìm rộng hơn:',
  widenRounds: 'trong mọi đợt',
  widenFilters: 'bỏ các điều kiện lọc',
  widenQuotes: 'bỏ ngoặc kép',
  goOn: 'Mới tìm xong trong các ý kiến gần đây.',
  goOnLink: 'Tìm tiếp trong ý kiến cũ hơn',

  contributor: {
    title: 'Tìm theo người góp ý',
    lede: 'Họ tên được giữ riêng. Mỗi lần tìm đều được ghi vào nhật ký cùng họ tên người tìm, thời điểm và lý do, dù có thấy hay không; nhật ký không ghi họ tên đã tìm. Kết quả chỉ là mã số văn bản, tối đa 20, không gồm văn bản góp ý cho chính đồng chí.',
    name: 'Họ tên cá nhân, tên tập thể hoặc người ký',
    nameHint: 'Gõ có dấu hay không dấu đều được; tìm tên có đủ mọi chữ.',
    reason: 'Lý do tìm',
    reasonHint: 'Từ 10 đến 500 ký tự. Không ghi tên người góp ý vào lý do.',
    submit: 'Tìm người góp ý',
    forbidden: 'Đồng chí không có quyền tìm theo người góp ý.',
    logged: (name: string) => `Lần tìm này đã được ghi lại: ${name}.`,
    found: (count: number, year: number) => `${number.format(count)} văn bản của đợt năm ${year}`,
    more: 'Còn văn bản khác: hãy gõ tên đầy đủ hơn.',
    none: (year: number) =>
      `Không có văn bản nào của đợt năm ${year} mà tên người góp ý có đủ các chữ đã gõ.`,
    noRound: 'Chưa có đợt kiểm điểm nào.',
    errorLabels: { name: 'Họ tên', reason: 'Lý do tìm' },
  },
} as const
