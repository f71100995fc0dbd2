/** Finds passages. One engine for the browser and for the page that the server answers. */
import MiniSearch from 'minisearch'
import type { Run } from '../domain/marked-text.ts'
import { type Entry, entryOf } from './entry.ts'
import { markSnippet, markText } from './mark.ts'
import { hasSameMarks, isTogether, type Match } from './match.ts'
import type { Passage } from './passage.ts'
import { type Query, readQuery } from './query.ts'
import { type Candidate, candidateOf, inOrder } from './rank.ts'

export const resultLimit = 30

export interface Result {
  passage: Passage
  heading: Run[]
  text: Run[]
}

export interface Found {
  /** The query as it was read. */
  query: string
  /** All that was found; `results` has the first of them. */
  total: number
  /** Nothing has all the words; these have half of them or more. */
  partial: boolean
  results: Result[]
}

export type Search = (query: string) => Found

/** @param passages the plan's in its order */
export function createSearch(passages: readonly Passage[]): Search {
  const entries = passages.map(entryOf)
  const index = new MiniSearch<Entry>({
    fields: ['numbers', 'heading', 'text'],
    extractField: (entry, field) => (field === 'id' ? entry.id : termsOf(entry, field).join(' ')),
    tokenize: (terms) => terms.split(' '),
    processTerm: (term) => term,
    searchOptions: { boost: { text: 2 }, weights: { prefix: 0.5, fuzzy: 0 } },
  })
  index.addAll(entries)

  return (typed) => {
    const query = readQuery(typed)
    const numbered = withNumber(entries, query).map((entry) => candidateOf(entry, [], query))
    const { hits, partial } = withWords(index, query)
    const worded = hits.flatMap(({ id, terms }) => {
      const entry = entries[Number(id)]
      return entry && !numbered.some((each) => each.entry === entry) ? [candidateOf(entry, terms, query)] : []
    })
    const found = [...numbered, ...inOrder(worded, query)]
    return {
      query: query.typed,
      total: found.length,
      partial: partial && numbered.length === 0,
      results: found.slice(0, resultLimit).map(resultOf),
    }
  }
}

function termsOf({ numbers, heading, text }: Entry, field: string): string[] {
  return field === 'numbers' ? numbers : (field === 'heading' ? heading : text).map(({ term }) => term)
}

/** When the query is a clause's number: that clause, then the clauses under it. */
function withNumber(entries: readonly Entry[], { number }: Query): Entry[] {
  if (number === undefined) return []
  const exact = entries.filter(({ numbers }) => numbers.includes(number))
  const under = entries.filter(({ numbers }) => numbers[0]?.startsWith(`${number}.`))
  return [...exact, ...under]
}

/** All the words, the last of them perhaps only begun; failing that, at least half of them. */
function withWords(index: MiniSearch<Entry>, { words }: Query) {
  const last = words.at(-1)?.term
  const terms = [...new Set(words.map(({ term }) => term))]
  const search = (combineWith: 'AND' | 'OR') =>
    last === undefined ? [] : index.search(terms.join(' '), { combineWith, prefix: (term) => term === last })
  const all = search('AND')
  if (all.length > 0) return { hits: all, partial: false }
  const some = search('OR').filter(({ queryTerms }) => queryTerms.length * 2 >= terms.length)
  return { hits: some, partial: some.length > 0 }
}

function resultOf({ entry: { passage }, inHeading, inText }: Candidate): Result {
  // words here and there say nothing beside words that stand together, nor other words beside those that were typed
  const weightOf = (match: Match | undefined) => (isTogether(match) ? (hasSameMarks(match) ? 2 : 1) : 0)
  const most = Math.max(weightOf(inHeading), weightOf(inText))
  const [heading, text] = [inHeading, inText].map((match) => (weightOf(match) === most ? match : undefined))
  return { passage, heading: markText(passage.heading ?? '', heading), text: markSnippet(passage.text, text) }
}
