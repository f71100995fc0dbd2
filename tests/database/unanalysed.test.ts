/**
 * H1: letters come faster than the statistics of them. Every function that reads at the desk is asked about a thousand that
 * the planner knows nothing of: none may run into the time limit of the API.
 */
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SUPERUSER } from '../../supabase/local/cluster.ts'
import { fillRound } from '../filled-round.ts'
import { roundId, stack, startWorkDesk, users } from './work-desk.ts'

const letters = 1_000
/** As PostgreSQL says it: the statement ran for longer than the API allows. */
const cancelled = '57014'

interface Asked {
  name: string
  /** Those without a default. */
  required: string[]
}

/** From the catalog: a new function is asked as well, and a new argument has to be given a value here. */
let asked: Asked[]
let values: Readonly<Record<string, readonly unknown[]>>

beforeAll(async () => {
  await startWorkDesk()
  const { sql } = stack
  const superuser = postgres({ ...stack.supabase.database, user: SUPERUSER, max: 1 })
  await superuser`alter system set autovacuum = off`
  await superuser`select pg_reload_conf()`
  await superuser.end()
  await fillRound(sql, roundId, letters)
  const [statistics] = await sql<{ known: number }[]>`
    select count(*)::int as known from pg_class
    where oid in ('public.feedback'::regclass, 'public.comment'::regclass) and reltuples >= 0`
  expect(statistics?.known).toBe(0)
  asked = await sql<Asked[]>`
    select p.proname as name,
      coalesce(p.proargnames[1:p.pronargs - p.pronargdefaults]::text[], '{}') as required
    from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.provolatile = 's'
      and has_function_privilege('authenticated', p.oid, 'execute')
    order by 1`
  const [one] = await sql`
    select f.id as letter, f.reference, d.id as division, c.subject_id as subject, c.content_area_id as area
    from public.feedback f join public.division d on d.feedback_id = f.id join public.comment c on c.feedback_id = f.id
    where f.round_id = ${roundId} limit 1`
  values = {
    p_round_id: [roundId],
    p_subject_id: [one?.['subject']],
    p_area_id: [one?.['area']],
    p_feedback_id: [one?.['letter']],
    p_feedback_ids: [[one?.['letter']]],
    p_division_id: [one?.['division']],
    p_reference: [one?.['reference']],
    p_keys: [[one?.['reference']]],
    p_step: ['verify', 'transcribe', 'divide', 'compare', 'synthesise', 'answer'],
    p_unit: ['feedback', 'contributor'],
    p_outcome: ['open', 'linked', 'excluded'],
    p_query: ['trach nhiem'],
    p_rows: [[]],
  }
})
afterAll(async () => stack.stop())

test('H1: given a thousand letters without statistics, then every function of the desk answers in the time the API gives it', {
  timeout: 120_000,
}, async () => {
  expect(asked.length).toBeGreaterThan(30)
  const late: string[] = []
  const refused = new Set<string>()
  for (const { name, required } of asked)
    for (const args of choices(required)) {
      const { error } = await users.member.client.rpc(name, args)
      if (error?.code === cancelled) late.push(`${name} ${JSON.stringify(args)}`)
      else if (error) refused.add(`${name} ${error.code}`)
    }
  expect(late).toEqual([])
  expect([...refused]).toEqual([])
})

/** Every combination of the values of these arguments. */
function choices(names: readonly string[]): Record<string, unknown>[] {
  const [name, ...rest] = names
  if (name === undefined) return [{}]
  const known = values[name]
  if (!known) throw new Error(`give ${name} a value`)
  return known.flatMap((value) => choices(rest).map((others) => ({ [name]: value, ...others })))
}
