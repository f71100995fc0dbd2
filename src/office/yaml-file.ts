/** One file of the office: YAML, held against its schema; every fault with the line it stands on. */
import { readFile } from 'node:fs/promises'
import { isNode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { ContentError, type Fault } from './faults.ts'
import { aboutField, fieldTree } from './field-about.ts'

export interface YamlFile<T> {
  value: T
  /** A fault at a field of this file, found by looking at other files too. */
  fault(field: readonly PropertyKey[], message: string): Fault
}

/**
 * @param name the file's path as an editor knows it
 * @throws ContentError
 */
export async function readYamlFile<Schema extends z.ZodType>(
  path: string,
  name: string,
  schema: Schema,
): Promise<YamlFile<z.output<Schema>>> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT')
      throw new ContentError([{ file: name, line: 0, field: [], message: 'Không có tệp này.' }])
    throw cause
  })
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  if (document.errors.length > 0) {
    throw new ContentError(
      document.errors.map(({ pos, message }) => ({
        file: name,
        line: lines.linePos(pos[0]).line,
        field: [],
        message: `Không đọc được dạng YAML ở đây: kiểm tra thụt đầu dòng, dấu nháy và dấu hai chấm. (${message})`,
      })),
    )
  }

  /** The line of a field, or of the nearest one around it that is there. */
  const lineOf = (field: readonly PropertyKey[]): number => {
    for (let depth = field.length; depth > 0; depth--) {
      const node = document.getIn(field.slice(0, depth), true)
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
    }
    return 1
  }
  const tree = fieldTree(schema)
  const fault = (field: readonly PropertyKey[], message: string): Fault => ({
    file: name,
    line: lineOf(field),
    field,
    message,
    about: aboutField(tree, field),
  })
  const result = schema.safeParse(document.toJS())
  if (!result.success) throw new ContentError(result.error.issues.flatMap((issue) => faultsOf(issue, fault)))
  return { value: result.data, fault }
}

function faultsOf(issue: z.core.$ZodIssue, fault: YamlFile<unknown>['fault']): Fault[] {
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) =>
        fault([...issue.path, key], `Không có trường “${key}” ở đây: bỏ đi, hoặc sửa lại tên.`),
      )
    case 'invalid_type':
      return [
        fault(
          issue.path,
          issue.input === undefined ? 'Còn thiếu trường này: viết thêm.' : `Cần ${kindOf(issue.expected)}.`,
        ),
      ]
    case 'invalid_value':
      return [fault(issue.path, `Viết một trong: ${issue.values.map(String).join(', ')}.`)]
    case 'too_small':
      return [
        fault(issue.path, issue.origin === 'array' ? 'Cần ít nhất một mục.' : 'Chưa viết gì: viết thêm.'),
      ]
    case 'invalid_format':
      return [fault(issue.path, 'Viết chưa đúng mẫu.')]
    case 'invalid_union':
      return [fault(issue.path, 'Viết chưa đúng mẫu.')]
    default:
      return [fault(issue.path, sentenceOf(issue.message))]
  }
}

const kinds: Record<string, string> = {
  string: 'chữ (nếu là số hay ngày, đặt trong dấu nháy)',
  number: 'một số',
  int: 'một số nguyên',
  boolean: 'true hoặc false',
  array: 'một danh sách, mỗi mục bắt đầu bằng dấu gạch',
  object: 'một nhóm trường, mỗi trường một dòng',
  record: 'một nhóm trường, mỗi trường một dòng',
}
const kindOf = (expected: string) => kinds[expected] ?? expected

function sentenceOf(message: string): string {
  return `${message.charAt(0).toLocaleUpperCase('vi')}${message.slice(1)}${message.endsWith('.') ? '' : '.'}`
}
