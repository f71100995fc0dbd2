import { readFileSync } from 'node:fs'

/** The text the office handed over, byte for byte: what every form of the plan is held against. */
const source = new URL('../src/content/plan.source.txt', import.meta.url)

/** Words of a text in order; any blank separates them. */
export function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}

/** The source marks italics and bold with asterisks; only the star that stands alone is a word. */
export function sourceWords(): string[] {
  const text = readFileSync(source, 'utf8')
  return text.split('\n').flatMap((line) => wordsOf(line.trim() === '*' ? line : line.replaceAll('*', '')))
}

/**
 * The first place where two texts part, with the words around it, so that a failure can be read.
 * @returns undefined when they are the same, word for word and in order
 */
export function firstDifference(actual: readonly string[], expected: readonly string[]): string | undefined {
  const length = Math.max(actual.length, expected.length)
  for (let i = 0; i < length; i++) {
    if (actual[i] === expected[i]) continue
    const around = (words: readonly string[]) => words.slice(Math.max(0, i - 5), i + 6).join(' ')
    return `word ${i + 1}: “${around(actual)}” instead of “${around(expected)}”`
  }
  return undefined
}
