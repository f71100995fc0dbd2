/** One's own sessions: which there are, and ending them. */
import { z } from 'zod'
import { type SessionRow, sessionRowSchema, sessionsPath } from '../../domain/staff-desk.ts'
import { staffDesk } from '../../strings/staff-desk.ts'
import { problemOf } from '../database-errors.ts'
import { Problem } from '../problem.ts'
import type { Client } from '../supabase.ts'
import { readForm } from './form-fields.ts'

const words = staffDesk.sessions

export interface SessionsPage {
  sessions: SessionRow[]
  notice?: string | undefined
}

export async function readSessionsPage(client: Client, query: URLSearchParams): Promise<SessionsPage> {
  const { data, error, status } = await client.rpc('my_sessions')
  if (error) throw problemOf(error, status)
  return { sessions: z.array(sessionRowSchema).parse(data), notice: noticeOf(query) }
}

function noticeOf(query: URLSearchParams): string | undefined {
  if (query.has('da-cai')) return words.factorDone
  const closed = /^\d{1,4}$/.exec(query.get('da-dong') ?? '')
  return closed ? words.closed(Number(closed[0])) : undefined
}

/** Ends the posted session, or all but this one. @returns where to go */
export async function closeSessions(client: Client, request: Request): Promise<string> {
  const field = await readForm(request)
  const id = field('phien')
  if (id && !z.uuid().safeParse(id).success) throw new Problem('notFound')
  const { data, error, status } = await client.rpc('close_my_sessions', id ? { p_session_id: id } : {})
  if (error) throw problemOf(error, status)
  return `${sessionsPath}?da-dong=${data}`
}
