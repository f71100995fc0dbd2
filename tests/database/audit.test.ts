/** H8: what happened leaves a trail, and whatever is done behind its back is found and named. */
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AuditFault, type CheckedPart, checkedPartSchema, checkNames } from '../../src/domain/audit.ts'
import { checkAudit } from '../../src/server/desk/audit-check.ts'
import { readAuditCheckPage } from '../../src/server/desk/audit-check-page.ts'
import { aComment, aDocument, aPerson } from '../factories.ts'
import { addRound, invite } from '../letters.ts'
import { entered, foundSame } from '../paper.ts'
import { aPdf, completeScan } from '../scans.ts'
import { type Stack, startStack, type TestUser } from '../stack.ts'
import { aContent, bodySlug, storedFeedback } from '../submissions.ts'
import { actAs } from './support.ts'

let stack: Stack
let users: Record<'member' | 'deputy' | 'auditor' | 'stranger' | 'other', TestUser>
let letter: string
/** May put triggers and foreign keys to sleep. */
let owner: postgres.Sql

beforeAll(async () => {
  stack = await startStack()
  owner = postgres({ ...stack.supabase.database, user: 'supabase_admin', max: 1, onnotice: () => {} })
  await owner`create schema kept`
  users = {
    member: await stack.addUser('member', { role: 'member' }),
    deputy: await stack.addUser('deputy', { role: 'deputy' }),
    auditor: await stack.addUser('auditor', { role: 'auditor' }),
    stranger: await stack.addUser('stranger'),
    other: await stack.addUser('other', { role: 'lead' }, stack.otherBody),
  }
  const comments = [aComment(), aComment({ text: 'Ý kiến thứ hai.' })]
  letter = await storedFeedback(stack, { content: aContent({ contributor: aPerson(), comments }) })
  await open(letter)
  const typed = await entered(stack.sql, users.member.client)
  await foundSame(users.deputy.client, typed.id)
})
afterAll(async () => {
  await owner?.end()
  await stack?.stop()
})

async function open(id: string): Promise<void> {
  const reading = { p_feedback_id: id, p_reason: 'Gọi điện hỏi lại nội dung' }
  const { error } = await users.member.client.rpc('open_identity', reading)
  if (error) throw error
}

/** What a check of the whole trail finds. */
async function faults(): Promise<AuditFault[]> {
  const { faults: found, next } = await checkAudit(users.auditor.client, '', 60_000)
  expect(next).toBeNull()
  return found
}

/** What the owner of the database can do: triggers and foreign keys asleep. Undone afterwards. */
async function tampered(statements: readonly string[]): Promise<AuditFault[]>
async function tampered<T>(statements: readonly string[], look: () => Promise<T>): Promise<T>
async function tampered(statements: readonly string[], look: () => Promise<unknown> = faults) {
  await faults()
  const tables = ['public.feedback', 'public.comment', 'private.contributor_identity', 'public.scan']
  const all = [...tables, 'public.access_log', 'public.invitation', 'public.audit_entry', 'public.audit_seal']
  const behind = (lines: readonly string[]) =>
    owner.begin((tx) => tx.unsafe(['set local session_replication_role = replica', ...lines].join(';')))
  await behind(all.map((name) => `create table kept.${name.replace('.', '_')} as select * from ${name}`))
  try {
    await behind(statements)
    return await look()
  } finally {
    await behind(
      all.flatMap((name) => {
        const copy = `kept.${name.replace('.', '_')}`
        return [
          `delete from ${name}`,
          `insert into ${name} overriding system value select * from ${copy}`,
          `drop table ${copy}`,
        ]
      }),
    )
  }
}

const one = async (query: string) => {
  const [row] = await stack.sql.unsafe<{ value: string }[]>(query)
  return String(row?.value)
}

describe('H8: given people who may not read the log', () => {
  test.each(['stranger'] as const)(
    'when a %s asks for its state or a check, then nothing is told',
    async (who) => {
      const { client } = users[who]
      expect((await client.rpc('audit_state')).data).toBeNull()
      expect((await client.rpc('audit_names')).data).toEqual([])
      expect((await client.rpc('audit_references', { p_feedback_ids: [letter] })).data).toEqual([])
      expect((await client.rpc('check_audit')).error?.code).toBe('KD005')
    },
  )

  test('when somebody signed in or the intake seals, then it is refused', async () => {
    for (const client of [users.member.client, users.auditor.client, stack.anon()])
      expect((await client.rpc('seal_audit')).error?.code).toBe('42501')
  })

  test('R4: when the lead of another body asks, then it is about that body only', async () => {
    const { client } = users.other
    const seen = await client.from('audit_entry').select('source, body_id')
    expect(seen.error).toBeNull()
    const [own] = await stack.sql`select id from public.body where slug = ${stack.otherBody.slug}`
    expect(
      seen.data?.filter(({ body_id, source }) => body_id !== own?.['id'] || source === 'feedback'),
    ).toEqual([])
    expect((await client.rpc('audit_references', { p_feedback_ids: [letter] })).data).toEqual([])
    const reference = await one(`select reference as value from public.feedback where id = '${letter}'`)
    expect((await client.rpc('audit_letter', { p_reference: reference })).data).toBeNull()
    expect((await client.rpc('audit_state', { p_number: 1 })).data).toMatchObject({ seal: null, asked: null })
  })
})

describe('H8: given letters and acts', () => {
  test('then each has one entry, with who acted, and the letter has none', async () => {
    const rows = await stack.sql`select source, actor from public.audit_entry
      where feedback_id = ${letter} order by id`
    expect(rows.map(({ source, actor }) => [source, actor])).toEqual([
      ['feedback', null],
      ['access_log', users.member.id],
    ])
  })

  test('when an invitation is given, taken back and given again, then each act has its entry', async () => {
    const roundId = await addRound(stack, 2031)
    const who = {
      kind: 'individual',
      category: 'retired',
      name: `Ông ${crypto.randomUUID()}`,
      address: 'Phường',
    }
    const { id } = await invite(stack, users.member, roundId, who)
    for (const withdrawn of [true, false]) {
      const args = { p_invitation_id: id, p_withdrawn: withdrawn }
      expect((await users.deputy.client.rpc('withdraw_invitation', args)).error).toBeNull()
    }
    const rows = await stack.sql`select actor from public.audit_entry where source_key = ${id} order by id`
    expect(rows.map(({ actor }) => actor)).toEqual([users.member.id, users.deputy.id, users.deputy.id])
    expect(await faults()).toEqual([])
  })

  test('given a sample, then it and what is about it leave no entry, and it may go', async () => {
    const { error } = await stack.service().rpc('store_sample', {
      body: bodySlug,
      content: aContent({ contributor: aDocument() }),
      idempotency_key: crypto.randomUUID(),
      received_at: new Date().toISOString(),
    })
    expect(error).toBeNull()
    const id = await one('select id as value from public.feedback where is_sample')
    await open(id)
    expect(await stack.sql`select from public.audit_entry where feedback_id = ${id}`).toHaveLength(0)
    expect(await faults()).toEqual([])
    expect((await stack.service().rpc('remove_samples')).error).toBeNull()
    expect(await faults()).toEqual([])
  })

  test('then a check of the whole trail finds nothing, and every entry is sealed', async () => {
    expect(await faults()).toEqual([])
    const state = await users.auditor.client.rpc('audit_state')
    expect(state.data).toMatchObject({
      unsealed: 0,
      seal: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
  })

  test('when a check goes part by part, then its counts add up to those of one go', async () => {
    await faults()
    const whole = await checkAudit(users.auditor.client, '', 60_000)
    let [steps, from, before] = [0, '', '']
    for (let next: string | null = ''; next !== null; steps++) {
      const body = new URLSearchParams({ [checkNames.from]: from, [checkNames.before]: before })
      const request = new Request('http://desk.invalid/', { method: 'POST', body })
      const page = await readAuditCheckPage(users.auditor.client, request, 0)
      next = page.checked?.next ?? null
      from = next ?? ''
      before = page.before
    }
    expect(steps).toBeGreaterThan(10)
    expect(before).toBe(`${whole.seals}.${whole.entries}.${whole.rows}.0`)
  })

  test('when nothing has happened since, then sealing makes no seal', async () => {
    await stack.service().rpc('seal_audit')
    expect((await stack.service().rpc('seal_audit')).data).toEqual({ sealed: 0, busy: 0 })
  })

  test('when the same rows are asked from another time zone, then they hash the same', async () => {
    const auditor = { role: 'authenticated', sub: users.auditor.id } as const
    const found = await actAs(stack.sql, auditor, async (tx) => {
      await tx`select set_config('timezone', 'Asia/Ho_Chi_Minh', true), set_config('bytea_output', 'escape', true)`
      const steps: CheckedPart[] = []
      for (let next: string | null = ''; next !== null; next = steps.at(-1)?.next ?? null) {
        const [row] = await tx`select public.check_audit(${next}) as part`
        steps.push(checkedPartSchema.parse(row?.['part']))
      }
      return steps
    })
    expect(found.flatMap((part) => part.faults)).toEqual([])
    expect(found.reduce((sum, part) => sum + part.entries, 0)).toBeGreaterThan(3)
  })
})

describe('H8: given a column added later', () => {
  const table = async (statement: string) => {
    await stack.sql.unsafe(statement)
    await stack.sql`select private.audit_follow('access_log')`
  }

  test('then earlier hashes still hold, and later ones cover it', async () => {
    await table(`alter table public.access_log add column remark text not null default 'một lời thêm'`)
    expect(await faults()).toEqual([])
    await open(letter)
    expect(await faults()).toEqual([])
    const changed = `update public.access_log set remark = 'khác' where id = (select max(id) from public.access_log)`
    expect(await tampered([changed])).toEqual([expect.objectContaining({ kind: 'row_changed' })])
  })

  test('when nobody told the trail of it, then hashes hold all the same', async () => {
    await stack.sql`alter table public.comment add column untold text not null default 'x'`
    const id = await storedFeedback(stack)
    expect(await faults()).toEqual([])
    await stack.sql`alter table public.comment drop column untold`
    expect(await faults()).toEqual([])
    expect(await stack.sql`select from public.audit_entry where source_key = ${id}`).toHaveLength(1)
  })
})

describe('H8: given the owner of the database at work behind the trail', () => {
  test('when one word of a letter is changed, then the letter is named', async () => {
    const reference = await one(`select reference as value from public.feedback where id = '${letter}'`)
    const change = `update public.comment set text = replace(text, 'thứ hai', 'thứ ba') where feedback_id = '${letter}'`
    expect(await tampered([change])).toEqual([
      { kind: 'row_changed', source: 'feedback', key: letter, reference },
    ])
  })

  test.each([
    [
      'an identity is changed',
      `update private.contributor_identity set full_name = 'Ai Khác' where feedback_id = '$1'`,
    ],
    [
      'a comment is added',
      `insert into public.comment (feedback_id, body_id, round_id, contributor_kind, subject_id, content_area_id, position, text)
      select feedback_id, body_id, round_id, contributor_kind, subject_id, content_area_id, 9, 'Thêm vào' from public.comment where feedback_id = '$1' and position = 1`,
    ],
    ['a comment is removed', `delete from public.comment where feedback_id = '$1' and position = 2`],
    [
      'comments change places',
      `update public.comment set position = position + 7 where feedback_id = '$1'; update public.comment set position = 10 - position where feedback_id = '$1'`,
    ],
    ['its identity is gone', `delete from private.contributor_identity where feedback_id = '$1'`],
    [
      'it is moved to another time',
      `update public.feedback set received_at = received_at - interval '1 day' where id = '$1'`,
    ],
    ['it is called a sample', `update public.feedback set is_sample = true where id = '$1'`],
  ])('when of a letter %s, then the letter is named', async (_, statement) => {
    expect(await tampered([statement.replaceAll('$1', letter)])).toEqual([
      expect.objectContaining({ kind: 'row_changed', source: 'feedback', key: letter }),
    ])
  })

  test('when a letter is removed whole, then it is missed', async () => {
    const remove = ['public.comment', 'private.contributor_identity'].map(
      (name) => `delete from ${name} where feedback_id = '${letter}'`,
    )
    expect(await tampered([...remove, `delete from public.feedback where id = '${letter}'`])).toEqual([
      expect.objectContaining({ kind: 'row_missing', source: 'feedback', key: letter }),
    ])
  })

  test('when a line of the log is changed or removed, then it is named', async () => {
    const key = await one('select min(id) as value from public.access_log')
    expect(
      await tampered([`update public.access_log set reason = 'Một lý do khác hẳn' where id = ${key}`]),
    ).toEqual([expect.objectContaining({ kind: 'row_changed', source: 'access_log', key })])
    expect(await tampered([`delete from public.access_log where id = ${key}`])).toEqual([
      expect.objectContaining({ kind: 'row_missing', source: 'access_log', key }),
    ])
  })

  test('when more lines are slipped in than are named, then it is said how many there are', async () => {
    const lines = `insert into public.access_log (body_id, staff_id, action, feedback_id, reason)
      select l.* from (select body_id, staff_id, action, feedback_id, 'Chưa từng có lần này' from public.access_log limit 1) as l,
        generate_series(1, 130)`
    const check = () => checkAudit(users.auditor.client, '', 60_000)
    const { faults: named, found } = await tampered([lines], check)
    expect([named.length, found]).toEqual([100, 130])
  })

  test('when a line of the log or a letter is slipped in, then it is named', async () => {
    const line = `insert into public.access_log (body_id, staff_id, action, feedback_id, reason)
      select body_id, staff_id, action, feedback_id, 'Chưa từng có lần này' from public.access_log limit 1`
    const key = await one('select max(id) + 1 as value from public.access_log')
    const found = await tampered([line])
    expect(found).toEqual([expect.objectContaining({ kind: 'row_unlisted', source: 'access_log' })])
    expect(Number(found[0]?.key)).toBeGreaterThanOrEqual(Number(key))
    const copy = crypto.randomUUID()
    const slipped = `insert into public.feedback (id, body_id, round_id, reference, contributor_kind, contributor_category, comment_count,
        content_sha256, idempotency_key_sha256, receipt_secret_sha256)
      select '${copy}', body_id, round_id, 'ABCD-2345', contributor_kind, contributor_category, 1, '\\x01', '\\x02', '\\x03'
      from public.feedback where id = '${letter}'`
    expect(await tampered([slipped])).toEqual([
      expect.objectContaining({ kind: 'row_unlisted', key: copy, reference: 'ABCD-2345' }),
    ])
  })

  test('when an entry is removed, then its seal and the row that lost it are named', async () => {
    const found = await tampered([`delete from public.audit_entry where source_key = '${letter}'`])
    expect(found.map(({ kind }) => kind)).toEqual(['entry_missing', 'row_unlisted'])
    expect(found[0]?.seal).toBeGreaterThan(0)
    expect(found[1]?.key).toBe(letter)
  })

  test('when an entry and its row are both removed, then its seal is named', async () => {
    const key = await one('select min(id) as value from public.access_log')
    const found = await tampered([
      `delete from public.audit_entry where source = 'access_log' and source_key = '${key}'`,
      `delete from public.access_log where id = ${key}`,
    ])
    expect(found.map(({ kind }) => kind)).toEqual(['entry_missing'])
  })

  test('when an entry says somebody else acted, then its seal is named', async () => {
    const change = `update public.audit_entry set actor = '${users.other.id}' where source_key = '${letter}'`
    expect(await tampered([change])).toEqual([expect.objectContaining({ kind: 'seal_broken' })])
  })

  test('when a row is changed and its entry made to fit, then its seal is named', async () => {
    const key = await one('select min(id) as value from public.access_log')
    const found = await tampered([
      `update public.access_log set reason = 'Một lý do khác hẳn' where id = ${key}`,
      `update public.audit_entry e set row_sha256 = private.sha256_text(private.audit_text('access_log', e.format, to_jsonb(l)))
        from public.access_log l where l.id = ${key} and e.source = 'access_log' and e.source_key = '${key}'`,
    ])
    expect(found.map(({ kind }) => kind)).toContain('seal_broken')
  })

  test('when an entry is slipped in or written twice, then both are named', async () => {
    const twice = `insert into public.audit_entry (body_id, source, source_key, feedback_id, format, row_sha256)
      select body_id, source, source_key, feedback_id, format, row_sha256 from public.audit_entry where source_key = '${letter}'`
    expect((await tampered([twice])).map(({ kind }) => kind)).toEqual(['entry_twice'])
  })

  test('when a seal is removed, the first or the last, then it is missed', async () => {
    await open(letter)
    await faults()
    const found = await tampered([`delete from public.audit_seal where number = 1`])
    expect(found).toContainEqual({ kind: 'seal_missing', seal: 1 })
    const last = await tampered([
      `delete from public.audit_seal where id = (select max(id) from public.audit_seal)`,
    ])
    expect(last).toEqual([expect.objectContaining({ kind: 'row_missing', source: 'audit_seal' })])
  })

  test('when all seals and entries are gone, then every row is unlisted', async () => {
    const found = await tampered(['delete from public.audit_seal', 'delete from public.audit_entry'])
    expect(found.filter(({ kind }) => kind === 'row_unlisted').length).toBeGreaterThan(3)
  })
})

describe('H8: given scans', () => {
  test('when a scan’s hash is changed, then its letter is named', async () => {
    const scan = await completeScan(aPdf())
    const id = await storedFeedback(stack, {
      content: aContent({ contributor: aDocument(), scans: [{ id: scan.id, sha256: scan.sha256 }] }),
      circumstances: { scanSecrets: [scan.secret] },
    })
    expect(await faults()).toEqual([])
    expect(await tampered([`update public.scan set sha256 = '\\x00' where feedback_id = '${id}'`])).toEqual([
      expect.objectContaining({ kind: 'row_changed', key: id }),
    ])
  })
})
