/** Words of the way in (one-time codes, sessions) and of the team's own affairs. */
import { limits } from '../domain/limits.ts'
import type { PasswordFault, StaffEvent } from '../domain/staff-desk.ts'

const number = new Intl.NumberFormat('vi-VN')

/** By the database's codes. */
export const staffRefusals: Readonly<Record<string, string>> = {
  KD030: 'Không ai làm việc này với chính mình. Hãy nhờ một Tổ trưởng khác.',
  KD031: 'Tổ giúp việc phải luôn có Tổ trưởng.',
  KD032: 'Địa chỉ này đã là tài khoản của một người đang làm việc.',
  KD033: 'Lời mời này không còn dùng được: đã được nhận, đã rút, hết hạn, hoặc đang được nhận ở nơi khác.',
  KD034:
    'Lời mời này đã được lập trước đó và mã chỉ hiện một lần. Nếu chưa ghi lại mã, hãy rút lời mời rồi mời lại.',
  KD035: 'Người này chưa cài mã dùng một lần, nên không có gì để gỡ.',
}

export const staffDesk = {
  nav: 'Nhân sự',

  secondStep: {
    title: 'Mã dùng một lần',
    lede: 'Mở ứng dụng xác thực trên điện thoại và nhập sáu chữ số đang hiện ở dòng Tổ giúp việc. Mã đổi sau mỗi 30 giây và chỉ dùng được một lần.',
    submit: 'Tiếp tục',
    lostTitle: 'Mất hoặc đổi điện thoại',
    lost: 'Nhờ Tổ trưởng gỡ mã cũ ở trang Nhân sự, rồi đăng nhập và cài lại trên điện thoại mới. Tổ trưởng mất điện thoại thì nhờ một Tổ trưởng khác hoặc người phụ trách máy chủ.',
  },

  code: {
    errorTitle: 'Mã chưa được nhận',
    label: 'Sáu chữ số của mã',
    missing: 'Hãy nhập đủ sáu chữ số.',
    wrong: 'Mã không đúng, đã hết hạn hoặc đã dùng rồi. Hãy đợi mã mới hiện ra rồi nhập lại.',
    throttled: 'Đã nhập sai quá nhiều lần, nên tạm thời không nhận mã nào. Hãy thử lại sau 15 phút.',
  },

  enrolment: {
    title: 'Cài mã dùng một lần',
    required:
      'Để vào bàn làm việc, ngoài mật khẩu phải có mã dùng một lần. Như vậy người biết mật khẩu vẫn không vào được khi không có điện thoại của đồng chí. Việc cài làm một lần, mất khoảng hai phút.',
    optional:
      'Có mã dùng một lần thì người biết mật khẩu vẫn không vào được khi không có điện thoại của đồng chí. Cài rồi thì mỗi lần đăng nhập đều cần mã.',
    another:
      'Tài khoản này đã cài mã dùng một lần. Khi đổi điện thoại, hãy cài lại ở đây; mã trên điện thoại cũ dùng được cho tới khi mã mới được xác nhận.',
    app: 'Cần một ứng dụng xác thực trên điện thoại, loại tạo mã sáu chữ số theo thời gian, ví dụ Google Authenticator, Microsoft Authenticator hoặc FreeOTP. Ứng dụng không cần mạng.',
    begin: 'Bắt đầu cài',
    scan: 'Trong ứng dụng, chọn thêm tài khoản rồi quét hình này.',
    picture: 'Hình mã QR để ứng dụng xác thực quét; khóa bằng chữ ghi ngay dưới',
    type: 'Không quét được thì chọn nhập khóa và gõ khóa sau (khóa dùng theo thời gian):',
    secret: 'Ai có hình hoặc khóa này đều tạo được mã. Không chụp lại, không gửi cho ai.',
    confirm: 'Nhập mã mà ứng dụng đang hiện ở dòng Tổ giúp việc.',
    submit: 'Xác nhận',
    stale: 'Lần cài trước đã dở dang hoặc đã xong. Hãy bắt đầu lại.',
    issuer: 'Tổ giúp việc',
  },

  sessions: {
    title: 'Phiên làm việc',
    lede: `Những nơi đang đăng nhập bằng tài khoản của đồng chí. Không dùng trong ${limits.sessionIdleMinutes} phút thì phiên tự kết thúc.`,
    caption: 'Các phiên đang mở',
    startedAt: 'Bắt đầu',
    lastSeenAt: 'Dùng gần nhất',
    act: 'Việc làm',
    current: 'Phiên này',
    close: 'Đóng phiên',
    closeLabel: (at: string) => `Đóng phiên bắt đầu lúc ${at}`,
    closeOthers: 'Đóng mọi phiên khác',
    onlyThis: 'Không có phiên nào khác.',
    closed: (count: number) => `Đã đóng ${number.format(count)} phiên.`,
    factor: 'Mã dùng một lần',
    factorSet: 'Tài khoản này đã cài mã dùng một lần: mỗi lần đăng nhập đều cần mã.',
    factorMissing: 'Tài khoản này chưa cài mã dùng một lần.',
    factorDone: 'Đã cài xong mã dùng một lần. Từ nay mỗi lần đăng nhập đều cần mã.',
    setFactor: 'Cài mã dùng một lần',
    changeFactor: 'Chuyển sang điện thoại khác',
  },

  team: {
    title: 'Nhân sự',
    lede: 'Những người vào được bàn làm việc của cấp kiểm điểm này. Tổ trưởng mời và cho thôi; việc đã làm vẫn đứng tên người đã làm.',
    caption: 'Tổ giúp việc và Ủy ban Kiểm tra',
    name: 'Họ và tên',
    role: 'Vai trò',
    email: 'Thư điện tử',
    factor: 'Mã dùng một lần',
    factorSet: 'Đã cài',
    factorMissing: 'Chưa cài',
    sessions: 'Phiên đang mở',
    me: 'đồng chí',
    left: (at: string) => `đã thôi từ ${at}`,
    invitations: 'Lời mời chưa nhận',
    noInvitations: 'Không có lời mời nào đang chờ.',
    noMoreInvitations: 'Không còn lời mời nào ở phần này của danh sách.',
    expiresAt: 'Hết hạn',
    expired: 'đã hết hạn',
    act: 'Việc làm',
    withdraw: 'Rút lời mời',
    withdrawLabel: (name: string) => `Rút lời mời ${name}`,
    withdrawn: 'Đã rút lời mời: mã đã trao không dùng được nữa.',
    removed: (name: string) => `${name} đã thôi làm việc; mọi phiên của người này đã đóng.`,
  },

  invite: {
    title: 'Mời một người',
    lede: 'Trang này không gửi thư. Sau khi lập, mã hiện một lần ở đây để đồng chí trao tận tay hoặc đọc qua điện thoại; mã dùng được trong bảy ngày.',
    labels: {
      displayName: 'Họ và tên hiện ở bàn làm việc',
      email: 'Thư điện tử để đăng nhập',
      role: 'Vai trò',
      subject: 'Người này đồng thời là đối tượng góp ý',
    },
    subjectHint: 'Nếu có: người này sẽ không bao giờ mở được danh tính của ai đã góp ý về mình.',
    noSubject: 'Không',
    choose: 'Hãy chọn',
    submit: 'Lập lời mời',
    errors: {
      displayName: `Hãy ghi họ và tên, không quá ${limits.staffName} ký tự.`,
      email: 'Hãy ghi địa chỉ thư điện tử theo dạng ten@example.vn.',
      role: 'Hãy chọn vai trò.',
      subject: 'Đối tượng này không có trong đợt kiểm điểm. Hãy chọn lại.',
    },
    made: (name: string) => `Đã lập lời mời ${name}`,
    once: 'Mã chỉ hiện một lần này. Hãy ghi lại và trao cho đúng người trước khi rời trang.',
    code: 'Mã lời mời',
    where: 'Nhận lời mời tại',
    until: 'Dùng được đến',
  },

  member: {
    back: 'Nhân sự',
    since: 'Đã thôi từ',
    events: 'Đã ghi lại',
    noEvents: 'Chưa có việc nào được ghi lại.',
    noMoreEvents: 'Không còn mục nào ở phần này.',
    kinds: {
      enrolled: 'Được thêm vào Tổ giúp việc',
      invited: 'Được mời',
      invitation_withdrawn: 'Rút lời mời',
      joined: 'Nhận lời mời',
      removed: 'Cho thôi làm việc',
      second_factor_set: 'Cài mã dùng một lần',
      second_factor_reset: 'Gỡ mã dùng một lần',
      sessions_closed: 'Đóng mọi phiên',
      second_factor_required: 'Yêu cầu mã dùng một lần',
      second_factor_waived: 'Không yêu cầu mã dùng một lần',
    } satisfies Record<StaffEvent['kind'], string>,
    operator: 'Người phụ trách máy chủ',
    reason: 'Lý do',
    reasons: { reset: 'Lý do gỡ mã', remove: 'Lý do cho thôi' },
    reasonHint: `Từ ${limits.reasonMin} đến ${limits.reasonMax} ký tự; được ghi lại cùng tên đồng chí.`,
    reasonError: `Hãy ghi lý do, từ ${limits.reasonMin} đến ${limits.reasonMax} ký tự.`,
    own: 'Đây là tài khoản của đồng chí. Phiên và mã dùng một lần của mình ở trang',
    closeSessions: {
      title: 'Đóng mọi phiên',
      text: 'Người này phải đăng nhập lại ở mọi nơi. Nội dung đang gửi dở được giữ trên máy của họ.',
      submit: 'Đóng mọi phiên',
      done: (count: number) => `Đã đóng ${number.format(count)} phiên.`,
    },
    reset: {
      title: 'Gỡ mã dùng một lần',
      text: 'Dùng khi người này mất điện thoại. Hãy tự xác nhận đúng là người đó yêu cầu: sau khi gỡ, ai có mật khẩu cũng cài được mã mới.',
      submit: 'Gỡ mã',
      done: 'Đã gỡ mã dùng một lần và đóng mọi phiên. Lần đăng nhập tới, người này cài lại mã.',
    },
    remove: {
      title: 'Cho thôi làm việc',
      text: 'Người này ra khỏi bàn làm việc ngay và không đăng nhập được nữa. Việc đã làm vẫn đứng tên họ.',
      submit: 'Cho thôi',
    },
  },

  joining: {
    title: 'Nhận lời mời',
    lede: 'Dành cho người được Tổ trưởng mời vào bàn làm việc. Mã lời mời do Tổ trưởng trao, dùng được một lần.',
    code: 'Mã lời mời',
    codeHint: 'Mười hai chữ và số, viết thành ba nhóm.',
    password: 'Chọn mật khẩu',
    passwordHint: `Ít nhất ${limits.passwordMin} ký tự. Một câu dễ nhớ với mình, khó đoán với người khác là tốt nhất.`,
    again: 'Gõ lại mật khẩu',
    submit: 'Nhận lời mời',
    errors: {
      codeMissing: 'Hãy điền mã lời mời.',
      codeForm: 'Mã lời mời gồm mười hai chữ và số, không có I, O, Q, Z, 0, 1. Hãy xem lại từng nhóm.',
      codeUnknown:
        'Không có lời mời nào mang mã này, hoặc lời mời đã được nhận, đã rút hay hết hạn. Hãy hỏi lại Tổ trưởng.',
      again: 'Hai lần gõ mật khẩu không giống nhau.',
    },
    passwordFaults: {
      missing: 'Hãy chọn mật khẩu.',
      short: `Mật khẩu phải có ít nhất ${limits.passwordMin} ký tự.`,
      long: `Mật khẩu dài quá ${limits.passwordMaxBytes} ký tự không dấu. Hãy rút gọn.`,
    } satisfies Record<PasswordFault, string>,
    /** When the door refuses what the page found right. */
    refusals: {
      unknown: 'Lời mời không còn dùng được. Hãy hỏi lại Tổ trưởng.',
      busy: 'Lời mời đang được nhận ở một nơi khác, hoặc vừa được nhận. Hãy thử đăng nhập; nếu chưa được, đợi nửa phút rồi nhận lại.',
      weak: 'Mật khẩu này quá dễ đoán nên không được nhận. Hãy chọn mật khẩu khác.',
      throttled: 'Đã thử quá nhiều mã không đúng từ nơi này. Hãy đợi 15 phút rồi thử lại.',
      unavailable: 'Máy chủ tạm thời không trả lời. Hãy nhận lại sau ít phút; mã vẫn còn dùng được.',
    },
    done: 'Đã nhận lời mời. Hãy đăng nhập bằng thư điện tử mà Tổ trưởng đã ghi và mật khẩu vừa chọn.',
    errorTitle: 'Chưa nhận được lời mời',
  },
} as const
export type JoiningRefusal = keyof typeof staffDesk.joining.refusals
