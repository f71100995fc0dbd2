/** What is wrong in the office's files, said so that an editor can mend it: which file, which line, which field, what to write. */

export interface Fault {
  /** Path of the file from the project's folder. */
  file: string
  /** 1 for the first; 0 when the file itself is missing. */
  line: number
  /** Keys and positions down to the field; positions count from 0. */
  field: readonly PropertyKey[]
  /** What is wrong and what to write instead. */
  message: string
  /** What the field is for, from its schema. */
  about?: string | undefined
}

/** Positions are shown as people count: the first is 1. */
function showField(field: readonly PropertyKey[]): string {
  return field.map((part) => (typeof part === 'number' ? `thứ ${part + 1}` : String(part))).join(' › ')
}

function show({ file, line, field, message, about }: Fault): string {
  const place = [file, line > 0 && `dòng ${line}`, showField(field)].filter(Boolean).join(', ')
  return [`● ${place}`, `  ${message}`, about && `  ${field.length > 0 ? 'Trường' : 'Tệp'} này: ${about}`]
    .filter(Boolean)
    .join('\n')
}

/** File by file as they were read, each from top to bottom. */
function inOrder(faults: readonly Fault[]): Fault[] {
  const files = [...new Set(faults.map(({ file }) => file))]
  return faults.toSorted((a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line)
}

export class ContentError extends Error {
  readonly faults: readonly Fault[]
  constructor(faults: readonly Fault[]) {
    const sorted = inOrder(faults)
    super(`Nội dung có ${faults.length} chỗ cần sửa:\n\n${sorted.map(show).join('\n\n')}\n`)
    this.name = 'ContentError'
    this.faults = sorted
    // The slip is in a file, not in the program: Astro would print where in the program it was found below the advice.
    delete this.stack
  }
}
