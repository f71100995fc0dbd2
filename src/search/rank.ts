/** The order of what was found: closeness before frequency. */
import type { Entry } from './entry.ts'
import { hasSameMarks, isTogether, type Match, matchOf } from './match.ts'
import type { Query } from './query.ts'

export interface Candidate {
  entry: Entry
  inHeading: Match | undefined
  inText: Match | undefined
  /** Has the query's last word itself, not only words that begin with it. */
  whole: boolean
  /** Every word of the query stands in it with the marks that were typed. */
  sameMarks: boolean
}

/** @param terms the words by which the index found it */
export function candidateOf(entry: Entry, terms: readonly string[], query: Query): Candidate {
  const inHeading = matchOf(entry.heading, query)
  const inText = matchOf(entry.text, query)
  return {
    entry,
    inHeading,
    inText,
    whole: terms.includes(query.words.at(-1)?.term ?? ''),
    sameMarks: query.words.every((_, index) => inText?.sameMarks[index] || inHeading?.sameMarks[index]),
  }
}

/**
 * Once the words stand together somewhere as they were typed, the last of them is hardly the beginning of another
 * word, and the same letters with other marks are other words; unless they too stand together: then somebody mistyped.
 *
 * @param candidates the most frequent first, an order that equals keep; in the plan they stand in the plan's order
 */
export function inOrder(candidates: readonly Candidate[], { words }: Query): Candidate[] {
  const together = candidates.flatMap(({ inHeading, inText }) => [inHeading, inText].filter(isTogether))
  const wholeOnly = together.some((match) => match?.as === 'phrase')
  const marksOnly = together.some(hasSameMarks)
  const mistyped = ({ inHeading, inText }: Candidate) =>
    words.length > 1 && (isTogether(inHeading) || isTogether(inText))
  return candidates
    .filter((each) => (each.whole || !wholeOnly) && (each.sameMarks || !marksOnly || mistyped(each)))
    .map((candidate) => ({ candidate, id: candidate.entry.id, rank: rankOf(candidate) }))
    .sort((a, b) => b.rank - a.rank || (a.rank & weights.plan ? a.id - b.id : 0))
    .map(({ candidate }) => candidate)
}

/** What brings a passage forward: each of these outweighs all after it together. */
const weights = {
  /** The words stand together. */
  together: 64,
  sameMarks: 32,
  /** In its own words, not only in those it stands under. */
  own: 16,
  /** The last word is not only begun. */
  whole: 8,
  /** At the head of a clause, or in a title. */
  head: 4,
  near: 2,
  /** The plan comes before what was written from it. */
  plan: 1,
} as const

function rankOf({ entry: { passage }, inHeading, inText }: Candidate): number {
  const { kind, address, heading } = passage
  const plan = kind === 'plan' ? weights.plan : 0
  const ofText = weights.own + (heading === undefined ? weights.head : 0)
  // elsewhere many passages stand under one heading
  const isTitle = kind === 'timeline' || kind === 'documents' || !address.includes('#')
  const ofHeading = isTitle ? weights.own + weights.head : 0
  return Math.max(closeness(inText, ofText, plan), closeness(inHeading, ofHeading, plan))
}

function closeness(match: Match | undefined, place: number, plan: number): number {
  if (!match) return 0
  const marks = hasSameMarks(match) ? weights.sameMarks : 0
  if (match.as === 'far') return marks
  if (match.as === 'near') return marks + weights.near + plan
  return weights.together + marks + place + (match.as === 'phrase' ? weights.whole : 0) + weights.near + plan
}
