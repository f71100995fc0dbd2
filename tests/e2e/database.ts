/** The database of the server under test, for looking: what is really stored, whatever the pages say. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { bodySlug } from '../../src/server/body.ts'
import { createAuthUser, enrolStaff } from '../../supabase/local/index.ts'
import { addDivision, type Part } from '../division-rows.ts'

/** PostgreSQL notes the folder of its socket in line 5 of its own file. */
function socketDir(): string {
  const file = join(process.env['E2E_DATA_DIR'] ?? '', 'postgres', 'postmaster.pid')
  return readFileSync(file, 'utf8').split('\n')[4] ?? ''
}

/** Also for what only time or an operator would do. */
export async function look<T>(ask: (sql: postgres.Sql) => Promise<T>): Promise<T> {
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

export interface Account {
  email: string
  password: string
  name: string
}

/** One more of the Help Team, whose work is nobody else's in tests that run at the same time. */
export function addMember(role: 'deputy' | 'member' = 'member', givenName = 'Thử'): Promise<Account> {
  const mark = crypto.randomUUID()
  const account = { email: `${mark}@to-giup-viec.example`, password: `mat-khau-${mark}` }
  const name = `Nguyễn ${mark.slice(0, 8)} ${givenName}`
  return look(async (sql) => {
    await enrolStaff(sql, await createAuthUser(sql, account), bodySlug, { role, displayName: name })
    return { ...account, name }
  })
}

export interface StoredPassage {
  version: number
  comment: number
  slice: string
  subject: string | null
  area: string | null
  aside: string | null
}

/** Every passage of a letter's divisions, its words as the database cuts them. */
export function storedPassages(reference: string): Promise<StoredPassage[]> {
  return look(async (sql) => {
    const rows = await sql<StoredPassage[]>`
      select d.version, c.position as comment, substr(c.text, p.starts_at + 1, p.ends_at - p.starts_at) as slice,
        s.code as subject, a.code as area, p.set_aside as aside
      from public.division d join public.feedback f on f.id = d.feedback_id
      join public.passage p on p.division_id = d.id join public.comment c on c.id = p.comment_id
      left join public.subject s on s.id = p.subject_id left join public.content_area a on a.id = p.content_area_id
      where f.reference = ${reference} order by d.version, c.position, p.position`
    return rows.map((row) => ({ ...row }))
  })
}
