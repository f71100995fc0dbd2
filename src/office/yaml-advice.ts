/** What to do about a file that is not YAML, by the kind of slip. */
import { type Document, isScalar, visit, type YAMLError } from 'yaml'

const inQuotes = "đặt cả câu trong dấu nháy đơn '…', hoặc xuống dòng và viết dưới dấu >-"

const advice: Partial<Record<YAMLError['code'], string>> = {
  TAB_AS_INDENT: 'Đầu dòng có dấu tab: thay bằng dấu cách.',
  BLOCK_AS_IMPLICIT_KEY: `Câu có dấu hai chấm thì ${inQuotes}. Nếu không phải vậy: dòng này hoặc dòng dưới thụt sai.`,
  MULTILINE_IMPLICIT_KEY: 'Cần dấu hai chấm và một dấu cách sau tên trường; nếu đã có: dòng này thụt sai.',
  BAD_INDENT: 'Dòng này không thẳng hàng với các dòng cùng nhóm.',
  DUPLICATE_KEY: 'Trường này đã có ở trên: bỏ một chỗ.',
  BAD_SCALAR_START: `Câu bắt đầu bằng dấu đặc biệt thì ${inQuotes}.`,
  BAD_ALIAS: `Câu bắt đầu bằng dấu * thì ${inQuotes}.`,
  BAD_DQ_ESCAPE: "Trong dấu nháy kép không viết được dấu \\: dùng dấu nháy đơn '…'.",
  MULTIPLE_DOCS: 'Bỏ dòng --- này.',
  UNEXPECTED_TOKEN: `Thừa chữ ở đây. Câu có dấu nháy ở trong thì ${inQuotes}; giữa hai dấu nháy đơn, viết '' cho một dấu nháy đơn.`,
}

function adviceFor({ code, message }: Pick<YAMLError, 'code' | 'message'>): string {
  if (code === 'MISSING_CHAR' && message.endsWith('quote')) return 'Dấu nháy mở ở đây chưa đóng.'
  if (code === 'MISSING_CHAR') return 'Thiếu dấu hai chấm hoặc dấu phẩy ở đây, hoặc dòng này thụt sai.'
  if (message.startsWith('Flow')) return 'Dấu ngoặc mở ở trên chưa đóng: thêm ] hoặc }.'
  return (
    advice[code] ?? `Không đọc được dòng này: kiểm tra thụt đầu dòng, dấu nháy, dấu hai chấm. (${message})`
  )
}

/** Where the slip is: for a quotation mark that is never closed, where it opens. */
function startOf(error: YAMLError, document: Document.Parsed): number {
  let start = error.pos[0]
  if (!error.message.endsWith('quote')) return start
  visit(document, (_, node) => {
    if (isScalar(node) && node.range && node.range[0] < error.pos[0] && error.pos[0] <= node.range[2])
      start = node.range[0]
  })
  return start
}

/** Indentation with these looks right and is none: they come from Word and from web pages. */
const strangeBlank = /^ *[\u00a0\u2000-\u200b\u202f\u3000]/

/** The slips of a file by line; only the first of each line, since others follow from it. */
export function slipsOf(text: string, document: Document.Parsed, lineAt: (position: number) => number) {
  const slips = new Map<number, string>()
  const add = (line: number, message: string) => slips.has(line) || slips.set(line, message)
  for (const [index, line] of text.split('\n').entries())
    if (strangeBlank.test(line)) add(index + 1, 'Đầu dòng có dấu cách lạ, chép từ nơi khác: gõ lại dấu cách.')
  visit(document, {
    // a name set further up with & is found; a sentence that begins with a star is not
    Alias: (_, alias) => {
      if (!alias.resolve(document))
        add(lineAt(alias.range?.[0] ?? 0), adviceFor({ code: 'BAD_ALIAS', message: '' }))
    },
  })
  for (const error of [...document.errors, ...document.warnings])
    add(lineAt(startOf(error, document)), adviceFor(error))
  return [...slips].map(([line, message]) => ({ line, message }))
}
