/** The ten-thousandth letter costs what the first did: no step of storing one reads the others (design §7). */
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aComment, aPerson } from '../factories.ts'
import { type Stack, startStack } from '../stack.ts'
import { aContent } from '../submissions.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
afterAll(() => stack?.stop())

/** Rows that statements have read so far, in tables and through indexes, by name. */
async function rowsRead(): Promise<Map<string, number>> {
  const rows = await stack.sql<{ name: string; read: number }[]>`
    select relname::text as name, seq_tup_read::int as read from pg_stat_user_tables where schemaname in ('public', 'private')
    union all
    select indexrelname, idx_tup_read::int from pg_stat_user_indexes where schemaname in ('public', 'private')`
  return new Map(rows.map(({ name, read }) => [name, read]))
}

test('given a session that began with empty tables, when it stores 400 letters, then no table or index is read through', async () => {
  const count = 400
  const before = await rowsRead()
  const session = postgres({ ...stack.supabase.database, max: 1, onnotice: () => {} })
  const comments = [aComment(), aComment({ subject: 'tap-the' })]
  for (let stored = 0; stored < count; stored += 1) {
    const content = JSON.stringify(aContent({ contributor: aPerson(), comments }))
    await session`select public.submit_feedback(${stack.body.slug}, ${content}::text::jsonb, ${crypto.randomUUID()})`
  }
  // what a session has read is known once it ends
  await session.end()
  await expect
    .poll(async () => {
      const [row] =
        await stack.sql`select n_tup_ins::int as n from pg_stat_user_tables where relname = 'feedback'`
      return row?.['n']
    })
    .toBe(count)
  const perLetter = [...(await rowsRead())].map(([name, read]) => ({
    name,
    read: (read - (before.get(name) ?? 0)) / count,
  }))
  // subjects and content areas are a dozen rows that every comment looks through; half the letters would be 200
  expect(perLetter.filter(({ read }) => read > 60)).toEqual([])
})
