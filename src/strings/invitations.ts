/** Words of the desk's list of those asked, its import and the letters of invitation. */

import type { InvitationState } from '../domain/invitation.ts'
import type { Column } from '../domain/invitation-headings.ts'
import type { ListFault } from '../domain/invitation-import.ts'
import type { FaultKey } from '../domain/invitation-row.ts'

const number = new Intl.NumberFormat('vi-VN')
const figure = (count: number) => number.format(count)

const columns: Record<Column, string> = {
  name: 'Họ và tên / Tên tập thể',
  address: 'Địa chỉ',
  category: 'Loại',
  phone: 'Điện thoại',
  email: 'Thư điện tử',
}

export const invitations = {
  title: 'Thư mời góp ý',
  nav: 'Thư mời',
  columns,
  number: 'Số',
  state: 'Tình trạng',
  forms: 'Phiếu',
  formsUnit: 'phiếu số',
  actions: 'Việc làm',
  caption: 'Những nơi được mời, theo số thư mời',
  lede: 'Danh sách cho biết ai được mời và đã trả lời hay chưa. Danh sách không cho biết văn bản nào của ai; muốn biết, phải mở danh tính kèm lý do ở trang của văn bản đó.',
  states: {
    asked: 'Đã mời',
    handed_out: 'Đã phát phiếu',
    returned_at_meeting: 'Nộp tại cuộc họp',
    returned_later: 'Nộp sau',
    answered: 'Đã trả lời trên trang',
    entered: 'Đã nhập phiếu giấy',
    late: 'Muộn',
    missing: 'Chưa trả lời',
    withdrawn: 'Đã rút',
  } satisfies Record<InvitationState, string>,
  totals: { label: 'Số thư mời theo tình trạng', all: 'Tất cả' },
  search: 'Tìm theo tên',
  searchLabel: 'Tìm người, tập thể được mời',
  searchHint: 'Gõ có dấu hay không dấu đều được.',
  searchSubmit: 'Tìm',
  searchClear: 'Bỏ tìm',
  found: (count: number, name: string) => `${figure(count)} thư mời có tên chứa “${name}”`,
  none: 'Chưa mời ai trong đợt này. Nhập danh sách từ tệp Excel hoặc CSV để bắt đầu.',
  noneFiltered: 'Không có thư mời nào như vậy.',
  withdraw: 'Rút lại',
  withdrawLabel: (of: number) => `Rút lại thư mời số ${of}`,
  restore: 'Mời lại',
  restoreLabel: (of: number) => `Mời lại thư mời số ${of}`,
  withdrawnDone: (of: number) =>
    `Đã rút thư mời số ${of}. Mã trên thư không còn dùng được cho tới khi mời lại.`,
  restoredDone: (of: number) => `Đã mời lại thư mời số ${of}. Mã trên thư dùng được như trước.`,
  alsoWithdrawn: 'đã rút',
  import: 'Nhập danh sách từ tệp',
  print: 'In thư mời, thư nhắc',
  imported: (added: number, known: number) =>
    added === 0
      ? `${figure(known)} dòng của tệp đều đã có trong danh sách.`
      : `Đã thêm ${figure(added)} thư mời.${known > 0 ? ` ${figure(known)} dòng đã có trong danh sách nên giữ nguyên.` : ''}`,

  importing: {
    title: 'Nhập danh sách mời từ tệp',
    back: 'Danh sách thư mời',
    lede: 'Chọn tệp Excel (.xlsx) hoặc CSV. Tệp được đọc và cho xem trước; chưa ghi gì vào danh sách cho tới khi đồng chí xác nhận.',
    needs: 'Tệp cần có dòng tiêu đề với các cột sau, thứ tự nào cũng được, có dấu hay không dấu đều được:',
    needsEach: {
      name: 'bắt buộc; cá nhân và tập thể ghi chung một cột hoặc hai cột riêng (Họ và tên, Tên tập thể)',
      address: 'bắt buộc với cá nhân, để gửi thư và phân biệt người trùng tên',
      category: 'bắt buộc; ghi đúng một trong các loại dưới đây',
      phone: 'không bắt buộc',
      email: 'không bắt buộc',
    } satisfies Record<Column, string>,
    categories: 'Các loại',
    template: 'Tải tệp mẫu (.xlsx)',
    file: 'Tệp danh sách',
    fileHint: 'Tối đa 4 MB và 5.000 dòng. Công thức được đọc theo giá trị đã lưu trong tệp.',
    submit: 'Đọc tệp và xem trước',
    again: 'Chọn tệp khác',
    notRead: 'Chưa đọc được tệp',
    faults: {
      missing: 'Hãy chọn một tệp.',
      empty: 'Tệp trống. Hãy chọn lại tệp có danh sách.',
      oldExcel:
        'Đây là tệp Excel kiểu cũ (.xls) hoặc tệp có mật khẩu. Hãy mở bằng Excel, bỏ mật khẩu nếu có, rồi lưu lại thành “Excel Workbook (.xlsx)”.',
      notATable: 'Tệp này không phải là bảng tính. Hãy chọn tệp Excel (.xlsx) hoặc CSV.',
      unreadable:
        'Tệp bị hỏng hoặc không phải là tệp Excel (.xlsx). Hãy mở bằng Excel rồi lưu lại thành tệp .xlsx mới.',
      tooBig:
        'Tệp này khi mở ra quá lớn so với một danh sách mời. Hãy chép riêng danh sách sang một tệp mới rồi chọn tệp đó.',
      tooLarge:
        'Tệp lớn quá 4 MB. Hãy bỏ hình ảnh và các trang không cần, hoặc chia danh sách làm nhiều tệp.',
      noHeadings:
        'Không thấy dòng tiêu đề. Trong 20 dòng đầu cần một dòng có ô “Họ và tên” (hoặc “Tên tập thể”) cùng các ô “Địa chỉ”, “Loại”. Có thể dùng tệp mẫu.',
      noCategories: 'Thiếu cột “Loại”. Hãy thêm cột “Loại” và ghi loại của từng người, từng tập thể.',
      noRows: 'Dưới dòng tiêu đề không có dòng nào.',
      tooManyRows: 'Danh sách dài quá 5.000 dòng. Hãy chia làm nhiều tệp rồi nhập từng tệp.',
      stale: 'Bản xem trước gửi lên không còn nguyên vẹn. Hãy chọn lại tệp.',
    } satisfies Record<ListFault, string> & Record<string, string>,
    quoteNotClosed: (line: number | undefined) =>
      line === undefined
        ? 'Có dấu nháy kép (") mở mà không đóng. Hãy sửa rồi chọn lại tệp.'
        : `Đến dòng ${figure(line)} vẫn còn một dấu nháy kép (") mở mà chưa đóng. Hãy tìm dấu nháy đó, sửa rồi chọn lại tệp.`,

    preview: 'Xem trước',
    read: (file: string, sheet: string | undefined, headingRow: number) =>
      `Đọc từ tệp “${file}”${sheet ? `, trang “${sheet}”` : ''}; tiêu đề ở dòng ${headingRow}.`,
    ignored: (headings: readonly string[]) => `Cột không dùng tới: ${headings.join(', ')}.`,
    counts: {
      add: 'Sẽ thêm',
      right: 'Dòng đúng',
      known: 'Đã có trong danh sách',
      repeated: 'Trùng trong tệp',
      faulty: 'Dòng cần sửa',
    },
    row: 'Dòng',
    column: 'Cột',
    value: 'Đang ghi',
    blank: '(trống)',
    toDo: 'Cần sửa thế nào',
    faultsTitle: (count: number) => `${figure(count)} dòng cần sửa`,
    faultsLede: 'Chưa thêm dòng nào. Hãy sửa các dòng sau trong tệp rồi chọn lại tệp.',
    fault: {
      required: () => 'Ghi họ và tên, hoặc tên tập thể.',
      addressRequired: () => 'Cá nhân cần có địa chỉ, để gửi thư và phân biệt người trùng tên.',
      tooLong: (max = 0) => `Rút gọn còn tối đa ${figure(max)} ký tự.`,
      malformed: () => 'Có ký tự hỏng. Xóa đi và gõ lại.',
      emailForm: () => 'Viết theo dạng ten@example.vn, hoặc để trống.',
      phoneForm: () => 'Viết bằng chữ số, ít nhất 6 số, hoặc để trống.',
      categoryMissing: () => 'Ghi loại: một trong các loại ở danh sách bên dưới.',
      categoryUnknown: () => 'Không có loại này. Ghi đúng một trong các loại ở danh sách bên dưới.',
      categoryUnclear: () => 'Chữ này hợp với nhiều loại. Ghi đủ tên một loại ở danh sách bên dưới.',
      formulaError: () => 'Công thức trong ô bị lỗi. Gõ thẳng nội dung vào ô.',
      oldEncoding: () => 'Chữ thuộc bảng mã cũ (TCVN3, phông .Vn…). Chuyển sang Unicode rồi lưu lại tệp.',
      twoNames: () => 'Một dòng có cả họ tên lẫn tên tập thể. Mỗi dòng chỉ ghi một người hoặc một tập thể.',
      invalid: () => 'Ô này chưa hợp lệ. Xem lại.',
    } satisfies Record<FaultKey, (max?: number) => string>,
    addTitle: (count: number) => `${figure(count)} dòng sẽ được thêm`,
    rightTitle: (count: number) => `${figure(count)} dòng đúng, chưa thêm`,
    knownTitle: (count: number) => `${figure(count)} dòng không thêm`,
    knownLede:
      'Cùng họ tên và địa chỉ với một thư mời đã có hoặc với dòng ở trên. Nếu là người khác, hãy ghi rõ hơn ở cột tên hoặc cột địa chỉ.',
    knownAs: (of: number) => `Đã có: thư mời số ${of}`,
    sameAs: (row: number) => `Trùng với dòng ${row} của tệp`,
    namesakesTitle: (count: number) => `${figure(count)} dòng trùng tên với thư mời đã có, khác địa chỉ`,
    namesakesLede:
      'Các dòng này vẫn được thêm. Hãy xem có phải cùng một người với địa chỉ viết khác hay không.',
    namesake: (of: number) => `Trùng tên với thư mời số ${of}`,
    nothing: 'Mọi dòng trong tệp đều đã có trong danh sách. Không có gì để thêm.',
    confirm: (count: number) => `Thêm ${figure(count)} thư mời vào danh sách`,
  },

  templateFile: {
    name: 'mau-danh-sach-moi.xlsx',
    list: 'Danh sách mời',
    guide: 'Cách ghi',
    category: 'Loại',
    kind: 'Là',
    kinds: { individual: 'Cá nhân', collective: 'Tập thể, tổ chức' },
    notes: 'Ghi chú',
    choose: 'Chọn một loại trong danh sách.',
    wrong: 'Hãy chọn một trong các loại ở trang “Cách ghi”.',
  },

  printing: {
    title: 'In thư mời, thư nhắc',
    lede: 'Mỗi thư một trang A4, có mã riêng và mã QR của người được mời. Mã cho phép người cầm thư viết với tư cách người được mời, nên mỗi lần in đều được ghi lại.',
    from: 'Từ số',
    to: 'đến số',
    kind: 'Loại thư',
    kinds: { letter: 'Thư mời: tất cả các số đã chọn', reminder: 'Thư nhắc: chỉ những nơi chưa trả lời' },
    submit: 'Xem và in',
    bad: 'Hãy ghi hai số, số đầu không lớn hơn số cuối, và tối đa 200 số mỗi lần in.',
    none: 'Không có thư nào để in: các số này chưa có, đã rút, hoặc đã trả lời.',
    limit: 'Mỗi lần in tối đa 200 số.',
    range: (last: number) => `Danh sách hiện có từ số 1 đến số ${figure(last)}.`,
    ready: (count: number) => `${figure(count)} thư, mỗi thư một trang A4, in một mặt.`,
    log: 'Các lần in',
    logEntry: (who: string, what: string) => `${who}: ${what}`,
    noLog: 'Chưa in lần nào.',
    logLatest: (count: number) => `Trên đây là ${figure(count)} lần gần nhất.`,
    logAll: 'Xem mọi lần in trong nhật ký',
  },

  sheet: {
    print: 'In',
    how: 'Dùng lệnh In của trình duyệt (Ctrl+P), khổ A4, không co giãn. Chỉ các tờ bên dưới được in.',
  },
} as const
