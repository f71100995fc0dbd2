/** Words of the desk's work: the first page, the work list, how far the round is. */
import type { StaffAct, Step, StepState, Whose } from '../domain/work.ts'
import { isFormKey } from '../domain/work-addresses.ts'

const number = new Intl.NumberFormat('vi-VN')
const figure = (count: number) => number.format(count)
const letters = (count: number) => `${figure(count)} văn bản`
/** By the keys of the work list. */
const itemName = (key: string) => (isFormKey(key) ? `Phiếu số ${key}` : key)
/** What waits to be typed is forms and transcriptions. */
const counted = (step: Step, count: number) =>
  step === 'transcribe' ? `${figure(count)} phiếu, bản nhập` : letters(count)
const itemNames = (keys: readonly string[]) => keys.map(itemName).join(', ')

export const work = {
  itemName,

  nav: {
    daily: 'Công việc hằng ngày',
    round: 'Đợt kiểm điểm và tổ giúp việc',
    today: 'Hôm nay',
    work: 'Việc',
    feedbacks: 'Văn bản',
    search: 'Tìm',
    aggregate: 'Số liệu',
    synthesis: 'Tổng hợp',
    entry: 'Nhập phiếu',
    comparison: 'Đối chiếu',
    invitations: 'Thư mời',
    paperForms: 'Phiếu',
    prompts: 'Gợi ý kiểm điểm',
    progress: 'Tiến trình',
    log: 'Nhật ký',
    staff: 'Nhân sự',
    sessions: 'Phiên làm việc',
  },

  steps: {
    verify: 'Xác minh',
    transcribe: 'Nhập phiếu',
    divide: 'Phân ý',
    compare: 'Đối chiếu',
    synthesise: 'Tổng hợp',
    answer: 'Trả lời',
  } satisfies Record<Step, string>,
  explained: {
    verify: 'Hỏi lại người đứng tên xem có đúng là người gửi không.',
    transcribe: 'Phiếu giấy đã về mà chưa nhập, và bản nhập khác với bản giấy phải nhập lại.',
    divide: 'Chia văn bản thành từng ý, mỗi ý gắn với đối tượng, nội dung; không sót câu nào.',
    compare:
      'Người thứ hai xem lại bản nhập từ giấy hoặc bản phân ý. Ai nhập, ai phân thì không tự đối chiếu.',
    synthesise:
      'Đã xác minh, đã phân ý và đối chiếu xong: đưa từng ý kiến vào một ý tổng hợp, hoặc ghi lý do không đưa.',
    answer:
      'Chờ thông báo tiếp thu tới người góp ý. Văn phòng trả lời bằng cách của mình, rồi ghi lại ở đây.',
  } satisfies Record<Step, string>,
  states: {
    new: 'Chưa làm',
    doubtful: 'Còn nghi',
    denied: 'Người đó không gửi',
    returned: 'Phiếu về, chưa nhập',
    different: 'Khác, phải làm lại',
    begun: 'Làm dở',
    transcription: 'Bản nhập từ giấy',
    division: 'Bản phân ý',
    verified: 'Đã xác minh người gửi',
    unverified: 'Chưa xác minh người gửi',
  } satisfies Record<StepState, string>,

  list: {
    title: 'Việc',
    stepsLabel: 'Phần việc',
    whose: {
      label: 'Người làm',
      all: 'Tất cả',
      mine: 'Của tôi',
      nobody: 'Chưa ai nhận',
      others: 'Người khác làm',
    } satisfies Record<Whose | 'label' | 'all', string>,
    stateLabel: 'Tình trạng',
    kindLabel: 'Người góp ý',
    timelinessLabel: 'Thời hạn',
    all: 'Tất cả',
    count: (step: Step, count: number) => `${counted(step, count)}, nhận trước làm trước`,
    none: 'Không có văn bản nào chờ phần việc này.',
    noneFiltered: 'Không có văn bản nào hợp với các điều kiện đã chọn.',
    clear: 'Bỏ điều kiện',
    pageEmpty: 'Không còn văn bản nào ở phần này của danh sách.',
    caption: (step: string) => `Văn bản chờ ${step.toLowerCase()}`,
    choose: 'Chọn',
    chooseOne: (name: string) => `Chọn ${name}`,
    reference: 'Mã số',
    receivedAt: 'Nhận lúc',
    contributor: 'Người góp ý',
    blankForm: 'Phiếu trống',
    comments: 'Số ý kiến',
    unit: 'ý kiến',
    state: 'Tình trạng',
    assignee: 'Người làm',
    nobody: 'Chưa ai nhận',
    me: (name: string) => `${name} (tôi)`,
    notMine: 'Người khác làm',
    notMineHint:
      'Văn bản góp ý cho chính đồng chí, hoặc do đồng chí nhập, phân ý: phần việc này để người khác làm.',
    keys: 'Khi con trỏ ở trong danh sách: phím j hoặc ↓ xuống, k hoặc ↑ lên, x chọn dòng, Enter mở.',
    toList: 'Đưa con trỏ vào danh sách',
  },

  assign: {
    label: 'Giao việc các dòng đã chọn',
    take: 'Tôi nhận',
    member: 'Giao cho',
    nobody: 'Không ai (trả lại)',
    submit: 'Giao',
    done: (step: Step, count: number, name: string) => `Đã giao ${counted(step, count)} cho ${name}.`,
    givenBack: (step: Step, count: number) => `Đã trả lại ${counted(step, count)}, chưa ai nhận.`,
    unchanged: 'Không có gì thay đổi: các dòng đã chọn vốn như vậy.',
    nothingChosen: 'Hãy chọn ít nhất một dòng ở cột đầu của danh sách.',
    tooMany: 'Mỗi lần giao được tối đa 100 dòng.',
    badMember: 'Hãy chọn một người đang làm việc trong Tổ giúp việc.',
    mayNot: (name: string, references: readonly string[]) =>
      `${name} không làm được phần việc này của văn bản ${references.join(', ')}: văn bản góp ý cho chính người đó, hoặc do người đó nhập, phân ý. Chưa giao văn bản nào.`,
    notWaiting: (keys: readonly string[]) =>
      `Không còn chờ phần việc này, vì có người vừa làm xong: ${itemNames(keys)}. Chưa giao dòng nào; danh sách dưới đây đã mới.`,
    taken: 'Có người đã nhận trong lúc đồng chí xem danh sách',
    takenBy: (item: string, name: string) => `${item}: ${name} đang nhận.`,
    givenBackBy: (item: string) => `${item}: vừa được trả lại, chưa ai nhận.`,
    confirm: (name: string) => `Vẫn giao cho ${name}`,
    confirmNobody: 'Vẫn trả lại',
    cancel: 'Thôi, giữ nguyên',
  },

  trail: {
    label: 'Đi theo danh sách việc',
    back: 'Danh sách việc',
    previous: 'Việc trước',
    next: 'Việc tiếp theo',
    left: (step: Step, count: number) => `${counted(step, count)} trong danh sách`,
    last: 'Hết danh sách',
    done: (reference: string) => `Đã ghi xong văn bản ${reference}. Đây là việc tiếp theo.`,
    finished: (reference: string) => `Đã ghi xong văn bản ${reference}. Danh sách này đã hết việc.`,
    keys: 'Phím tắt: j việc tiếp theo, k việc trước (không dùng khi đang gõ)',
  },

  today: {
    title: 'Hôm nay',
    came: 'Mới về',
    channel: 'Đường nhận',
    today: 'Hôm nay',
    yesterday: 'Hôm qua',
    cameRows: {
      individual: 'Của cá nhân, gửi trên trang',
      collective: 'Của tập thể, gửi trên trang',
      paper: 'Trên giấy, đã nhập',
      form: 'Phiếu giấy nộp về',
    },
    cameNone: 'Hôm nay và hôm qua chưa có văn bản nào về.',
    toLetters: 'Các văn bản, mới nhất trước',
    mine: 'Việc phải làm',
    step: 'Phần việc',
    mineColumn: 'Của tôi',
    nobodyColumn: 'Chưa ai nhận',
    othersColumn: 'Người khác làm',
    cell: (count: number, step: string, whose: string) => `${letters(count)}, ${step}, ${whose}`,
    stuck: 'Đang vướng',
    stuckNone: 'Không có việc nào vướng.',
    waitingSince: (step: string, at: string, days: number) =>
      days === 0
        ? `${step}: chờ lâu nhất từ ${at}`
        : `${step}: chờ lâu nhất từ ${at}, đã ${figure(days)} ngày`,
    stuckRows: {
      returned: 'Phiếu giấy đã về mà chưa nhập',
      different: 'Bản nhập khác với bản giấy, phải nhập lại',
      doubtful: 'Người gửi còn nghi',
      denied: 'Người đứng tên nói không gửi',
      divisionDifferent: 'Bản phân ý bị nêu chỗ sai khác',
    },
    sameWords: (groups: number, count: number) => `${figure(groups)} nhóm trùng lời, gồm ${letters(count)}`,
    progress: 'Đợt này đến đâu',
    toProgress: 'Tiến trình đầy đủ',
    days: 'Thời hạn',
    opens: (days: number, day: string) => `Còn ${figure(days)} ngày nữa bắt đầu nhận góp ý (${day}).`,
    closes: (days: number, day: string) =>
      days === 0
        ? `Hôm nay là ngày cuối nhận góp ý (${day}).`
        : `Còn ${figure(days)} ngày nhận góp ý, đến hết ngày ${day}.`,
    closed: (day: string) => `Đã hết hạn nhận góp ý ngày ${day}; văn bản gửi muộn vẫn nhận và ghi rõ.`,
    closedFully: (day: string) => `Đã hết hạn nhận góp ý ngày ${day}.`,
    left: (days: number) => (days === 0 ? 'hết hôm nay' : `còn ${figure(days)} ngày`),
    empty:
      'Chưa nhận được văn bản góp ý nào trong đợt này. Khi có văn bản đầu tiên, việc phải làm hiện ở đây theo từng phần.',
  },

  progress: {
    title: 'Tiến trình',
    ofRound: 'Cả đợt',
    bar: (done: number, all: number) => `${figure(done)} trên ${letters(all)}`,
    percent: (done: number, all: number) => (all === 0 ? '' : `${figure(Math.floor((100 * done) / all))}%`),
    bars: {
      transcribed: 'Bản nhập từ giấy đã đối chiếu',
      verified: 'Đã xác minh người gửi',
      divided: 'Đã phân ý trọn vẹn',
      compared: 'Bản phân ý đã đối chiếu',
      synthesised: 'Đã tổng hợp hết các ý kiến',
    },
    received: (received: number, counted: number) =>
      received === counted
        ? `Đã nhận ${letters(received)}.`
        : `Đã nhận ${letters(received)}, trong đó ${figure(counted)} được tính; số còn lại là bản nhập từ giấy chờ đối chiếu.`,
    formsWaiting: (count: number) => `${figure(count)} phiếu giấy đã về mà chưa nhập.`,
    wishes: 'Cách muốn được trả lời',
    wish: {
      letter: 'Qua thư',
      visit: 'Gặp trực tiếp',
      telephone: 'Qua điện thoại',
      email: 'Qua thư điện tử',
      none: 'Không nêu',
    },
    bySubject: 'Theo đối tượng góp ý',
    subjectNote: 'Văn bản góp ý cho nhiều đối tượng được tính ở từng đối tượng đó.',
    subject: 'Đối tượng',
    columns: {
      received: 'Văn bản',
      verified: 'Đã xác minh',
      divided: 'Đã phân ý',
      compared: 'Đã đối chiếu',
      synthesised: 'Đã tổng hợp',
    },
    byPerson: 'Theo người trong Tổ giúp việc',
    personNote:
      'Xếp theo tên. Mỗi văn bản tính một lượt cho mỗi phần việc trong một ngày. Số liệu để sắp xếp công việc, không để so sánh người với người.',
    person: 'Họ và tên',
    acts: {
      entered: 'Nhập phiếu',
      verified: 'Xác minh',
      divided: 'Phân ý',
      compared: 'Đối chiếu',
      synthesised: 'Tổng hợp',
      answered: 'Trả lời',
    } satisfies Record<StaffAct, string>,
    day: 'Ngày',
    byDay: 'Từng ngày',
    daysOf: (name: string) => `Từng ngày của ${name}`,
    byDayNote: (days: number) => `${figure(days)} ngày có việc gần đây nhất.`,
    noWork: 'Chưa có việc nào được ghi trong đợt này.',
    empty: 'Chưa nhận được văn bản góp ý nào trong đợt này.',
    left: 'Đang nhận',
  },
} as const
