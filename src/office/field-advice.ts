/** What to write instead, for each way in which zod finds a field wrong. A schema's own words come first. */
import type { z } from 'zod'

export interface Advice {
  path: readonly PropertyKey[]
  message: string
  /** The name of a field that nobody knows. */
  unknown?: string
}

const kinds: Record<string, string> = {
  string: "Cần chữ; nếu là số thì đặt trong dấu nháy đơn '…'",
  number: 'Cần một số, không đặt trong dấu nháy',
  int: 'Cần một số nguyên',
  boolean: 'Viết true hoặc false, không đặt trong dấu nháy',
  array: 'Cần một danh sách, mỗi mục bắt đầu bằng dấu gạch',
  object: 'Cần một nhóm trường, mỗi trường một dòng, tên trường rồi dấu hai chấm',
  record: 'Cần một nhóm, mỗi tên một dòng, tên rồi dấu hai chấm',
}

/** The words of an issue whose schema has none of its own; for `safeParse`. */
export function wordsOf(issue: z.core.$ZodRawIssue): string {
  if (issue.input === undefined) return 'Còn thiếu trường này: viết thêm'
  if (issue.input === null) return 'Trường này còn trống: viết vào sau dấu hai chấm'
  switch (issue.code) {
    case 'invalid_type':
      return kinds[issue.expected] ?? 'Viết chưa đúng mẫu'
    case 'invalid_value':
      return `Viết một trong: ${issue.values.map(String).join(', ')}`
    case 'too_small':
      return issue.origin === 'array' ? 'Cần ít nhất một mục' : 'Trường này còn trống: viết vào'
    case 'invalid_format':
      return issue.format === 'url' ? 'Viết cả địa chỉ, bắt đầu bằng https://' : 'Viết chưa đúng mẫu'
    default:
      return 'Viết chưa đúng mẫu'
  }
}

/** An issue as advice to the person who wrote the file; of a field that may be written in two ways, for the nearer one. */
export function* adviceOn(issue: z.core.$ZodIssue, path = issue.path): Generator<Advice> {
  const below = (inner: z.core.$ZodIssue) => [...path, ...inner.path]
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) yield { path: [...path, key], message: 'Không có trường này', unknown: key }
  } else if (issue.code === 'invalid_union') {
    const nearer = issue.errors
      .filter((issues) => !issues.some(({ code, path }) => code === 'invalid_type' && path.length === 0))
      .sort((a, b) => a.length - b.length)[0]
    if (!nearer) yield { path, message: sentenceOf(issue.message) }
    else for (const inner of nearer) yield* adviceOn(inner, below(inner))
  } else if (issue.code === 'invalid_key') {
    yield { path, message: sentenceOf(issue.issues[0]?.message ?? issue.message) }
  } else yield { path, message: sentenceOf(issue.message) }
}

/** Schemas state advice as half a sentence. */
export function sentenceOf(words: string): string {
  return `${words.charAt(0).toLocaleUpperCase('vi')}${words.slice(1)}${/[.?]$/.test(words) ? '' : '.'}`
}
