/** Text as it is stored: NFC, without control characters, otherwise as written (design §5.9). */

// Every way to break a line becomes a line feed (forms send \r\n, Word pastes \v), so that no two words run together.
const lineBreaks = /\r\n?|[\v\f\u0085]/g
// Tab and line feed stay.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this removes
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: a line break has no place in a one-line field
const lineControls = /[\u0009\u000a]+/g

export function normaliseText(text: string): string {
  // in this order: a letter and a mark that a control character kept apart come together
  return text.replace(lineBreaks, '\n').replace(controls, '').normalize('NFC')
}

/** For one-line fields: line breaks become spaces, outer blanks go. */
export function normaliseLine(text: string): string {
  return normaliseText(text).replace(lineControls, ' ').trim()
}

/** Length in Unicode code points, as PostgreSQL's char_length counts. */
export function codePoints(text: string): number {
  let count = 0
  for (const _ of text) count += 1
  return count
}

/** Whether there is anything to read: a letter, figure or sign. Blanks of every kind and marks without a letter are nothing. */
export function hasContent(text: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(text)
}
