/** “Did you mean”: for a name that leads nowhere. */

/**
 * The candidate that looks most like what was written, if one does; case, accents and punctuation do not count.
 * @example nearest('II.2.4.1', ['ii-2-4', 'ii-2-4-1']) // 'ii-2-4-1'
 */
export function nearest(written: string, candidates: Iterable<string>): string | undefined {
  const wanted = bare(written)
  let best: { candidate: string; changes: number } | undefined
  for (const candidate of candidates) {
    const changes = changesBetween(wanted, bare(candidate))
    if (changes <= wanted.length * 0.4 && changes < (best?.changes ?? Number.POSITIVE_INFINITY))
      best = { candidate, changes }
  }
  return best?.candidate
}

/** What to write in place of a name that leads nowhere, as the end of a sentence. */
export function suggestion(written: string, known: readonly string[]): string {
  const likely = nearest(written, known)
  return likely ? `có phải “${likely}” không?` : `viết một trong: ${known.join(', ')}.`
}

function bare(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^a-z0-9]/g, '')
}

/** How many letters must be put in, taken out or changed (Levenshtein). */
function changesBetween(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [row, letter] of [...a].entries()) {
    const line = [row + 1]
    for (const [column, other] of [...b].entries()) {
      const [left = 0, up = 0, corner = 0] = [line[column], above[column + 1], above[column]]
      line.push(Math.min(left + 1, up + 1, corner + (letter === other ? 0 : 1)))
    }
    above = line
  }
  return above[b.length] ?? 0
}
