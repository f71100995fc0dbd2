/** H7, II.2.4.3: contributors are answered, it is recorded, and then nobody waits any more. Denials first. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { addDays, today } from '../../src/domain/day.ts'
import { aPerson } from '../factories.ts'
import { entered } from '../paper.ts'
import { byTelephone, inWriting, record } from '../replies.ts'
import { aContent } from '../submissions.ts'
import { aCollective, aLetter, known, repliedAt, rows, waitingItem, waits } from './replies-desk.ts'
import { stack, startWorkDesk, users, verify } from './work-desk.ts'

beforeAll(startWorkDesk)
afterAll(() => stack?.stop())

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
    await verify(users.deputy, denied.id, 'denied')
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
    const states = async () => (await waitingItem(reference))?.state
    expect(await states()).toBe('unverified')
    await verify(users.deputy, id)
    expect(await states()).toBe('verified')
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
