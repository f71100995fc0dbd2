/** The text the office handed over, byte for byte: what every form of the plan is held against. */
import { readFileSync } from 'node:fs'
import { sourceWords as wordsOfSource } from '../src/domain/plan-source.ts'

export { firstDifference, wordsOf } from '../src/domain/plan-source.ts'

export function sourceWords(): string[] {
  return wordsOfSource(readFileSync(new URL('../src/content/plan.source.txt', import.meta.url), 'utf8'))
}
