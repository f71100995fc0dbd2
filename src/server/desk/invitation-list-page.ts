/** Everything the list of those asked shows, and taking an invitation back or giving it again. */
import { z } from 'zod'
import type { DeskRound } from '../../domain/desk.ts'
import type { Invitation, InvitationState } from '../../domain/invitation.ts'
import {
  type InvitationFilter,
  readInvitationFilter,
  readRowNumber,
} from '../../domain/invitation-addresses.ts'
import { type Page, readCursor } from '../../domain/keyset.ts'
import { invitations as words } from '../../strings/invitations.ts'
import { Problem } from '../problem.ts'
import type { Client } from '../supabase.ts'
import { readForm } from './form-fields.ts'
import { readInvitations, readInvitationTotals, withdrawInvitation } from './invitations.ts'
import { requireRound } from './round-choice.ts'

export interface InvitationListPage {
  round: DeskRound
  filter: InvitationFilter
  invitations: Page<Invitation>
  /** By state, of those the search finds. */
  totals: Map<InvitationState, number>
  notice?: string | undefined
}

/** Names in the address of what was just done. */
const done = { withdrawn: 'da-rut', restored: 'da-moi-lai', added: 'da-them', known: 'da-co' } as const

/** @throws Problem notFound for a year without a round, unavailable */
export async function readInvitationListPage(
  client: Client,
  query: URLSearchParams,
): Promise<InvitationListPage> {
  const round = await requireRound(client, query)
  const filter = readInvitationFilter(query)
  const cursor = readCursor(query, (key) => readRowNumber(key))
  const [invitations, totals] = await Promise.all([
    readInvitations(client, round.id, filter, cursor),
    readInvitationTotals(client, round.id, filter.search),
  ])
  return { round, filter, invitations, totals, notice: noticeOf(query) }
}

function noticeOf(query: URLSearchParams): string | undefined {
  const numberAt = (name: string) => Number(/^\d{1,7}$/.exec(query.get(name) ?? '')?.[0] ?? Number.NaN)
  const [withdrawn, restored, added] = [
    numberAt(done.withdrawn),
    numberAt(done.restored),
    numberAt(done.added),
  ]
  if (withdrawn > 0) return words.withdrawnDone(withdrawn)
  if (restored > 0) return words.restoredDone(restored)
  return added >= 0 ? words.imported(added, numberAt(done.known) || 0) : undefined
}

/**
 * Takes back, or gives again, the invitation of a posted row.
 * @returns where to go: the list as it was, saying what was done
 */
export async function takeWithdrawal(client: Client, request: Request, url: URL): Promise<string> {
  const field = await readForm(request)
  const withdrawn = field('withdrawn') === 'true'
  if (!z.uuid().safeParse(field('id')).success) throw new Problem('notFound')
  await withdrawInvitation(client, field('id'), withdrawn)
  const query = new URLSearchParams(url.search)
  for (const name of Object.values(done)) query.delete(name)
  query.set(withdrawn ? done.withdrawn : done.restored, field('number'))
  return `${url.pathname}?${query}#thu-${readRowNumber(field('number')) ?? ''}`
}

export function importedAddress(list: string, { added, known }: { added: number; known: number }): string {
  return `${list}&${new URLSearchParams({ [done.added]: String(added), [done.known]: String(known) })}`
}
