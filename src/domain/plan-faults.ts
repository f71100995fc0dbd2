/** What a field-by-field schema cannot see in a plan: addresses that lie or repeat, titles that are not the text's. */
import type { Block, Clause, Plan } from './plan.ts'
import { addressOf, plainText } from './plan-text.ts'

export interface PlanFault {
  /** Where in the file. */
  path: PropertyKey[]
  message: string
}

interface Place<Item> {
  item: Item
  path: PropertyKey[]
}

type PlanText = Pick<Plan, 'preamble' | 'parts' | 'recipients'>

function* clausePlaces(clauses: readonly Clause[], path: PropertyKey[]): Generator<Place<Clause>> {
  for (const [index, item] of clauses.entries()) {
    yield { item, path: [...path, index] }
    yield* clausePlaces(item.clauses, [...path, index, 'clauses'])
  }
}

function* blockPlaces(blocks: readonly Block[], path: PropertyKey[]): Generator<Place<Block>> {
  for (const [index, item] of blocks.entries()) {
    yield { item, path: [...path, index] }
    yield* blockPlaces(item.items, [...path, index, 'items'])
  }
}

/** Every clause and block with the place it has in the file, in the order of the text. */
export function* planPlaces({ preamble, parts, recipients }: PlanText): Generator<Place<Clause | Block>> {
  yield* blockPlaces(preamble, ['preamble'])
  for (const place of clausePlaces(parts, ['parts'])) {
    yield place
    yield* blockPlaces(place.item.blocks, [...place.path, 'blocks'])
  }
  yield* blockPlaces(recipients.items, ['recipients', 'items'])
}

export function* faultsOfPlan(plan: PlanText): Generator<PlanFault> {
  const seen = new Set<string>()
  for (const { item, path } of planPlaces(plan)) {
    if (seen.has(item.id)) yield { path: [...path, 'id'], message: `địa chỉ ${item.id} dùng hai lần` }
    seen.add(item.id)
    if ('number' in item) yield* faultsOfClause(item, path, partOf(plan, path))
    else yield* faultsOfBlock(item, path)
  }
  yield* strays('mo-dau', plan.preamble, ['preamble'])
  yield* strays('noi-nhan', plan.recipients.items, ['recipients', 'items'])
}

/** The part a clause stands in. */
function partOf({ parts }: PlanText, path: PropertyKey[]): Clause | undefined {
  return parts[Number(path[1])]
}

function* faultsOfClause(clause: Clause, path: PropertyKey[], part?: Clause): Generator<PlanFault> {
  const { id, heading, text, opening } = clause
  const number = part === clause ? clause.number : `${part?.number}${clause.number}`
  if (number !== `${addressOf(id)}.`)
    yield { path: [...path, 'number'], message: `mục ${id} lại mang số ${number}` }
  if ((heading === undefined) === (text === undefined))
    yield { path, message: `mục ${id} cần đúng một trong hai: heading hoặc text` }
  if (text !== undefined && opening === undefined)
    yield { path, message: `mục ${id} có text thì cần opening: mấy chữ đầu của text, cho mục lục` }
  if (text !== undefined && opening !== undefined && !plainText(text).startsWith(opening))
    yield { path: [...path, 'opening'], message: `mục ${id}: opening không phải là những chữ đầu của text` }
  yield* strays(id, clause.blocks, [...path, 'blocks'])
  yield* strays(id, clause.clauses, [...path, 'clauses'])
}

function* faultsOfBlock({ id, mark, items }: Block, path: PropertyKey[]): Generator<PlanFault> {
  const letter = markLetter(mark)
  if (!new RegExp(`-${letter}\\d+$`).test(id))
    yield { path: [...path, 'id'], message: `đoạn ${id}: dấu đầu dòng đòi chữ ${letter} trong địa chỉ` }
  yield* strays(id, items, [...path, 'items'])
}

/** What stands under an address that is not the beginning of its own. */
function* strays(owner: string, items: readonly { id: string }[], path: PropertyKey[]): Generator<PlanFault> {
  for (const [index, { id }] of items.entries()) {
    if (!id.startsWith(`${owner}-`))
      yield { path: [...path, index, 'id'], message: `${id} đặt nhầm dưới ${owner}` }
  }
}

/** The letter by which an address counts blocks of a mark (plan.ts). */
function markLetter(mark: string | undefined): string {
  if (mark === undefined) return 'd'
  return mark === '-' ? 'g' : mark.endsWith('+') ? 'c' : 'a'
}
