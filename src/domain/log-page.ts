/** What a page of the log shows. */
import type { LogRow, Person } from './audit.ts'
import type { Page } from './keyset.ts'
import type { LogFilter, LogView } from './log-filters.ts'

export interface LogPage {
  view: LogView
  filter: LogFilter
  filtering: boolean
  people: readonly Person[]
  /** Newest first. */
  log: Page<LogRow>
  /** What was typed and cannot be, with what to say of it. */
  faults: { reference?: Fault | undefined; day?: Fault | undefined }
  print: boolean
  printAddress: string
  previous: string | undefined
  next: string | undefined
  /** Some letters are about the reader, who does not see what others did with them. */
  hides: boolean
}

export interface Fault {
  typed: string
  message: string
}
