/** The plan held against the text it was taken from, word for word (row P1). */
import type { Misfit } from './misfit.ts'
import type { Plan } from './plan.ts'
import { planPlaces } from './plan-faults.ts'
import { planLines } from './plan-text.ts'

/** Words of a text in order; any blank separates them. */
export function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}

/** The source marks italics and bold with asterisks; only the star that stands alone is a word. */
export function sourceWords(source: string): string[] {
  return source.split('\n').flatMap((line) => wordsOf(line.trim() === '*' ? line : line.replaceAll('*', '')))
}

export interface Difference {
  /** Of the first word that differs, from 0. */
  index: number
  /** The words around it, as they are and as they should be. */
  actual: string
  expected: string
}

/** @returns undefined when the texts are the same, word for word and in order */
export function firstDifference(
  actual: readonly string[],
  expected: readonly string[],
): Difference | undefined {
  const length = Math.max(actual.length, expected.length)
  for (let index = 0; index < length; index++) {
    if (actual[index] === expected[index]) continue
    const around = (words: readonly string[]) => words.slice(Math.max(0, index - 5), index + 6).join(' ')
    return { index, actual: around(actual), expected: around(expected) }
  }
  return undefined
}

/** Where the plan first departs from its source; nothing when it does not. */
export function* departureFrom(plan: Plan, source: string): Generator<Misfit> {
  const words = [...planLines(plan)].flatMap(({ id, text }) => wordsOf(text).map((word) => ({ id, word })))
  const difference = firstDifference(
    words.map(({ word }) => word),
    sourceWords(source),
  )
  if (!difference) return
  const { index, actual, expected } = difference
  yield {
    file: 'plan',
    field: fieldOf(plan, words[Math.min(index, words.length - 1)]?.id ?? ''),
    message: `Khác bản gốc plan.source.txt: ở đây là “${actual}”, bản gốc là “${expected}”.`,
  }
}

const ends: Record<string, string> = { 'dau-de': 'heading', 'noi-nhan': 'recipients', 'chu-ky': 'signature' }

function fieldOf(plan: Plan, id: string): PropertyKey[] {
  const place = [...planPlaces(plan)].find(({ item }) => item.id === id)
  return place?.path ?? [ends[id] ?? 'parts']
}
