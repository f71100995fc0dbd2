/** A copy of the office's files, to be spoilt. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { root } from '../netlify/site.ts'
import { ContentError } from '../src/office/faults.ts'
import { contentFolder } from '../src/office/files.ts'
import { readOfficeContent } from '../src/office/read.ts'

/** One slip of an editor, and what they must read about it. */
export interface Slip {
  file: string
  /** The first place with these words is replaced; a first line break belongs to the line before. */
  change: [words: string | RegExp, by: string]
  /** What the advice says. */
  says: string
  /** The field, as it is shown. */
  field?: string
  /** Words on the line that is named, where that is not the changed line; the last such line. */
  at?: string
}

export class OfficeCopy {
  readonly root = mkdtempSync(join(tmpdir(), 'gop-y-content-'))

  /** Removed when the test is over. */
  constructor() {
    cpSync(join(root, contentFolder), join(this.root, contentFolder), { recursive: true })
    onTestFinished(() => rmSync(this.root, { recursive: true, force: true }))
  }

  pathOf(file: string): string {
    return join(this.root, contentFolder, file)
  }

  write(file: string, text: string | Uint8Array): void {
    mkdirSync(dirname(this.pathOf(file)), { recursive: true })
    writeFileSync(this.pathOf(file), text)
  }

  /** Makes the slip. @returns the line that must be named */
  make({ file, change: [words, by], at }: Slip): number {
    const text = readFileSync(this.pathOf(file), 'utf8')
    const spoilt = text.replace(words, () => by)
    if (spoilt === text) throw new Error(`${file} has no “${words}”: nothing would change`)
    this.write(file, spoilt)
    if (at !== undefined) return spoilt.split('\n').findLastIndex((line) => line.includes(at)) + 1
    const before = text.slice(0, text.search(typeof words === 'string' ? literally(words) : words))
    return before.split('\n').length + (by.startsWith('\n') ? 1 : 0)
  }

  /** The whole message to the editor; empty when nothing is wrong. */
  async complaint(): Promise<string> {
    try {
      await readOfficeContent(this.root)
      return ''
    } catch (cause) {
      if (cause instanceof ContentError) return cause.message
      throw cause
    }
  }
}

function literally(words: string): RegExp {
  return new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
}

/** The line that names the place of a slip. */
export function placeOf({ file, field }: Slip, line: number): string {
  return `● ${[`${contentFolder}/${file}`, `dòng ${line}`, field].filter(Boolean).join(', ')}\n`
}
