import type { Block, Clause, Plan, Run } from './plan.ts'

/** Ways through the plan's structure, in the order of its text. */

/** @example plainText(['a ', { em: 'b' }]) // 'a b' */
export function plainText(runs: readonly Run[]): string {
  return runs.map((run) => (typeof run === 'string' ? run : 'em' in run ? run.em : run.strong)).join('')
}

/** @example addressOf('ii-2-4-1') // 'II.2.4.1'; of a block, the clause it stands in */
export function addressOf(id: string): string {
  const [part = '', ...rest] = id.replace(/(?:-[dgca]\d+)+$/, '').split('-')
  return [part.toUpperCase(), ...rest].join('.')
}

/** What the contents list calls a clause: its heading, or the first words of its text. */
export function titleOf(clause: Clause): string {
  return clause.heading ?? `${clause.opening ?? plainText(clause.text ?? [])}…`
}

/** Every clause, in order, each before the clauses under it. */
export function* clausesOf(clauses: readonly Clause[]): Generator<Clause> {
  for (const clause of clauses) {
    yield clause
    yield* clausesOf(clause.clauses)
  }
}

/** Every block, in order, each before its items. */
export function* blocksOf(blocks: readonly Block[]): Generator<Block> {
  for (const block of blocks) {
    yield block
    yield* blocksOf(block.items)
  }
}

/** One line of the text with the address it can be reached at. */
export interface PlanLine {
  id: string
  text: string
}

/** The whole text in the order of the source, without notes: what is compared, and what is searched. */
export function* planLines(plan: Plan): Generator<PlanLine> {
  const { heading, recipients, signature } = plan
  for (const text of [heading.star, heading.number, heading.kind, heading.title]) yield { id: 'dau-de', text }
  yield* linesOfBlocks(plan.preamble)
  for (const clause of clausesOf(plan.parts)) {
    const text = clause.heading ?? plainText(clause.text ?? [])
    yield { id: clause.id, text: `${clause.number} ${text}` }
    yield* linesOfBlocks(clause.blocks)
  }
  yield { id: 'noi-nhan', text: recipients.title }
  yield* linesOfBlocks(recipients.items)
  if (recipients.filing !== null) yield { id: 'noi-nhan', text: recipients.filing }
  for (const text of [...signature.authority, signature.mark, signature.name]) yield { id: 'chu-ky', text }
}

function* linesOfBlocks(blocks: readonly Block[]): Generator<PlanLine> {
  for (const block of blocksOf(blocks)) {
    const text = plainText(block.text)
    yield { id: block.id, text: block.mark === undefined ? text : `${block.mark} ${text}` }
  }
}
