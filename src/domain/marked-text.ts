/** A text in which words are marked. */

export interface Span {
  start: number
  end: number
}

export interface Run {
  text: string
  marked: boolean
}

/**
 * The text in runs; joined they are the text. What is marked with only blanks between is marked as one.
 * @param spans in the order of the text, apart
 */
export function runsOf(text: string, spans: readonly Span[]): Run[] {
  const runs: Run[] = []
  let at = 0
  for (const { start, end } of joinNeighbours(text, spans)) {
    runs.push({ text: text.slice(at, start), marked: false }, { text: text.slice(start, end), marked: true })
    at = end
  }
  runs.push({ text: text.slice(at), marked: false })
  return runs.filter((run) => run.text !== '')
}

function joinNeighbours(text: string, spans: readonly Span[]): Span[] {
  const joined: Span[] = []
  for (const { start, end } of spans) {
    const before = joined.at(-1)
    if (before && !/\S/.test(text.slice(before.end, start))) before.end = Math.max(before.end, end)
    else joined.push({ start, end })
  }
  return joined
}
