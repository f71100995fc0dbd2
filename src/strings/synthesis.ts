/** Words of the synthesis at the desk. */
import { limits } from '../domain/limits.ts'
import type { Outcome } from '../domain/synthesis.ts'
import type { Done, SynthesisList } from '../domain/synthesis-addresses.ts'

const number = new Intl.NumberFormat('vi-VN')
const figure = (count: number) => number.format(count)
const comments = (count: number) => `${figure(count)} ý kiến`

export const synthesis = {
  title: 'Tổng hợp',
  titleOf: (subject: string) => `Tổng hợp ý kiến góp ý: ${subject}`,
  lede: 'Mỗi ý kiến của văn bản đã xác minh, đã phân ý và đối chiếu kết thúc ở đúng một chỗ: vào ít nhất một ý tổng hợp, hoặc không đưa vào kèm lý do và người quyết định.',
  toList: 'Tổng hợp theo đối tượng',
  toSubject: 'Các ý kiến góp ý',
  toSynthesis: 'Tổng hợp các ý kiến này',
  own: 'Ý kiến và ý tổng hợp về chính đồng chí, và văn bản góp ý cho chính đồng chí, do thành viên khác của Tổ giúp việc tổng hợp. Đồng chí xem được, không sửa được.',
  print: 'In bản tổng hợp này',
  neighbours: 'Đối tượng trước và sau',
  previous: 'Trước',
  next: 'Sau',

  overview: {
    caption: 'Ý kiến theo đối tượng: còn phải xếp, đã vào ý tổng hợp, không đưa vào',
    subject: 'Đối tượng',
    points: 'Ý tổng hợp',
    cell: (count: number, subject: string, area: string) =>
      `${figure(count)} ý kiến chưa xếp, ${subject}, ${area}`,
    areasNote: 'Ba cột theo nội dung là số ý kiến còn chưa xếp.',
  },
  outcomes: {
    open: 'Chưa xếp',
    linked: 'Đã vào ý',
    excluded: 'Không đưa vào',
  } satisfies Record<Outcome, string>,
  counts: (open: number, linked: number, excluded: number) =>
    `${figure(open)} chưa xếp, ${figure(linked)} đã vào ý, ${figure(excluded)} không đưa vào`,
  early: (count: number) =>
    `Ngoài ra có ${comments(count)} chưa đến bước này: người gửi chưa xác minh, hoặc văn bản chưa phân ý và đối chiếu xong.`,
  focus: 'trọng tâm',
  workArea: (open: number) => (open > 0 ? `Xếp ${comments(open)}` : 'Xem, sửa'),
  areas: 'Nội dung kiểm điểm',
  whole: 'Cả bản',

  points: {
    title: 'Các ý tổng hợp',
    none: 'Chưa có ý tổng hợp nào.',
    number: (at: number) => `Ý ${figure(at)}`,
    numbered: (at: number, text: string) => `Ý ${figure(at)}. ${text}`,
    standsFor: (count: number) => comments(count),
    standsForNone: 'chưa có ý kiến nào',
    show: (at: number, count: number) => `Xem ${comments(count)} của ý ${figure(at)}`,
    edit: 'Sửa',
    editOne: (at: number) => `Sửa ý ${figure(at)}`,
    up: (at: number) => `Đưa ý ${figure(at)} lên`,
    down: (at: number) => `Đưa ý ${figure(at)} xuống`,
    addTo: (at: number) => `Đưa vào ý ${figure(at)}`,
    moveTo: (at: number) => `Chuyển sang ý ${figure(at)}`,
    out: 'Bỏ khỏi ý này',
    also: (numbers: string) => `Cũng ở ${numbers}`,
    find: 'Tìm trong các ý',
    columns: {
      point: 'Ý tổng hợp',
      kind: 'Người góp ý',
      comments: 'Ý kiến',
      feedbacks: 'Văn bản',
      contributors: 'Người, đơn vị',
    },
    kinds: { individual: 'Cá nhân', collective: 'Tập thể' },
    table: (area: string) => `Các ý tổng hợp: ${area}`,
    unweighted: 'Số liệu không có trọng số; một tập thể tính là một. Một ý kiến ở hai ý được tính ở cả hai.',
  },

  lists: {
    label: 'Danh sách ý kiến',
    open: 'Chưa xếp',
    excluded: 'Không đưa vào',
  } satisfies Record<SynthesisList | 'label', string>,
  list: {
    of: (at: number) => `Ý kiến của ý ${figure(at)}`,
    back: 'Về các ý kiến chưa xếp',
    name: 'Các ý kiến để xếp',
    none: {
      open: 'Không còn ý kiến nào chưa xếp ở nội dung này.',
      excluded: 'Chưa có ý kiến nào bị để ngoài ở nội dung này.',
      point: 'Ý này chưa có ý kiến nào.',
    },
    noneFiltered: 'Không có ý kiến nào hợp với các điều kiện đã chọn.',
    choose: (reference: string, position: number) => `Chọn ý kiến ${figure(position)} của ${reference}`,
    notMine: 'Văn bản góp ý cho chính đồng chí: người khác làm',
    keys: 'Khi con trỏ ở một mã số: j hoặc ↓ xuống, k hoặc ↑ lên, x chọn.',
    toPoints: 'Tới các ý tổng hợp',
    chosen: (count: string) => `Đã chọn ${count}`,
    all: 'Chọn cả trang',
    excludedBy: (name: string, at: string) => `${name}, ${at}`,
    excludedReason: (reason: string) => `Không đưa vào: ${reason}`,
    reopen: 'Trả về chưa xếp',
  },

  make: {
    title: 'Lập ý mới',
    text: 'Lời của ý mới',
    hint: 'Một dòng của bản tổng hợp, không nêu tên người góp ý.',
    aspect: 'Mặt',
    noAspect: 'Không nêu',
    submit: 'Lập ý mới',
  },
  exclude: {
    title: 'Không đưa vào tổng hợp',
    reason: 'Lý do không đưa vào',
    hint: 'Được giữ cùng tên đồng chí và thời điểm.',
    submit: 'Không đưa vào',
  },
  labels: { 'y-kien': 'Ý kiến', pointText: 'Lời của ý mới', reason: 'Lý do không đưa vào' },

  done: {
    linked: (count: number) =>
      count === 0
        ? 'Không có gì thay đổi: các ý kiến đã chọn vốn ở ý đó.'
        : `Đã đưa ${comments(count)} vào ý tổng hợp.`,
    excluded: (count: number) => `Đã ghi lý do không đưa ${comments(count)} vào tổng hợp.`,
    opened: (count: number) => `Đã trả ${comments(count)} về danh sách chưa xếp.`,
    made: () => 'Đã lập ý mới.',
    saved: () => 'Đã lưu lời của ý tổng hợp.',
    withdrawn: () => 'Đã rút ý tổng hợp.',
  } satisfies Record<Done, (count: number) => string>,

  errors: {
    nothingTicked: 'Hãy chọn ít nhất một ý kiến trong danh sách.',
    reasonMissing: 'Hãy ghi lý do không đưa vào.',
    tooMany: `Mỗi lần xếp được tối đa ${figure(limits.settledComments)} ý kiến.`,
    notWaiting:
      'Có ý kiến đã chọn không còn ở bước này: người gửi bị nghi ngờ trở lại, hoặc văn bản vừa được phân ý lại. Chưa xếp ý kiến nào; danh sách dưới đây đã mới.',
    pointGone:
      'Ý tổng hợp đã chọn vừa bị rút, hoặc không thuộc nội dung này. Chưa thay đổi gì; hãy chọn ý khác.',
    keyReused: 'Ý mới này đã được lập với lời khác. Hãy xem danh sách các ý, rồi lập lại nếu còn cần.',
  },
  meanwhile: {
    title: 'Trong lúc đó có người đã xếp các ý kiến sau, nên chưa thay đổi gì',
    what: {
      open: 'trả về chưa xếp',
      linked: 'đưa vào ý tổng hợp',
      excluded: 'ghi không đưa vào',
    } satisfies Record<Outcome, string>,
    line: (name: string, what: string, at: string) => `${name} ${what} lúc ${at}`,
    how: 'Danh sách dưới đây đã mới và các ý kiến khác vẫn được chọn: hãy xem lại rồi làm tiếp.',
  },

  point: {
    title: 'Sửa ý tổng hợp',
    back: (subject: string, area: string) => `${subject}: ${area}`,
    withdrawnNotice: 'Ý này đã rút, không còn trong bản tổng hợp. Lưu lại lời của ý để dùng lại.',
    stale: (name: string, at: string) =>
      `Trong lúc đó ${name} đã lưu một bản khác lúc ${at}, ghi ở mục Các bản đã lưu. Lời đồng chí gõ vẫn ở dưới đây: hãy đối chiếu, rồi lưu lại nếu vẫn cần.`,
    staleWithdraw: 'Trong lúc đó ý này đã được sửa hoặc rút. Hãy xem lại rồi làm tiếp.',
    text: 'Lời của ý',
    hint: 'Một dòng của bản tổng hợp. Không nêu tên người góp ý.',
    submit: 'Lưu',
    restore: 'Lưu và dùng lại',
    withdraw: {
      title: 'Rút ý này',
      hint: (count: number) =>
        count > 0
          ? `Ý này đang có ${comments(count)}. Chọn ý khác để gộp vào, hoặc trả các ý kiến về danh sách chưa xếp.`
          : 'Ý này chưa có ý kiến nào.',
      into: 'Các ý kiến chuyển sang',
      nowhere: 'Trả về danh sách chưa xếp',
      submit: 'Rút ý này',
    },
    versions: 'Các bản đã lưu',
    version: (version: number, name: string, at: string) => `Bản ${figure(version)}, ${name}, ${at}`,
    versionOwn: (version: number, at: string) => `Bản ${figure(version)}, ${at}`,
    withdrawn: 'rút',
  },

  letter: {
    title: (reference: string) => `Tổng hợp văn bản ${reference}`,
    back: 'Văn bản',
    left: (open: number) =>
      open === 0 ? 'Đã xếp hết các ý kiến của văn bản.' : `Còn ${comments(open)} chưa xếp.`,
    saved: (count: number, open: number) =>
      `${count === 0 ? 'Không có gì thay đổi.' : `Đã lưu ${comments(count)}.`} ${
        open === 0 ? 'Văn bản này đã xong phần tổng hợp.' : `Còn ${comments(open)} chưa xếp.`
      }`,
    notYet:
      'Văn bản chưa đến bước tổng hợp: người gửi chưa xác minh, hoặc văn bản chưa phân ý và đối chiếu xong.',
    allAside: 'Mọi đoạn của văn bản đều để ngoài khi phân ý: không có gì phải tổng hợp.',
    passage: (at: number) => `Đoạn ${figure(at)}`,
    now: 'Hiện nay',
    choice: 'Xếp vào',
    keep: { open: 'Để sau', settled: 'Giữ như hiện nay' },
    points: 'Các ý đã có',
    fresh: 'Ý mới…',
    exclude: 'Không đưa vào…',
    open: 'Trả về chưa xếp',
    text: 'Lời của ý mới',
    reason: 'Lý do không đưa vào',
    submit: 'Lưu',
    toArea: 'Các ý của nội dung này',
    list: 'Các đoạn của văn bản',
  },
} as const
