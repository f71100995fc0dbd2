/** What a reader sees of a text that was found: the words marked, a long text cut down to the best place. */
import { type Run, runsOf, type Span } from '../domain/marked-text.ts'
import type { Match } from './match.ts'

/** Characters of a text that are shown; a little more is not worth an ellipsis. */
export const snippetLength = 260
const tolerance = 60
/** Characters before the first mark. */
const lead = 70

/** The whole text, in runs; joined they are the text in NFC. */
export function markText(text: string, match: Match | undefined): Run[] {
  return runsOf(text.normalize('NFC'), match?.spans ?? [])
}

/** The part of a text where most of what was sought stands together, in whole words. */
export function markSnippet(text: string, match: Match | undefined): Run[] {
  const composed = text.normalize('NFC')
  if (composed.length <= snippetLength + tolerance) return markText(composed, match)
  const cut = bestCut(composed, match?.spans ?? [])
  const spans = (match?.spans ?? [])
    .map(({ start, end }) => ({ start: Math.max(start, cut.start), end: Math.min(end, cut.end) }))
    .filter(({ start, end }) => start < end)
    .map(({ start, end }) => ({ start: start - cut.start, end: end - cut.start }))
  const runs = runsOf(composed.slice(cut.start, cut.end), spans)
  if (cut.start > 0) runs.unshift({ text: '… ', marked: false })
  if (cut.end < composed.length) runs.push({ text: ' …', marked: false })
  return runs
}

function bestCut(text: string, spans: readonly Span[]): Span {
  const near = ({ start }: Span) =>
    spans.filter((span) => span.start >= start && span.end <= start + snippetLength - lead).length
  const best = spans.reduce((a, b) => (near(b) > near(a) ? b : a), spans[0] ?? { start: 0, end: 0 })
  const from = Math.min(best.start - lead, text.length - snippetLength)
  const start = from < lead / 2 ? 0 : Math.min(text.indexOf(' ', from) + 1 || best.start, best.start)
  const until = start + snippetLength
  const end = text.lastIndexOf(' ', until)
  return { start, end: until >= text.length ? text.length : end > start ? end : until }
}
