/** Numbers as people write them in a box: `1-40, 55`. Every number once; a slip is named, never guessed at. */

/** At most so many numbers at once. */
export const numbersLimit = 1_000

export type NumbersFault =
  | { kind: 'empty' }
  /** Not a number or a range: what stands there. */
  | { kind: 'form'; part: string }
  /** `9-3` */
  | { kind: 'order'; part: string }
  | { kind: 'twice'; number: number }
  | { kind: 'many' }

export type Numbers = { numbers: number[]; fault?: never } | { numbers?: never; fault: NumbersFault }

const part = /^(\d{1,6})(?:-(\d{1,6}))?$/

/** @returns the numbers in ascending order */
export function readNumbers(text: string, limit: number = numbersLimit): Numbers {
  const found = new Set<number>()
  const parts = text
    .replace(/\s*[-–—]\s*/g, '-')
    .split(/[,;\s]+/)
    .filter((each) => each !== '')
  if (parts.length === 0) return { fault: { kind: 'empty' } }
  for (const each of parts) {
    const written = part.exec(each)
    const from = Number(written?.[1] ?? 0)
    const to = Number(written?.[2] ?? from)
    if (!written || from < 1 || to < 1) return { fault: { kind: 'form', part: each.slice(0, 40) } }
    if (to < from) return { fault: { kind: 'order', part: each } }
    if (found.size + to - from + 1 > limit) return { fault: { kind: 'many' } }
    for (let number = from; number <= to; number += 1) {
      if (found.has(number)) return { fault: { kind: 'twice', number } }
      found.add(number)
    }
  }
  return { numbers: [...found].sort((a, b) => a - b) }
}

/** @example showNumbers([1, 2, 3, 7]) // '1–3, 7' */
export function showNumbers(numbers: readonly number[]): string {
  const runs: [number, number][] = []
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && number === last[1] + 1) last[1] = number
    else if (number !== last?.[1]) runs.push([number, number])
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ')
}
