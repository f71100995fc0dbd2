/** Going from letter to letter through a part of the work list, which the address names. */
import type { DeskRound } from '../../domain/desk.ts'
import { workName } from '../../domain/desk-addresses.ts'
import { readReference } from '../../domain/reference.ts'
import type { WorkItem } from '../../domain/work.ts'
import { doneName, stepAddress, withWork, workAddress } from '../../domain/work-addresses.ts'
import { readWorkFilter, type WorkFilter, workFilterWord } from '../../domain/work-filters.ts'
import type { Client } from '../supabase.ts'
import { readWorkList, readWorkTable } from './work.ts'

export interface WorkTrail {
  filter: WorkFilter
  /** As it goes along in addresses. */
  word: string
  /** Addresses. */
  list: string
  previous: string | undefined
  next: string | undefined
  /** Letters of that part, on all pages. */
  count: number
  /** The letter that was just done with. */
  done: string | undefined
}

/** @returns undefined when the address names no part of the list */
export async function readWorkTrail(
  client: Client,
  round: DeskRound,
  query: URLSearchParams,
  reference: string,
): Promise<WorkTrail | undefined> {
  const named = query.get(workName)
  if (named === null) return undefined
  const filter = readWorkFilter(named)
  const [before, after, table] = await Promise.all([
    readWorkList(client, round.id, filter, { direction: 'before', key: reference }, 1),
    readWorkList(client, round.id, filter, { direction: 'after', key: reference }, 1),
    readWorkTable(client, round.id),
  ])
  const word = workFilterWord(filter)
  const to = (item: WorkItem | undefined) =>
    item && withWork(stepAddress(filter.step, item, round.year), word)
  return {
    filter,
    word,
    list: workAddress(round.year, filter),
    previous: to(before.rows[0]),
    next: to(after.rows[0]),
    count: table.count(filter),
    done: readReference(query.get(doneName) ?? ''),
  }
}

/**
 * Where a page leads once a step of a letter is done: to the next of the list one works through, from its beginning
 * after its end, and to the list when nothing is left.
 * @returns undefined when the address names no part of the list, or one of another step
 */
export async function addressAfter(
  client: Client,
  round: DeskRound,
  query: URLSearchParams,
  step: WorkFilter['step'],
  reference: string,
): Promise<string | undefined> {
  const named = query.get(workName)
  const filter = readWorkFilter(named)
  if (named === null || filter.step !== step) return undefined
  const others = async (cursor?: { direction: 'after'; key: string }) => {
    const { rows } = await readWorkList(client, round.id, filter, cursor, 2)
    // a finding may leave the letter where it is
    return rows.find((item) => item.reference !== reference)
  }
  const next = (await others({ direction: 'after', key: reference })) ?? (await others())
  return next
    ? withWork(stepAddress(step, next, round.year), workFilterWord(filter), reference)
    : withWork(workAddress(round.year, filter), undefined, reference)
}
