/** Places in a text counted in Unicode code points, as PostgreSQL counts them; JavaScript's own count in UTF-16 units. */

/** From before the character at `start` (counted from 0) to before the one at `end`. */
export interface Range {
  start: number
  end: number
}

// private.blank() of the database has the same.
const blank = /^[\t\n\v\f\r \u0085\u00a0\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f\u2060\u3000\ufeff]$/
// private.splits_character of the database knows some of these marks; none that this does not.
const joining = /^(?:\p{M}|\u200d|[\u{1f3fb}-\u{1f3ff}\u{e0020}-\u{e007f}])$/u
const flagHalf = /^[\u{1f1e6}-\u{1f1ff}]$/u

export function isBlank(character: string | undefined): boolean {
  return character !== undefined && blank.test(character)
}

export function sliceOf(characters: readonly string[], { start, end }: Range): string {
  return characters.slice(start, end).join('')
}

/** Whether a text may be cut here: not inside what a reader sees as one character. */
export function isCut(characters: readonly string[], at: number): boolean {
  if (at <= 0 || at >= characters.length) return true
  const [before = '', after = ''] = [characters[at - 1], characters[at]]
  if (joining.test(after) || before === '\u200d') return false
  if (!flagHalf.test(after)) return true
  let halves = 0
  for (let index = at - 1; index >= 0 && flagHalf.test(characters[index] ?? ''); index -= 1) halves += 1
  return halves % 2 === 0
}

/** The range without blanks at its ends, widened to whole characters; undefined if nothing is left to read. */
export function tighten(characters: readonly string[], range: Range): Range | undefined {
  let start = Math.max(0, range.start)
  let end = Math.min(characters.length, range.end)
  while (start < end && isBlank(characters[start])) start += 1
  while (end > start && isBlank(characters[end - 1])) end -= 1
  if (start >= end) return undefined
  while (!isCut(characters, start)) start -= 1
  while (!isCut(characters, end)) end += 1
  return { start, end }
}

/** What of a text no range covers, blanks around it left out. */
export function gapsIn(characters: readonly string[], ranges: readonly Range[]): Range[] {
  const gaps: Range[] = []
  let from = 0
  for (const { start, end } of ranges.toSorted((one, other) => one.start - other.start)) {
    if (start > from) gaps.push({ start: from, end: start })
    from = Math.max(from, end)
  }
  if (from < characters.length) gaps.push({ start: from, end: characters.length })
  return gaps.flatMap((gap) => trimmed(characters, gap) ?? [])
}

function trimmed(characters: readonly string[], { start: from, end: to }: Range): Range | undefined {
  let [start, end] = [from, to]
  while (start < end && isBlank(characters[start])) start += 1
  while (end > start && isBlank(characters[end - 1])) end -= 1
  return start < end ? { start, end } : undefined
}
