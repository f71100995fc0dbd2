/** A word of a text that stands for one of the sought words. */
export interface Near {
  /** Which word of the text. */
  at: number
  /** Which of the sought words. */
  index: number
}

/**
 * The shortest stretch that has every sought word the text has: its words, in order. Wherever else they stand is by the
 * way: in Vietnamese a syllable such as "ủy" or "chi" is part of many other words.
 */
export function nearest<T extends Near>(words: readonly T[]): T[] {
  const all = [...words].sort((a, b) => a.at - b.at)
  const wanted = new Set(all.map(({ index }) => index)).size
  const held = new Map<number, number>()
  let best = all
  let from = 0
  for (const [to, { index, at }] of all.entries()) {
    held.set(index, (held.get(index) ?? 0) + 1)
    for (let first = all[from]; first && held.size === wanted; first = all[from]) {
      const [start, end] = [best[0]?.at ?? 0, best.at(-1)?.at ?? 0]
      if (at - first.at < end - start) best = all.slice(from, to + 1)
      const left = (held.get(first.index) ?? 0) - 1
      if (left > 0) held.set(first.index, left)
      else held.delete(first.index)
      from += 1
    }
  }
  return best
}
