/** Everything the work list shows; a POST gives what was chosen to somebody. */
import type { DeskRound } from '../../domain/desk.ts'
import { workName, yearName } from '../../domain/desk-addresses.ts'
import { type Page, readCursor } from '../../domain/keyset.ts'
import { readReference } from '../../domain/reference.ts'
import { replyNames } from '../../domain/reply-addresses.ts'
import type { Step, WorkItem } from '../../domain/work.ts'
import { doneName, readWorkKey, workAddress } from '../../domain/work-addresses.ts'
import { readWorkFilter, type WorkFilter, type WorkTable } from '../../domain/work-filters.ts'
import { replyWords } from '../../strings/replies.ts'
import { work } from '../../strings/work.ts'
import type { Client } from '../supabase.ts'
import { type Assigning, takeAssignment } from './assigning.ts'
import { type Member, readMembers } from './members.ts'
import { chooseRound, hasSamples, readRounds } from './rounds.ts'
import { readStaffNames, type StaffNames } from './staff.ts'
import { readWorkList, readWorkTable } from './work.ts'

/** Names in the address after work was given: how many, and to whom. */
const given = { count: 'da-giao', to: 'cho' } as const

export interface WorkPage {
  status: number
  round: DeskRound
  filter: WorkFilter
  table: WorkTable
  items: Page<WorkItem>
  team: Member[]
  names: StaffNames
  assigning: Assigning
  notice?: string
  samples: boolean
}

/**
 * @returns undefined before there is a round
 * @throws Problem notFound, unavailable
 */
export async function readWorkPage(
  client: Client,
  request: Request,
  url: URL,
  userId: string,
): Promise<WorkPage | { seeOther: string } | undefined> {
  const query = url.searchParams
  const round = chooseRound(await readRounds(client), query.get(yearName))
  if (!round) return undefined
  const filter = readWorkFilter(query.get(workName))
  const cursor = readCursor(query, readWorkKey)
  const [team, names] = await Promise.all([readMembers(client), readStaffNames(client)])
  const assigning: Assigning =
    request.method === 'POST'
      ? await takeAssignment(client, request, round.id, filter.step, team, userId)
      : { status: 200, chosen: [] }
  if (assigning.done) {
    const { count, to } = assigning.done
    const said = new URLSearchParams([
      [given.count, String(count)],
      [given.to, to ?? ''],
    ])
    return { seeOther: `${workAddress(round.year, filter, cursor)}&${said}` }
  }
  const [table, items, samples] = await Promise.all([
    readWorkTable(client, round.id),
    readWorkList(client, round.id, filter, cursor),
    hasSamples(client, round.id),
  ])
  const notice = noticeOf(query, filter.step, names)
  return {
    status: assigning.status,
    round,
    filter,
    table,
    items,
    team,
    names,
    assigning,
    samples,
    ...(notice && request.method !== 'POST' && { notice }),
  }
}

function noticeOf(query: URLSearchParams, step: Step, names: StaffNames): string | undefined {
  const done = readReference(query.get(doneName) ?? '')
  if (done) return work.trail.finished(done)
  const answered = query.get(replyNames.done)
  if (answered !== null && /^\d{1,3}$/.test(answered)) return replyWords.list.done(Number(answered))
  const text = query.get(given.count)
  if (text === null || !/^\d{1,3}$/.test(text)) return undefined
  const count = Number(text)
  if (count === 0) return work.assign.unchanged
  const name = names.get(query.get(given.to) ?? '')
  return name ? work.assign.done(step, count, name) : work.assign.givenBack(step, count)
}
