/** Fills the rounds of a body, past the door. */
import type postgres from 'postgres'
import { commentsEach, copyParts, fillRound } from '../filled-round.ts'

/** Comments a level adds to a round are of letters that are whole. */
export const roundCount = 20

/** A body's rounds up to the one its content files have, one a year. */
export async function addRounds(sql: postgres.Sql): Promise<void> {
  await sql`
    with newest as (select * from public.round order by opens_on desc limit 1)
    insert into public.round (body_id, year, title, opens_on, closes_on, accepts_late_until)
      select n.body_id, n.year - k, 'Đợt ' || n.year - k, n.opens_on - make_interval(years => k),
        n.closes_on - make_interval(years => k), n.closes_on - make_interval(years => k) + interval '30 days'
      from newest n cross join generate_series(1, ${roundCount - 1}::integer) as k
      on conflict on constraint round_one_a_year do nothing`
  const rounds = await sql<{ id: string }[]>`select id from public.round order by opens_on desc`
  const [newest, ...others] = rounds.map(({ id }) => id)
  if (newest) await copyParts(sql, newest, others)
}

/** @returns how many comments there are then, in all rounds together */
export async function fillDesk(sql: postgres.Sql, comments: number): Promise<number> {
  const rounds = await sql<{ id: string }[]>`
    select id from public.round order by opens_on desc limit ${roundCount}`
  const letters = Math.ceil(comments / commentsEach / rounds.length)
  for (const { id } of rounds.toReversed()) await fillRound(sql, id, letters)
  // what autovacuum does meanwhile in the years this takes an office
  await sql`vacuum analyze`
  const [row] = await sql<{ comments: number }[]>`select count(*)::int as comments from public.comment`
  if (!row || row.comments < comments) throw new Error(`only ${row?.comments} comments of ${comments}`)
  return row.comments
}
