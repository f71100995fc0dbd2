/** H8: sealing while others write: nothing is missed, nobody waits long. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sealAudit } from '../../src/server/audit.ts'
import { checkAudit } from '../../src/server/desk/audit-check.ts'
import { secretClient } from '../../src/server/setup.ts'
import { aPerson } from '../factories.ts'
import { type Stack, startStack, type TestUser } from '../stack.ts'
import { aContent, bodySlug, storedFeedback, submit } from '../submissions.ts'
import { codeOf } from './support.ts'

let stack: Stack
let auditor: TestUser
beforeAll(async () => {
  stack = await startStack()
  auditor = await stack.addUser('auditor', { role: 'auditor' })
})
afterAll(() => stack?.stop())

const secret = () => secretClient(stack.supabase.url, stack.supabase.serviceKey)
const content = () => aContent({ contributor: aPerson() })
/** Who holds the trail's own lock, and how. */
async function locks(): Promise<string[]> {
  const rows = await stack.sql<{ mode: string }[]>`
    select l.mode from pg_locks l, public.body b
    where l.locktype = 'advisory' and (l.classid::bigint << 32 | l.objid::bigint) = private.audit_lock(b.id)`
  return rows.map(({ mode }) => mode)
}
const lastSealed = async () => {
  const [row] = await stack.sql<{ to: number | null }[]>`
    select max(to_entry)::int as to from public.audit_seal s join public.body b on b.id = s.body_id
    where b.slug = ${stack.body.slug}`
  return row?.to ?? 0
}

/** Acts while a writer that has made its entry does not come to an end. */
async function whileOneHangs(act: () => Promise<void>): Promise<void> {
  await stack.sql.begin(async (tx) => {
    await tx`select private.store_feedback(${bodySlug}, ${JSON.stringify(content())}::text::jsonb,
      ${crypto.randomUUID()}, '{}', false, now())`
    // what otherwise happens at the commit
    await tx`set constraints all immediate`
    await act()
  })
}

describe('H8: given a writer that hangs with its entry made', () => {
  test('when others write and somebody seals, then they are stored, and no seal passes the entry that is not there yet', async () => {
    await storedFeedback(stack)
    await sealAudit(secret())
    const before = await lastSealed()
    await whileOneHangs(async () => {
      const [sealed, letters] = await Promise.all([
        sealAudit(secret(), 1),
        Promise.all(Array.from({ length: 4 }, () => submit(stack.anon(), { content: content() }))),
      ])
      expect(letters.map(({ error }) => error)).toEqual([null, null, null, null])
      expect(sealed).toEqual({ sealed: 0, busy: 1 })
      expect(await lastSealed()).toBe(before)
    })
    expect(await sealAudit(secret())).toMatchObject({ sealed: 1, busy: 0 })
    expect(await checkAudit(auditor.client, '', 60_000)).toMatchObject({ faults: [], next: null })
  })

  test('when somebody seals, then they give up after a fifth of a second and hold no lock', async () => {
    await whileOneHangs(async () => {
      const [wait] = await stack.sql<{ ms: number }[]>`
        with begun as materialized (select clock_timestamp() as at),
          sealed as materialized (select begun.at, public.seal_audit() from begun)
        select extract(milliseconds from clock_timestamp() - at)::float as ms from sealed`
      expect(wait?.ms).toBeGreaterThanOrEqual(190)
      expect(await locks()).toEqual(['ShareLock'])
    })
    expect(await locks()).toEqual([])
  })

  test('when the sealer is cancelled while it waits, then it holds no lock either', async () => {
    await whileOneHangs(async () => {
      const cancelled = stack.sql.begin(async (tx) => {
        await tx`set local statement_timeout = '60ms'`
        await tx`select public.seal_audit()`
      })
      expect(await codeOf(cancelled)).toBe('57014')
      expect(await locks()).toEqual(['ShareLock'])
      expect((await submit(stack.anon(), { content: content() })).error).toBeNull()
    })
  })

  test('when a seal is made, then its lock is gone before it ends', async () => {
    await storedFeedback(stack)
    await stack.sql.begin(async (tx) => {
      await tx`select public.seal_audit()`
      // its own entry, as any writer's
      expect(await locks()).toEqual(['ShareLock'])
    })
  })
})

describe('H8: given eight writers at once', () => {
  test('when somebody seals again and again, then each entry is in one seal and the trail is whole', async () => {
    let writing = true
    const seals = (async () => {
      let made = 0
      while (writing) made += (await sealAudit(secret(), 1)).sealed
      return made
    })()
    const waits: number[] = []
    const writers = Array.from({ length: 8 }, async () => {
      for (let n = 0; n < 12; n++) {
        const begun = performance.now()
        const { error } = await submit(stack.anon(), { content: content() })
        if (error) throw new Error(error.message)
        waits.push(performance.now() - begun)
      }
    })
    await Promise.all(writers)
    writing = false
    // the sealer's patience is a fifth of a second; the rest is a busy machine's
    expect(Math.max(...waits)).toBeLessThan(3_000)
    expect(await seals).toBeGreaterThan(1)
    await sealAudit(secret())
    const lost = await stack.sql`select e.id from public.audit_entry e
      where e.source = 'feedback' and 1 <> (select count(*) from public.audit_seal s
        where s.body_id = e.body_id and e.id between s.from_entry and s.to_entry)`
    expect(lost).toHaveLength(0)
    const unheard = await stack.sql`select f.id from public.feedback f where not exists (
      select from public.audit_entry e where e.source_key = f.id::text)`
    expect(unheard).toHaveLength(0)
    expect(await checkAudit(auditor.client, '', 60_000)).toMatchObject({ faults: [], next: null })
  })

  test('when two seal at the same moment, then the chain has no twins', async () => {
    await storedFeedback(stack)
    const made = await Promise.all([1, 2, 3, 4].map(() => sealAudit(secret(), 1)))
    expect(made.reduce((sum, { sealed }) => sum + sealed, 0)).toBe(1)
    expect((await checkAudit(auditor.client, '', 60_000)).faults).toEqual([])
  })
})
