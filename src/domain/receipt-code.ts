/** The two codes of a receipt as people type them off paper: in small letters, with blanks or strokes, with what was misread. */
import { readReference } from './reference.ts'

export const secretLength = 16
const secretForm = /^[A-HJ-NPR-Y2-9]{16}$/
const between = /[\s\p{Pd}._·]+/gu

/** A secret in groups of four, to be written down: `ABCD EFGH JKLM NPRS`. */
export function secretGroups(secret: string): string[] {
  return secret.match(/.{1,4}/g) ?? []
}

/** What is wrong with a code, without asking whether it exists. */
export type CodeFault =
  | { fault: 'missing' }
  /** A Vietnamese input method has put marks on the letters. */
  | { fault: 'accents'; signs: string }
  /** I, O, Q, Z, 0, 1 or no letter at all. */
  | { fault: 'neverUsed'; signs: string }
  | { fault: 'length'; length: number; wanted: number }

export type ReadCode = { code: string; fault?: never } | ({ code?: never } & CodeFault)

function read(typed: string, wanted: number): ReadCode {
  const characters = typed.normalize('NFC').toUpperCase().replace(between, '')
  if (characters === '') return { fault: 'missing' }
  const signsOf = (pattern: RegExp) => [...new Set(characters.match(pattern) ?? [])].join(', ')
  const accents = signsOf(/(?![A-Z])\p{L}\p{M}*|[A-Z]\p{M}+/gu)
  if (accents) return { fault: 'accents', signs: accents }
  const neverUsed = signsOf(/[^A-HJ-NPR-Y2-9]/gu)
  if (neverUsed) return { fault: 'neverUsed', signs: neverUsed }
  if (characters.length !== wanted) return { fault: 'length', length: characters.length, wanted }
  return { code: characters }
}

export function readReceiptReference(typed: string): ReadCode {
  const result = read(typed, 8)
  return result.code ? { code: readReference(result.code) ?? result.code } : result
}

export function readReceiptSecret(typed: string): ReadCode {
  return read(typed, secretLength)
}

/** Whether a text is a secret as an address carries it. */
export function isReceiptSecret(text: string): boolean {
  return secretForm.test(text)
}
