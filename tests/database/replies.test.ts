/** H7, II.2.4.3: contributors are answered, it is recorded, and then nobody waits any more. Denials first. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { addDays, today } from '../../src/domain/day.ts'
import { openedReceiptSchema } from '../../src/domain/opened-receipt.ts'
import { replyStateSchema } from '../../src/domain/reply.ts'
import { workItemSchema } from '../../src/domain/work.ts'
import { aComment, aDocument, aPerson } from '../factories.ts'
import { compare, entered, foundDifferent, foundSame } from '../paper.ts'
import { byTelephone, inWriting, record } from '../replies.ts'
import { type Stack, startStack, type TestUser } from '../stack.ts'
import { aContent, submit } from '../submissions.ts'
import { codeOf } from './support.ts'

let stack: Stack
let users: Record<'lead' | 'deputy' | 'member' | 'stranger' | 'auditor' | 'gone' | 'other', TestUser>
let roundId: string

beforeAll(async () => {
  stack = await startStack()
  users = {
    lead: await stack.addUser('lead', { role: 'lead', subjectCode: 'chanh-van-phong' }),
    deputy: await stack.addUser('deputy', { role: 'deputy' }),
    member: await stack.addUser('member', { role: 'member' }),
    auditor: await stack.addUser('auditor', { role: 'auditor' }),
    gone: await stack.addUser('gone', { role: 'member' }),
    stranger: await stack.addUser('stranger'),
    other: await stack.addUser('other', { role: 'lead' }, stack.otherBody),
  }
  const [round] = await stack.sql<{ id: string }[]>`
    select r.id from public.round r join public.body b on b.id = r.body_id
    where b.slug = ${stack.body.slug} order by r.opens_on desc limit 1`
  roundId = round?.id ?? ''
})
afterAll(() => stack?.stop())

async function aLetter(over: Parameters<typeof aContent>[0] = {}) {
  const { data, error } = await submit(stack.anon(), {
    content: aContent({ contributor: aPerson(), ...over }),
  })
  if (error) throw error
  const { reference, secret } = z.object({ reference: z.string(), secret: z.string() }).parse(data)
  const [row] = await stack.sql<
    { id: string }[]
  >`select id from public.feedback where reference = ${reference}`
  return { id: row?.id ?? '', reference, secret }
}
const aCollective = () => aLetter({ contributor: aDocument() })
const aboutLead = { comments: [aComment({ subject: 'chanh-van-phong' })] }

async function waits(reference: string): Promise<boolean> {
  const { data, error } = await users.deputy.client.rpc('work_list', {
    p_round_id: roundId,
    p_step: 'answer',
    p_limit: 1000,
  })
  if (error) throw error
  return z
    .array(workItemSchema)
    .parse(data)
    .some((item) => item.reference === reference)
}

async function stateOf(user: TestUser, id: string) {
  const { data, error } = await user.client.rpc('reply_state', { p_feedback_id: id })
  if (error) throw error
  return replyStateSchema.nullable().parse(data)
}

async function known(user: TestUser, id: string) {
  const state = await stateOf(user, id)
  if (!state || state.aboutMe) throw new Error('nothing is told')
  return state
}

async function repliedAt(secret: string) {
  const { data, error } = await stack.anon().rpc('find_receipt', { secret })
  if (error) throw error
  return openedReceiptSchema.parse(data).repliedAt
}

async function rows(user: TestUser, id: string) {
  const { data, error } = await user.client.from('reply').select('id, note').eq('feedback_id', id)
  if (error) throw error
  return data
}

/** The passage in which the Help Team found the lead to be meant. */
async function foundAboutLead(id: string) {
  await stack.sql`
    with made as (
      insert into public.division (feedback_id, body_id, round_id, contributor_kind, version, made_by)
        select f.id, f.body_id, f.round_id, f.contributor_kind, 1, ${users.deputy.id} from public.feedback f
        where f.id = ${id} returning *)
    insert into public.passage (division_id, feedback_id, body_id, round_id, contributor_kind, comment_id, position,
        starts_at, ends_at, subject_id, content_area_id)
      select m.id, m.feedback_id, m.body_id, m.round_id, m.contributor_kind, c.id, 1, 0, 3, s.id, c.content_area_id
      from made m join public.comment c on c.feedback_id = m.feedback_id
      join public.subject s on s.round_id = m.round_id and s.code = 'chanh-van-phong'`
}

describe('H8: given who may not record or read replies', () => {
  test('when a stranger, somebody who left, an auditor or another body tries, then KD005 and nothing is told', async () => {
    const { id, reference } = await aLetter()
    await stack.sql`update public.staff set disabled_at = now() where user_id = ${users.gone.id}`
    expect((await record(users.deputy, [reference], byTelephone(users.deputy))).code).toBeUndefined()
    for (const who of ['stranger', 'gone', 'auditor', 'other'] as const) {
      const { code } = await record(users[who], [reference], byTelephone(users.deputy), { again: true })
      expect(`${who} ${code}`).toBe(`${who} KD005`)
      expect(await rows(users[who], id)).toEqual([])
      expect(await stateOf(users[who], id)).toBeNull()
    }
    expect((await stack.anon().rpc('reply_state', { p_feedback_id: id })).error?.code).toBe('42501')
    await stack.sql`update public.staff set disabled_at = null where user_id = ${users.gone.id}`
  })

  test('when a subject of the letter records, corrects or reads, then KD090, and not even their own record is told', async () => {
    const fine = await aLetter()
    const own = await aLetter(aboutLead)
    const answer = await record(users.lead, [fine.reference, own.reference], byTelephone(users.lead))
    expect(answer).toMatchObject({ code: 'KD090', detail: own.reference })
    expect(await waits(fine.reference)).toBe(true)
    const { key } = await record(users.deputy, [own.reference], byTelephone(users.deputy))
    const because = { replaces: key, because: 'Ghi nhầm người thực hiện' }
    expect((await record(users.lead, [own.reference], undefined, because)).code).toBe('KD090')
    expect(await stateOf(users.lead, own.id)).toEqual({ aboutMe: true })
    expect(await rows(users.lead, own.id)).toEqual([])
    // whom a passage was found to mean only afterwards
    expect((await record(users.lead, [fine.reference], byTelephone(users.lead))).code).toBeUndefined()
    expect(await rows(users.lead, fine.id)).toHaveLength(1)
    await foundAboutLead(fine.id)
    expect(await rows(users.lead, fine.id)).toEqual([])
    expect(await stateOf(users.lead, fine.id)).toEqual({ aboutMe: true })
    expect(await rows(users.member, fine.id)).toHaveLength(1)
  })

  test('when it is said to be done by a subject, an auditor, somebody who left or another body, then KD091', async () => {
    const { reference } = await aLetter(aboutLead)
    await stack.sql`update public.staff set disabled_at = now() where user_id = ${users.gone.id}`
    for (const who of ['lead', 'auditor', 'gone', 'other', 'stranger'] as const) {
      const answer = await record(users.deputy, [reference], byTelephone(users[who]))
      expect(answer, who).toMatchObject({ code: 'KD091', detail: 'doneBy' })
    }
    await stack.sql`update public.staff set disabled_at = null where user_id = ${users.gone.id}`
    expect((await record(users.deputy, [reference], byTelephone(users.member))).code).toBeUndefined()
  })

  test('when a record is changed, removed or emptied even by the owner, then KD009', async () => {
    const { reference } = await aLetter()
    await record(users.deputy, [reference], byTelephone(users.deputy))
    for (const statement of [
      `update public.reply set note = 'khác'`,
      'delete from public.reply',
      'truncate public.reply',
    ])
      expect(await codeOf(stack.sql.unsafe(statement)), statement).toBe('KD009')
  })
})

describe('H7: given a reply that is not in order', () => {
  test.each([
    ['to a collective by telephone', 'collective', { way: 'telephone' }, 'KD094'],
    ['to an individual by the document of a collective', 'individual', { way: 'in_writing' }, 'KD094'],
    ['in no way', 'individual', { way: null }, 'KD094'],
    ['of tomorrow', 'individual', { answeredOn: addDays(today(), 1) }, 'KD095'],
    ['of a day before the letter came', 'individual', { answeredOn: addDays(today(), -1) }, 'KD095'],
    ['of a day before its document', 'collective', { documentDate: addDays(today(), 1) }, 'KD095'],
    ['without a day', 'individual', { answeredOn: null }, '23514'],
    ['by nobody', 'individual', { doneBy: null }, 'KD091'],
    [
      'to a collective without a document',
      'collective',
      { documentNumber: null, documentDate: null },
      '23514',
    ],
    ['by half a document', 'collective', { documentDate: null }, '23514'],
    ['by a document of blanks', 'collective', { documentNumber: ' ' }, '23514'],
    [
      'by telephone with a document',
      'individual',
      { documentNumber: '1-CV', documentDate: today() },
      '23514',
    ],
    ['by telephone without what was told', 'individual', { note: null }, '23514'],
    ['with a note too long', 'individual', { note: 'á'.repeat(1001) }, '23514'],
  ] as const)('when it is %s, then it is refused and the letter waits on', async (_, kind, over, code) => {
    const { reference } = kind === 'collective' ? await aCollective() : await aLetter()
    const whole = kind === 'collective' ? inWriting(users.deputy) : byTelephone(users.deputy)
    expect((await record(users.deputy, [reference], { ...whole, ...over })).code).toBe(code)
    expect(await waits(reference)).toBe(true)
  })

  test('when nobody is to be answered for the letter, then KD092 names it', async () => {
    const denied = await aLetter()
    await users.deputy.client.rpc('verify_feedback', {
      p_feedback_id: denied.id,
      p_outcome: 'denied',
      p_method: 'called_back',
    })
    const typed = await entered(stack.sql, users.member.client, {
      content: aContent({ contributor: aPerson() }),
    })
    for (const { id, reference } of [denied, typed]) {
      expect(await waits(reference)).toBe(false)
      expect((await known(users.deputy, id)).needed).toBe(false)
      const answer = await record(users.deputy, [reference], byTelephone(users.deputy))
      expect(answer).toMatchObject({ code: 'KD092', detail: reference })
    }
  })

  test('when no letter is named, more than 100, or one that is not there, then KD023 or KD005', async () => {
    const { reference } = await aLetter()
    const many = Array.from({ length: 101 }, (_, index) => `ABCD-${index}`)
    const content = byTelephone(users.deputy)
    expect((await record(users.deputy, [], content)).code).toBe('KD023')
    expect((await record(users.deputy, many, content)).code).toBe('KD023')
    expect((await record(users.deputy, [reference, 'ABCD-2222'], content)).code).toBe('KD005')
  })
})

describe('H7: given a letter that waits for an answer', () => {
  test('when it is answered, then it leaves the step, and the receipt tells the day and no more', async () => {
    const { id, reference, secret } = await aLetter()
    expect(await waits(reference)).toBe(true)
    expect(await repliedAt(secret)).toBeNull()
    const before = await stack.sql`select count(*)::int as n from public.audit_entry where source = 'reply'`
    const content = byTelephone(users.member, { note: 'Tiếp thu cả hai ý.' })
    const { key } = await record(users.deputy, [reference], content)
    expect(await waits(reference)).toBe(false)
    expect(await repliedAt(secret)).toBe(today())
    const { data } = await stack.anon().rpc('find_receipt', { secret })
    expect(JSON.stringify(data)).not.toContain('Tiếp thu cả hai ý')
    expect(await known(users.member, id)).toMatchObject({
      needed: true,
      wish: null,
      repliedOn: today(),
      replies: [
        {
          recording: key,
          way: 'telephone',
          answeredOn: today(),
          doneBy: users.member.id,
          note: 'Tiếp thu cả hai ý.',
          recordedBy: users.deputy.id,
          together: [reference],
        },
      ],
    })
    const after = await stack.sql`select count(*)::int as n from public.audit_entry where source = 'reply'`
    expect(after[0]?.['n']).toBe(before[0]?.['n'] + 1)
  })

  test('when the contributor said how, then the desk knows the way and nothing else of them', async () => {
    const contributor = aPerson({ replyBy: 'telephone', phone: '0900000000' })
    const { id } = await aLetter({ contributor })
    const state = await known(users.member, id)
    expect(state.wish).toBe('telephone')
    expect(JSON.stringify(state)).not.toContain('0900000000')
  })

  test('when it is sent twice under its key, then it is one; with another content KD001', async () => {
    const { id, reference } = await aLetter()
    const [key, content] = [crypto.randomUUID(), byTelephone(users.deputy)]
    const answers = await Promise.all([
      record(users.deputy, [reference], content, { key }),
      record(users.deputy, [reference], content, { key }),
    ])
    expect(answers).toMatchObject([{ count: 1 }, { count: 1 }])
    expect((await known(users.member, id)).replies).toHaveLength(1)
    expect((await record(users.deputy, [reference], { ...content, note: 'Khác' }, { key })).code).toBe(
      'KD001',
    )
    expect((await record(users.member, [reference], content, { key })).code).toBe('KD001')
    const another = await aLetter()
    expect((await record(users.deputy, [another.reference], content, { key })).code).toBe('KD001')
  })

  test('when two clerks record it at once, then one does and the other is told; a further reply is said to be one', async () => {
    const { id, reference, secret } = await aLetter()
    const answers = await Promise.all(
      [users.deputy, users.member].map((user) => record(user, [reference], byTelephone(user))),
    )
    expect(answers.map(({ code }) => code ?? 'recorded').sort()).toEqual(['KD092', 'recorded'])
    const letter = byTelephone(users.deputy, {
      way: 'letter',
      note: null,
      documentNumber: '2-CV',
      documentDate: today(),
    })
    expect((await record(users.deputy, [reference], letter, { again: true })).code).toBeUndefined()
    expect((await known(users.deputy, id)).replies).toHaveLength(2)
    expect(await repliedAt(secret)).toBe(today())
  })

  test('when its sender is only verified or doubted, then it waits all the same and says so', async () => {
    const { id, reference } = await aLetter()
    const states = async () => {
      const { data } = await users.deputy.client.rpc('work_list', {
        p_round_id: roundId,
        p_step: 'answer',
        p_limit: 1000,
      })
      return z
        .array(workItemSchema)
        .parse(data)
        .find((item) => item.reference === reference)?.state
    }
    expect(await states()).toBe('unverified')
    await users.deputy.client.rpc('verify_feedback', {
      p_feedback_id: id,
      p_outcome: 'confirmed',
      p_method: 'called_back',
    })
    expect(await states()).toBe('verified')
  })
})

describe('H7: given a wrong record', () => {
  const because = 'Ghi nhầm ngày trả lời'

  test('when it is corrected, then the correction stands, the earlier row is kept with the reason', async () => {
    const { id, reference } = await aLetter()
    const { key } = await record(users.deputy, [reference], byTelephone(users.deputy))
    const right = byTelephone(users.member, { note: 'Gặp lúc 9 giờ.', way: 'visit' })
    const second = await record(users.member, [reference], right, { replaces: key, because })
    expect(second.code).toBeUndefined()
    const { replies } = await known(users.deputy, id)
    expect(replies).toMatchObject([
      {
        way: 'visit',
        reason: because,
        replaces: replies[1]?.id,
        recordedBy: users.member.id,
        together: [reference],
      },
      { way: 'telephone', reason: null, recordedBy: users.deputy.id, together: null },
    ])
    expect(await waits(reference)).toBe(false)
    // whoever corrects what somebody else has corrected meanwhile is told so
    const late = await record(users.deputy, [reference], right, { replaces: key, because })
    expect(late).toMatchObject({ code: 'KD093', detail: reference })
    expect(
      (await record(users.deputy, [reference], right, { replaces: second.key, because: 'ngắn' })).code,
    ).toBe('KD004')
  })

  test('when it is withdrawn, then the letter waits again and the receipt no longer says it was answered', async () => {
    const { id, reference, secret } = await aLetter()
    const { key } = await record(users.deputy, [reference], byTelephone(users.deputy))
    const withdrawn = await record(users.deputy, [reference], undefined, { replaces: key, because })
    expect(withdrawn.code).toBeUndefined()
    expect(await waits(reference)).toBe(true)
    expect(await repliedAt(secret)).toBeNull()
    expect((await known(users.deputy, id)).replies).toMatchObject([
      { way: null, reason: because },
      { way: 'telephone' },
    ])
    const again = await record(users.deputy, [reference], undefined, { replaces: withdrawn.key, because })
    expect(again.code).toBe('KD093')
    expect((await record(users.member, [reference], byTelephone(users.member))).code).toBeUndefined()
    expect(await waits(reference)).toBe(false)
  })

  test('when who did it has left, then the record can still be corrected with their name', async () => {
    const { reference } = await aLetter()
    const content = byTelephone(users.gone)
    const { key } = await record(users.deputy, [reference], content)
    await stack.sql`update public.staff set disabled_at = now() where user_id = ${users.gone.id}`
    const right = { ...content, note: 'Đã nói cả ý thứ hai.' }
    expect((await record(users.deputy, [reference], right, { replaces: key, because })).code).toBeUndefined()
    await stack.sql`update public.staff set disabled_at = null where user_id = ${users.gone.id}`
  })
})

describe('H7: given several letters that one document answers', () => {
  test('when they are recorded at once, then all are answered, and corrected together or one by one', async () => {
    const letters = [await aCollective(), await aCollective(), await aCollective()]
    const references = letters.map(({ reference }) => reference).sort()
    const { key, count } = await record(users.deputy, references, inWriting(users.deputy))
    expect(count).toBe(3)
    for (const { id, reference } of letters) {
      expect(await waits(reference)).toBe(false)
      expect((await known(users.member, id)).replies[0]?.together).toEqual(references)
    }
    const [first = '', ...others] = references
    const because = { replaces: key, because: 'Gửi riêng bằng văn bản khác' }
    const alone = inWriting(users.deputy, { documentNumber: '16-CV/ĐUK' })
    expect((await record(users.deputy, [first], alone, because)).count).toBe(1)
    expect((await record(users.deputy, references, alone, because)).detail).toBe(first)
    expect((await record(users.deputy, others, undefined, because)).count).toBe(2)
    expect(await Promise.all(references.map(waits))).toEqual([false, true, true])
  })

  test('when one of them is answered, or is of the other kind, then none is recorded', async () => {
    const [one, two, person] = [await aCollective(), await aCollective(), await aLetter()]
    const content = inWriting(users.deputy)
    const mixed = await record(users.deputy, [one.reference, person.reference], content)
    expect(mixed).toMatchObject({ code: 'KD094', detail: 'way' })
    await record(users.member, [two.reference], inWriting(users.member))
    const answer = await record(users.deputy, [one.reference, two.reference], content)
    expect(answer).toMatchObject({ code: 'KD092', detail: two.reference })
    expect(await waits(one.reference)).toBe(true)
  })

  test('when two clerks record overlapping choices at once, then one is recorded whole and the other not at all', async () => {
    const [one, two, three] = [await aCollective(), await aCollective(), await aCollective()]
    const answers = await Promise.all([
      record(users.deputy, [one.reference, two.reference], inWriting(users.deputy)),
      record(users.member, [two.reference, three.reference], inWriting(users.member)),
    ])
    expect(answers.map(({ code }) => code ?? 'recorded').sort()).toEqual(['KD092', 'recorded'])
    const left = await Promise.all([one, two, three].map(({ reference }) => waits(reference)))
    expect([left.filter(Boolean).length, left[1]]).toEqual([1, false])
  })
})

describe('H7: given a letter on paper that is typed again', () => {
  test('when it was answered before, then the new transcription is answered, counts once and is corrected there', async () => {
    const content = aContent({ contributor: aPerson() })
    const typed = await entered(stack.sql, users.member.client, { content })
    await foundSame(users.deputy.client, typed.id)
    const { key } = await record(users.deputy, [typed.reference], byTelephone(users.deputy))
    expect((await compare(users.deputy.client, typed.id, 'different', 'Sót một chữ')).error).toBeNull()
    const again = await entered(stack.sql, users.member.client, {
      content,
      circumstances: { replaces: typed.reference },
    })
    await foundSame(users.deputy.client, again.id)
    expect([await waits(typed.reference), await waits(again.reference)]).toEqual([false, false])
    expect(await repliedAt(typed.secret)).toBe(today())
    expect((await known(users.deputy, again.id)).replies).toMatchObject([
      { recording: key, together: [typed.reference] },
    ])
    const because = { replaces: key, because: 'Chưa gọi được cho người này' }
    expect((await record(users.deputy, [again.reference], undefined, because)).code).toBeUndefined()
    expect(await waits(again.reference)).toBe(true)
  })

  test('when it was found different and nobody was answered, then only the new one waits', async () => {
    const content = aContent({ contributor: aPerson() })
    const typed = await entered(stack.sql, users.member.client, { content })
    await foundDifferent(users.deputy.client, typed.id)
    const again = await entered(stack.sql, users.member.client, {
      content,
      circumstances: { replaces: typed.reference },
    })
    await foundSame(users.deputy.client, again.id)
    expect([await waits(typed.reference), await waits(again.reference)]).toEqual([false, true])
  })
})

test('H7: given samples, when they are answered and removed, then their replies go with them and no other', async () => {
  const kept = await aLetter()
  await record(users.deputy, [kept.reference], byTelephone(users.deputy))
  const { data, error } = await stack.service().rpc('store_sample', {
    body: stack.body.slug,
    content: aContent({ contributor: aPerson() }),
    idempotency_key: crypto.randomUUID(),
    received_at: new Date().toISOString(),
  })
  if (error) throw error
  const { reference } = z.object({ reference: z.string() }).parse(data)
  const { key } = await record(users.deputy, [reference], byTelephone(users.deputy))
  const because = 'Sửa lại nội dung đã báo'
  await record(users.deputy, [reference], byTelephone(users.deputy, { note: 'Khác.' }), {
    replaces: key,
    because,
  })
  expect((await stack.service().rpc('remove_samples')).error).toBeNull()
  expect(await rows(users.member, kept.id)).toHaveLength(1)
  const left = await stack.sql`select from public.reply where recording = ${key}`
  expect(left).toHaveLength(0)
})
