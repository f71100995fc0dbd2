/** The database of the server under test, for looking: what is really stored, whatever the pages say. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { addDivision, type Part } from '../divisions.ts'

/** PostgreSQL notes the folder of its socket in line 5 of its own file. */
function socketDir(): string {
  const file = join(process.env['E2E_DATA_DIR'] ?? '', 'postgres', 'postmaster.pid')
  return readFileSync(file, 'utf8').split('\n')[4] ?? ''
}

async function look<T>(ask: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres({
    host: socketDir(),
    port: 5432,
    user: 'supabase_admin',
    database: 'postgres',
    max: 1,
    onnotice: () => {},
  })
  try {
    return await ask(sql)
  } finally {
    await sql.end()
  }
}

/** Divides a letter as the Help Team would, and has a second person find it right unless said otherwise. */
export function divide(
  reference: string,
  parts: readonly Part[],
  outcome: 'same' | 'different' = 'same',
): Promise<string> {
  return look(async (sql) => {
    const [member] = await sql<{ id: string }[]>`
      select s.user_id as id from public.staff s join public.feedback f on f.body_id = s.body_id
      where f.reference = ${reference} and s.role = 'member' limit 1`
    if (!member) throw new Error(`no member for ${reference}`)
    return addDivision(sql, reference, parts, { by: member.id, outcomes: [outcome] })
  })
}

/** For each stored feedback that holds the words: the texts of its comments in order. */
export function storedTexts(words: string): Promise<string[][]> {
  return look(async (sql) => {
    const rows = await sql<{ texts: string[] }[]>`
      select array_agg(c.text order by c.position) as texts from public.comment c
      where c.feedback_id in (select w.feedback_id from public.comment w where strpos(w.text, ${words}) > 0)
      group by c.feedback_id`
    return rows.map(({ texts }) => texts)
  })
}

/** How many scans came with the feedbacks that hold the words. */
export function storedScans(words: string): Promise<number> {
  return look(async (sql) => {
    const [row] = await sql<{ count: number }[]>`
      select count(*)::int as count from public.scan s
      where s.feedback_id in (select c.feedback_id from public.comment c where strpos(c.text, ${words}) > 0)`
    return row?.count ?? 0
  })
}
