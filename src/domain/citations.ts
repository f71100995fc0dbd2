/** Where the plan cites the documents it rests on (row P3): links lead both ways. */
import type { Documents } from './documents.ts'
import type { Plan } from './plan.ts'
import { blocksOf, clausesOf, plainText } from './plan-text.ts'

/** A stretch of text, or the words that cite a document. */
export type Cited = string | { document: string; words: string }

/**
 * Parts a text at the words that cite a document. The longest words win, so that “Nghị quyết Đại hội XI của Đảng” is
 * not taken for “Nghị quyết”; each document is linked once in a text.
 */
export function citationsIn(text: string, documents: Documents): Cited[] {
  const ways = documents
    .flatMap(({ id, citedAs }) => citedAs.map((words) => ({ id, words })))
    .sort((a, b) => b.words.length - a.words.length)
  const parts: Cited[] = []
  const linked = new Set<string>()
  let plain = ''
  for (let at = 0; at < text.length; ) {
    const way = ways.find(({ words }) => text.startsWith(words, at))
    const words = way?.words ?? text.charAt(at)
    if (way && !linked.has(way.id)) {
      if (plain) parts.push(plain)
      parts.push({ document: way.id, words })
      linked.add(way.id)
      plain = ''
    } else plain += words
    at += words.length
  }
  return plain ? [...parts, plain] : parts
}

/** Addresses of the clauses and blocks whose running text cites each document, in the order of the plan. */
export function citedIn(plan: Plan, documents: Documents): Map<string, string[]> {
  const places = new Map<string, string[]>(documents.map(({ id }) => [id, []]))
  for (const { id, text } of running(plan)) {
    for (const part of citationsIn(text, documents))
      if (typeof part === 'object') places.get(part.document)?.push(id)
  }
  return places
}

/** What is not a heading: where a link would stand inside a contents title. */
function* running(plan: Plan): Generator<{ id: string; text: string }> {
  for (const block of blocksOf(plan.preamble)) yield { id: block.id, text: plainText(block.text) }
  for (const clause of clausesOf(plan.parts)) {
    if (clause.text) yield { id: clause.id, text: plainText(clause.text) }
    for (const block of blocksOf(clause.blocks)) yield { id: block.id, text: plainText(block.text) }
  }
}
