/** Words for letters on paper: typing them, comparing what was typed with the paper (F5). */
import type { ComparisonOutcome } from '../domain/verification.ts'

/** What the database says of a transcription, by its codes. */
export const paperErrors = {
  own: 'Văn bản có ý kiến về đồng chí phải do người khác nhập.',
  replaces: 'Bản nhập này đã có người nhập lại, hoặc chưa được kết luận là khác với bản giấy.',
  dayInFuture: 'Ngày nhận không thể sau hôm nay.',
  nameUnseen: 'Hãy mở danh tính để đối chiếu cả họ tên, địa chỉ trước khi kết luận là khớp.',
} as const

export const paperWords = {
  title: 'Nhập phiếu giấy',
  titleAgain: (reference: string) => `Nhập lại bản ${reference}`,
  lede: 'Nhập đúng từng chữ như trên giấy, cả lỗi chính tả của người viết. Sau khi lưu, người khác trong Tổ giúp việc đối chiếu với bản giấy; đối chiếu xong văn bản mới được tính.',
  again: 'Người đối chiếu đã thấy bản nhập trước khác với bản giấy ở chỗ:',
  againLogged: 'Danh tính đã được mở để điền sẵn và lần mở này đã được ghi lại.',
  againKept: 'Bản nhập trước được giữ nguyên và ghi là đã nhập lại.',
  openReason: (reference: string) => `Nhập lại bản ${reference} vì khác với bản giấy`,
  own: 'Văn bản có ý kiến về đồng chí phải do thành viên khác của Tổ giúp việc nhập.',
  noRound: 'Chưa có đợt kiểm điểm nào đã mở, nên chưa nhập được phiếu giấy.',
  switchTo: {
    individual: 'Chuyển sang văn bản của cá nhân',
    collective: 'Chuyển sang văn bản của tập thể, tổ chức',
  },

  paper: 'Bản giấy',
  category: { individual: 'Người góp ý là', collective: 'Loại tập thể, tổ chức' },
  labels: {
    receivedOn: 'Ngày nhận bản giấy',
    paperForm: 'Số phiếu in trên giấy',
    invitationCode: 'Mã hoặc số thư mời',
    replaces: 'Bản nhập trước',
    letter: 'Văn bản',
  },
  hints: {
    receivedOn: (from: string, to: string) =>
      `Ngày giấy đến Văn phòng, từ ${from} đến ${to}. Gửi muộn hay không tính theo ngày này.`,
    paperForm: 'Nếu là phiếu do Văn phòng phát.',
    invitationCode: 'Nếu trên giấy có ghi. Mã gồm mười hai ký tự; hoặc gõ số của thư mời.',
    text: 'Chép đúng từng chữ. Xuống dòng như trên giấy.',
  },
  arrival: (from: string, to: string) => `Các ngày nhận được: từ ${from} đến ${to}.`,
  errors: {
    required: 'Hãy điền ngày nhận bản giấy.',
    dayForm: 'Hãy viết ngày có thật, gồm ngày, tháng và năm.',
    notInRound: 'Ngày này không nằm trong đợt kiểm điểm, hoặc sau hôm nay.',
    numberForm: 'Hãy viết số phiếu bằng chữ số, hoặc để trống.',
    invitationForm:
      'Mã thư mời gồm mười hai ký tự, không có I, O, Q, Z, 0, 1; hoặc viết số thư mời bằng chữ số.',
    invitationUnknown:
      'Không có thư mời nào của đợt này mang mã hoặc số đó. Hãy xem lại trên giấy, hoặc để trống.',
  } as Record<string, string>,
  comments: 'Ý kiến ghi trên giấy',
  commentsHint: 'Mỗi ý kiến về một đối tượng và một nội dung kiểm điểm. Ô để trống hoàn toàn sẽ được bỏ qua.',
  check: 'Xem lại trước khi lưu',
  review: 'Xem lại bản nhập',
  reviewLede: 'Bản nhập chưa được lưu. Hãy so lại với bản giấy, sửa nếu cần, rồi lưu.',
  late: 'Ngày nhận sau ngày kết thúc nhận góp ý: văn bản được ghi là gửi muộn.',
  save: 'Lưu và lập biên nhận',
  keyReused:
    'Bản trước của phiếu này đã được lưu và có biên nhận. Để sửa bản đã lưu, hãy để người đối chiếu ghi là khác rồi nhập lại. Nếu bấm lưu, bản dưới đây sẽ là một văn bản góp ý khác.',
  stored: 'Đã lưu bản nhập',
  storedText:
    'Hãy in biên nhận ngay và trao hoặc gửi cho người góp ý: mã bí mật chỉ hiện ở trang này, Văn phòng không xem lại được.',
  storedNext: 'Bản nhập đang chờ người khác đối chiếu với bản giấy; đối chiếu xong mới được tính.',
  another: 'Nhập phiếu khác',
  openLetter: 'Mở văn bản',

  compare: {
    title: 'Đối chiếu bản nhập',
    lede: 'Mỗi bản nhập từ giấy được một người khác so với bản giấy. Chưa đối chiếu thì chưa được tính ở đâu cả.',
    waiting: (count: string) => `Chờ đồng chí đối chiếu: ${count}`,
    different: (count: string) => `Khác với bản giấy, chờ nhập lại: ${count}`,
    mine: (count: string) => `Do đồng chí nhập, chờ người khác đối chiếu: ${count}`,
    none: 'Không có bản nhập nào.',
    firstOf: (shown: string, count: string) => `Trên đây là ${shown} bản nhập sớm nhất trong ${count} bản.`,
    allOf: 'Xem tất cả trong danh sách việc',
    done: (reference: string) => `Đã ghi: bản nhập ${reference} khớp với bản giấy và được tính từ bây giờ.`,
    columns: {
      reference: 'Mã số',
      receivedOn: 'Ngày nhận',
      typist: 'Người nhập',
      enteredAt: 'Nhập lúc',
      comments: 'Số ý kiến',
      commentsUnit: 'ý kiến',
      scans: 'Bản quét',
      scansUnit: 'bản quét',
      do: 'Việc làm',
    },
    do: { compare: 'Đối chiếu', again: 'Nhập lại', own: 'Có ý kiến về đồng chí' },

    one: (reference: string) => `Đối chiếu bản nhập ${reference}`,
    back: 'Các bản nhập chờ đối chiếu',
    typed: 'Bản nhập',
    paper: 'Bản giấy',
    noScans: 'Bản nhập này không kèm bản quét: hãy đối chiếu với tờ giấy.',
    earlierScans: 'Bản quét có thể ở bản nhập trước, mã số',
    openReason: 'Đối chiếu bản nhập với bản giấy',
    nameFirst: 'Họ tên, địa chỉ cũng phải đối chiếu: mở danh tính ở trên, rồi ghi kết luận.',
    verdict: 'Kết luận',
    against: 'Bản nhập so với bản giấy',
    outcomes: { same: 'Khớp', different: 'Khác' } satisfies Record<ComparisonOutcome, string>,
    sameHint:
      'Từng chữ của ý kiến, đối tượng, nội dung kiểm điểm, họ tên, địa chỉ, ngày nhận đều như trên giấy.',
    submit: 'Ghi kết luận',
    note: 'Khác ở chỗ nào',
    noteHint: 'Cần ghi khi kết luận là khác, tối đa 1.000 ký tự. Không ghi tên người góp ý.',
    ownTyped: 'Đồng chí đã nhập văn bản này, nên người khác đối chiếu.',
    own: 'Văn bản này có ý kiến về đồng chí, nên người khác đối chiếu.',
    replaced: 'Bản nhập này đã được nhập lại; bản mới mang mã số',
    isSame: 'Bản nhập khớp với bản giấy và đang được tính.',
    isDifferent: 'Bản nhập khác với bản giấy, nên chưa được tính. Hãy nhập lại theo bản giấy.',
    again: 'Nhập lại từ bản này',
    againHint: 'Mở danh tính để điền sẵn; lần mở được ghi lại.',
    history: 'Các lần đối chiếu',
    errors: {
      outcome: 'Hãy chọn một kết luận.',
      differenceMissing: 'Hãy ghi khác ở chỗ nào, để người nhập lại biết.',
      tooLong: 'Mục này dài quá 1.000 ký tự. Hãy rút gọn.',
      malformed: 'Nội dung có ký tự hỏng không lưu được. Hãy xóa ký tự đó và gõ lại.',
    } as Record<string, string>,
  },

  marks: {
    uncompared: 'Chờ đối chiếu',
    different: 'Khác với bản giấy',
    replaced: 'Đã nhập lại',
  },
  letter: {
    uncompared: 'Bản nhập này chưa được người khác đối chiếu với bản giấy, nên chưa được tính.',
    different: 'Bản nhập này khác với bản giấy, đang chờ nhập lại, nên không được tính.',
    toCompare: 'Mở trang đối chiếu',
    replaced:
      'Bản nhập này đã được nhập lại cho đúng với bản giấy, nên không được tính. Bản được tính mang mã số',
    corrects: 'Bản này thay bản nhập trước, mã số',
    enteredBy: 'Người nhập',
  },
} as const
