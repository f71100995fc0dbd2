/** The search over letters and comments as it stands in the address, and the words it marks in what it found. */
import { z } from 'zod'
import type { ContributorKind } from './contributor.ts'
import { deskCommentSchema, deskFeedbackSchema, letterCommentSchema } from './desk.ts'
import { yearName } from './desk-addresses.ts'
import { filterNames, kindSlugs, readKind } from './desk-filters.ts'
import { fold } from './fold.ts'
import { type Cursor, cursorQuery, type Page } from './keyset.ts'
import { limits } from './limits.ts'
import { type Run, runsOf, type Span } from './marked-text.ts'
import { deskPath } from './return-path.ts'

export const searchPath = `${deskPath}/tim`

/** Names in the address, beside the year and the cursor. */
export const searchNames = {
  query: 'tu-khoa',
  /** `moi-dot`: all rounds; otherwise the year's. */
  scope: 'pham-vi',
  subject: 'doi-tuong',
  area: filterNames.area,
  kind: filterNames.kind,
} as const
const allRounds = 'moi-dot'

export interface DeskSearch {
  /** As typed, without what a query has no use for. */
  typed: string
  allRounds: boolean
  /** Codes; they count within one round only. */
  subject?: string | undefined
  area?: string | undefined
  kind?: ContributorKind | undefined
}

export function readDeskSearch(query: URLSearchParams): DeskSearch {
  const typed = (query.get(searchNames.query) ?? '')
    .slice(0, limits.searchQuery)
    .normalize('NFC')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
  const search = {
    typed,
    allRounds: query.get(searchNames.scope) === allRounds,
    kind: readKind(query.get(searchNames.kind)),
  }
  if (search.allRounds) return search
  return {
    ...search,
    subject: query.get(searchNames.subject) || undefined,
    area: query.get(searchNames.area) || undefined,
  }
}

export function searchAddress(year: number | undefined, search: DeskSearch, cursor?: Cursor): string {
  const { typed, subject, area, kind } = search
  const pairs: [string, string | undefined][] = [
    [searchNames.query, typed],
    [yearName, year === undefined ? undefined : String(year)],
    [searchNames.scope, search.allRounds ? allRounds : undefined],
    [searchNames.subject, subject],
    [searchNames.area, area],
    [searchNames.kind, kind && kindSlugs[kind]],
    ...(cursor ? [cursorQuery(cursor)] : []),
  ]
  const query = new URLSearchParams()
  for (const [name, value] of pairs) if (value !== undefined) query.set(name, value)
  return `${searchPath}?${query}`
}

interface Word extends Span {
  term: string
}

/** As private.plain_words of the database: without marks and case, đ as d; a–z and 0–9 make a word. */
export function plainWords(text: string): string[] {
  return wordsIn(text).map(({ term }) => term)
}

/** With their places in the text's NFC. \u200d stands for a mark that belongs to no letter. */
function wordsIn(text: string): Word[] {
  return Array.from(fold(text).matchAll(/[a-z0-9\u200d]+/g), ({ 0: found, index: start }) => ({
    term: found.replaceAll('\u200d', ''),
    start,
    end: start + found.length,
  })).filter(({ term }) => term !== '')
}

export interface SearchTerms {
  /** Each stands somewhere. */
  words: ReadonlySet<string>
  /** Typed in quotation marks: each stands with its words side by side. */
  phrases: readonly (readonly string[])[]
}

const quoted = /["“”„‟]([^"“”„‟]+)["“”„‟]/g

export function readTerms(typed: string): SearchTerms {
  const phrases = Array.from(typed.matchAll(quoted), ([, inside = '']) => plainWords(inside)).filter(
    ({ length }) => length > 0,
  )
  return { words: new Set(plainWords(typed.replace(quoted, ' '))), phrases }
}

/** The text in NFC, in runs: the words that were sought are marked, those that stand side by side as one. */
export function markTerms(text: string, { words, phrases }: SearchTerms): Run[] {
  const composed = text.normalize('NFC')
  const found = wordsIn(composed)
  const isSought = found.map(({ term }) => words.has(term))
  for (const phrase of phrases) {
    for (let at = 0; at + phrase.length <= found.length; at += 1) {
      if (phrase.every((term, index) => found[at + index]?.term === term))
        isSought.fill(true, at, at + phrase.length)
    }
  }
  return runsOf(
    composed,
    found.filter((_, index) => isSought[index]),
  )
}

/** Characters of a comment that a list of results shows. */
export const excerptLength = 900
/** Of these before the first mark. */
const lead = 240

/** A long text cut, between words, to where its first mark is. */
export function excerptOf(runs: readonly Run[]): Run[] {
  const text = runs.map((run) => run.text).join('')
  if (text.length <= excerptLength) return [...runs]
  const marked = runs.findIndex((run) => run.marked)
  const first = runs.slice(0, Math.max(marked, 0)).reduce((sum, run) => sum + run.text.length, 0)
  const from = first <= lead ? 0 : text.indexOf(' ', first - lead) + 1
  const until = Math.min(from + excerptLength, text.length)
  const to = until === text.length ? until : Math.max(text.lastIndexOf(' ', until), from + excerptLength / 2)
  let at = 0
  const cut = runs.flatMap((run) => {
    const [start, end] = [at, at + run.text.length]
    at = end
    const piece = text.slice(Math.max(start, from), Math.min(end, to))
    return piece === '' || end <= from || start >= to ? [] : [{ ...run, text: piece }]
  })
  const dots = (text: string) => ({ text, marked: false })
  return [...(from > 0 ? [dots('… ')] : []), ...cut, ...(to < text.length ? [dots(' …')] : [])]
}

export const foundCommentSchema = deskCommentSchema.omit({ key: true, passage_id: true }).extend({
  ...letterCommentSchema.pick({ id: true, subject_id: true }).shape,
  ...deskFeedbackSchema.pick({ counted: true, replaced_by: true, comparison: true }).shape,
  round_id: z.string(),
})
/** A comment that was found, whether its letter counts or not. */
export type FoundComment = z.infer<typeof foundCommentSchema>

export const foundSchema = z.object({
  comments: z.array(foundCommentSchema),
  /** Where to go on when the time for a phrase of frequent words was up: a comment's number. */
  goOn: z.number().nullable(),
})

/** A page of results, with the words for what they are about. */
export interface SearchResults {
  comments: Page<FoundComment>
  goOn: number | null
  terms: SearchTerms
  /** Titles by id. */
  rounds: ReadonlyMap<string, string>
  subjects: ReadonlyMap<string, string>
  areas: ReadonlyMap<string, string>
  /** What was typed can be a reference, but no letter has it. */
  noReference: string | undefined
}
