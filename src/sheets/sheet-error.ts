/** Why a file cannot be read as a list; the words for people are in src/strings/invitations.ts. */

export type SheetFault = 'empty' | 'oldExcel' | 'notATable' | 'unreadable' | 'tooBig' | 'quoteNotClosed'

export class SheetError extends Error {
  readonly fault: SheetFault
  /** Of the file, where that is known. */
  readonly line: number | undefined

  constructor(fault: SheetFault, options: { line?: number; cause?: unknown } = {}) {
    super(fault, { cause: options.cause })
    this.name = 'SheetError'
    this.fault = fault
    this.line = options.line
  }
}
