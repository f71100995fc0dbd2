/** What a new data directory gets: the rounds of the content file, samples, and demo staff with random passwords. */
import { randomBytes } from 'node:crypto'
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import postgres from 'postgres'
import type { Body } from '../../src/domain/body.ts'
import { today } from '../../src/domain/day.ts'
import type { OfficeContent } from '../../src/domain/office-content.ts'
import { roundAccepting } from '../../src/domain/timeline.ts'
import { publishRounds, requireSecondFactor, secretClient, storeSamples } from '../../src/server/setup.ts'
import type { LocalSupabase } from './index.ts'
import { sampleFeedbacks } from './samples.ts'
import { createAuthUser, enrolStaff, type StaffMember } from './staff.ts'

/** The Office's Chief leads the Help Team (clause III.1); where that office is under review, the lead's account says so. */
const demoStaff: StaffMember[] = [
  { role: 'lead', displayName: 'Tổ trưởng (tài khoản thử)', subjectCode: 'chanh-van-phong' },
  { role: 'deputy', displayName: 'Tổ phó (tài khoản thử)' },
  { role: 'member', displayName: 'Thành viên (tài khoản thử)' },
  { role: 'auditor', displayName: 'Ủy ban Kiểm tra (tài khoản thử)' },
]

export const demoAccountsFile = 'demo-accounts.json'

/** Seeds a body that has no staff yet; an existing one only gets the rounds of the office's files. */
export async function firstStart(
  supabase: LocalSupabase,
  { body, timeline }: Pick<OfficeContent, 'body' | 'timeline'>,
  dataDir: string,
): Promise<void> {
  const sql = postgres({ ...supabase.database, max: 1, onnotice: () => {} })
  try {
    const client = secretClient(supabase.url, supabase.serviceKey)
    const [known] = await sql<{ staff: boolean; feedback: boolean }[]>`
      select exists (select from public.staff s join public.body b on b.id = s.body_id where b.slug = ${body.slug}) as staff,
        exists (select from public.feedback f join public.body b on b.id = f.body_id where b.slug = ${body.slug}) as feedback`
    const rounds = await publishRounds(client, { body, timeline }, { trial: true })
    if (known?.staff) return
    await requireSecondFactor(client, body, false)
    const round = roundAccepting(rounds, today())
    if (round && !known?.feedback) await storeSamples(client, body, sampleFeedbacks(body, round))
    await enrolDemoStaff(sql, body, join(dataDir, demoAccountsFile))
  } finally {
    await sql.end()
  }
}

/** All of them and the file with their passwords, or nothing: a start cut short begins this anew. */
async function enrolDemoStaff(sql: postgres.Sql, body: Body, file: string): Promise<void> {
  await sql.begin(async (transaction) => {
    const accounts: Record<string, { email: string; password: string }> = {}
    for (const { subjectCode, ...member } of demoStaff) {
      const account = {
        email: `${member.role}@${body.slug}.example`,
        password: randomBytes(15).toString('base64url'),
      }
      const userId = await createAuthUser(transaction, account)
      const isSubject = body.subjects.some(({ code }) => code === subjectCode)
      await enrolStaff(transaction, userId, body.slug, {
        ...member,
        ...(isSubject && subjectCode && { subjectCode }),
      })
      accounts[member.role] = account
    }
    await writeAccounts(file, accounts)
  })
}

async function writeAccounts(file: string, accounts: unknown): Promise<void> {
  await writeFile(`${file}.new`, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 })
  await rename(`${file}.new`, file)
}
