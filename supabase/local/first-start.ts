/** What a new data directory gets: the rounds of the content file, samples, and demo staff with random passwords. */
import { randomBytes } from 'node:crypto'
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import postgres from 'postgres'
import type { Body } from '../../src/domain/body.ts'
import {
  enrolStaff,
  publishRounds,
  type StaffMember,
  secretClient,
  storeSamples,
} from '../../src/server/setup.ts'
import type { LocalSupabase } from './index.ts'
import { sampleFeedbacks } from './samples.ts'
import { createAuthUser } from './staff.ts'

/** The Office's Chief is both Help Team lead and a subject (clause III.1): the lead's account says so. */
const demoStaff: Omit<StaffMember, 'userId'>[] = [
  { role: 'lead', displayName: 'Tổ trưởng (tài khoản thử)', subjectCode: 'chanh-van-phong' },
  { role: 'deputy', displayName: 'Tổ phó (tài khoản thử)' },
  { role: 'member', displayName: 'Thành viên (tài khoản thử)' },
]

export const demoAccountsFile = 'demo-accounts.json'

/** Seeds a database that has no review body yet; an existing one only gets the rounds of the content file. */
export async function firstStart(supabase: LocalSupabase, body: Body, dataDir: string): Promise<void> {
  const sql = postgres({ ...supabase.database, max: 1, onnotice: () => {} })
  try {
    const client = secretClient(supabase.url, supabase.serviceKey)
    const [known] = await sql<{ trial: boolean; staff: boolean }[]>`
      select not exists (
          select from public.round r join public.body b on b.id = r.body_id
          where b.slug = ${body.slug} and r.year = extract(year from now() at time zone 'Asia/Ho_Chi_Minh')
        ) as trial,
        exists (select from public.staff) as staff`
    await publishRounds(client, body, { trial: known?.trial ?? true })
    if (known?.staff) return
    await storeSamples(client, body, sampleFeedbacks(body))
    const accounts: Record<string, { email: string; password: string }> = {}
    for (const member of demoStaff) {
      const account = {
        email: `${member.role}@to-giup-viec.example`,
        password: randomBytes(15).toString('base64url'),
      }
      const userId = await createAuthUser(sql, account)
      await enrolStaff(client, body, { ...member, userId })
      accounts[member.role] = account
    }
    await writeAccounts(join(dataDir, demoAccountsFile), accounts)
  } finally {
    await sql.end()
  }
}

async function writeAccounts(file: string, accounts: unknown): Promise<void> {
  await writeFile(`${file}.new`, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 })
  await rename(`${file}.new`, file)
}
