/** Letters whose every word is known, some of them in ways of writing that are stored in another form or take four bytes. */
import type { Body } from '../../src/domain/body.ts'
import { aspects } from '../../src/domain/contributor.ts'
import type { NewReceipt } from '../../src/domain/receipt.ts'
import type { Ticket } from '../../src/domain/scan.ts'
import { aPerson } from '../factories.ts'
import { aPdf } from '../scan-files.ts'
import type { Chance } from './random.ts'

export interface Letter {
  key: string
  contributor: ReturnType<typeof aPerson>
  comments: { subject: string; contentArea: string; aspect?: string; text: string }[]
  /** A scan to bring in beforehand. */
  file?: Buffer
  scan?: Ticket & { sha256: string }
  /** Every receipt it was acknowledged with. */
  receipts: NewReceipt[]
  /** When the try that brought the first receipt was begun. */
  acknowledgedTryAt?: number
  tries: number
}

const words = [
  'Đề nghị tập thể làm rõ trách nhiệm của người đứng đầu. ',
  'Việc quy hoạch, luân chuyển cán bộ còn chậm; cần nêu rõ thời hạn khắc phục.\n',
  'Chữ Nôm: 𡨸喃 𠊛𠸗 — và cả 👍🏽. ',
  '\tKỷ luật, kỷ cương hành chính: "đúng vai, thuộc bài". ',
]
/** In every name and address: none of it may be found in a log. */
export const mark = 'Người Thử Lỗi'

export function aLetter(random: Chance, { subjects, contentAreas }: Body, { withScan = false } = {}): Letter {
  const key = crypto.randomUUID()
  const written = random.pick(['NFC', 'NFD'] as const)
  const comments = Array.from({ length: random.between(2, 6) }, (_, at) => ({
    subject: random.pick(subjects).code,
    contentArea: random.pick(contentAreas).code,
    ...(random.oneIn(2) && { aspect: random.pick(aspects) }),
    text: `Ý kiến ${key}/${at}: ${random.pick(words).repeat(random.between(1, 12)).trim()}`.normalize(
      written,
    ),
  }))
  return {
    key,
    contributor: aPerson({ fullName: `${mark} ${key.slice(0, 8)}` }),
    comments,
    ...(withScan && { file: aPdf({ size: random.pick([20_000, 1_200_000]) }) }),
    receipts: [],
    tries: 0,
  }
}

/** What goes over the line. */
export function posted({ contributor, comments, scan }: Letter): string {
  return JSON.stringify({ contributor, comments, consent: true, ...(scan && { scans: [scan] }) })
}
