/** Reading an identity: with a reason, logged, never by the subject (H8, I.5, design §5.5–5.7). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aComment, collective, individual } from '../factories.ts'
import { type Stack, startStack, type TestUser } from '../stack.ts'
import { aContent, storedFeedback } from '../submissions.ts'
import { actAs, codeOf } from './support.ts'

let stack: Stack
let deputy: TestUser
let lead: TestUser
let feedbackId: string

const reason = 'Gọi điện hỏi lại nội dung ý kiến 2'

beforeAll(async () => {
  stack = await startStack()
  deputy = await stack.addUser('deputy', { role: 'deputy' })
  lead = await stack.addUser('lead', { role: 'lead', subjectCode: 'chanh-van-phong' })
  feedbackId = await storedFeedback(stack)
})
afterAll(() => stack?.stop())

function open(user: TestUser, id: string, why: string | null) {
  return user.client.rpc('open_identity', { p_feedback_id: id, p_reason: why })
}

async function logOf(id: string) {
  return stack.sql`select staff_id, action, reason, at from public.access_log where feedback_id = ${id} order by id`
}

describe('H8: given a letter and a staff member without a good reason', () => {
  test.each([
    ['no reason', null],
    ['an empty reason', ''],
    ['nine characters', 'chín ký t'],
    ['nine characters between blanks', '        chín ký t        '],
    ['blanks', ' '.repeat(40)],
    ['line breaks', '\n'.repeat(40)],
    ['tabs and no-break spaces', '\t\u00a0'.repeat(20)],
    ['501 characters', 'x'.repeat(501)],
  ])('when opening its identity with %s, then KD004 and nothing is logged', async (_, why) => {
    const id = await storedFeedback(stack)
    const { data, error } = await open(deputy, id, why)
    expect({ data, code: error?.code }).toEqual({ data: null, code: 'KD004' })
    expect(await logOf(id)).toEqual([])
  })
})

describe('H8: given a letter and a reason', () => {
  test('when opening its identity, then it is returned and logged with actor, time and reason', async () => {
    const id = await storedFeedback(stack, { content: aContent() })
    const [before] = await stack.sql`select clock_timestamp() as at`
    const { data, error } = await open(deputy, id, `  ${reason} `)
    const [after] = await stack.sql`select clock_timestamp() as at`
    expect(error).toBeNull()
    const { kind, category, fullName, address } = individual
    expect(data).toEqual({ refused: false, kind, category, fullName, address })
    const log = await logOf(id)
    expect(log).toMatchObject([{ staff_id: deputy.id, action: 'identity_opened', reason }])
    expect(log[0]?.['at'] >= before?.['at'] && log[0]?.['at'] <= after?.['at']).toBe(true)
  })

  test('F1: when the letter is a collective’s, then its document and signatory are returned', async () => {
    const id = await storedFeedback(stack, { content: aContent({ contributor: collective }) })
    const { data } = await open(lead, id, reason)
    expect(data).toEqual({ refused: false, ...collective })
  })

  test('when opened twice, then it is logged twice', async () => {
    const id = await storedFeedback(stack)
    await open(deputy, id, reason)
    await open(lead, id, reason)
    expect(await logOf(id)).toMatchObject([{ staff_id: deputy.id }, { staff_id: lead.id }])
  })

  test('when the transaction of the reading is undone, then neither log nor identity is left', async () => {
    const id = await storedFeedback(stack)
    const inside = await actAs(stack.sql, { role: 'authenticated', sub: deputy.id }, async (tx) => {
      await tx`select public.open_identity(${id}, ${reason})`
      return tx`select action from public.access_log where feedback_id = ${id}`
    })
    expect(inside).toEqual([{ action: 'identity_opened' }])
    expect(await logOf(id)).toEqual([])
  })

  test('when the transaction is read-only, so that nothing can be logged, then no identity is returned', async () => {
    const attempt = actAs(stack.sql, { role: 'authenticated', sub: deputy.id }, async (tx) => {
      await tx`set transaction read only`
      return tx`select public.open_identity(${feedbackId}, ${reason})`
    })
    expect(await codeOf(attempt)).toBe('25006')
  })

  test('when the letter does not exist, then KD005', async () => {
    const { data, error } = await open(deputy, crypto.randomUUID(), reason)
    expect({ data, code: error?.code }).toEqual({ data: null, code: 'KD005' })
  })
})

describe('I.5: given a staff member who is also a subject', () => {
  const aboutLead = aContent({ comments: [aComment(), aComment({ subject: 'chanh-van-phong' })] })

  test('when opening a letter that comments on that subject, then it is refused and logged as refused', async () => {
    const id = await storedFeedback(stack, { content: aboutLead })
    const { data, error } = await open(lead, id, reason)
    expect(error).toBeNull()
    expect(data).toEqual({ refused: true })
    expect(await logOf(id)).toMatchObject([{ staff_id: lead.id, action: 'identity_refused', reason }])
  })

  test('when another member opens the same letter, then it is returned', async () => {
    const id = await storedFeedback(stack, { content: aboutLead })
    const { data } = await open(deputy, id, reason)
    expect(data).toMatchObject({ refused: false, fullName: individual.fullName })
  })

  test('R6: when the letter belongs to a round published after the enrolment, then it is refused too', async () => {
    const [next] = await stack.sql<{ id: string }[]>`
      select public.publish_round(${JSON.stringify({
        body: { slug: stack.body.slug, name: stack.body.name, superiorName: stack.body.superiorName },
        subjects: stack.body.subjects,
        contentAreas: stack.body.contentAreas,
        round: { year: 2031, title: 'Đợt kiểm điểm năm 2031', opensOn: '2031-08-01', closesOn: '2031-09-30' },
      })}::text::jsonb) as id`
    const args = {
      body: stack.body.slug,
      content: aboutLead,
      idempotency_key: crypto.randomUUID(),
      received_at: '2031-08-15T05:00:00Z',
    }
    const { data: receipt, error } = await stack.service().rpc('store_sample', args)
    expect(error).toBeNull()
    const [row] = await stack.sql<{ id: string; round_id: string }[]>`
      select id, round_id from public.feedback where reference = ${receipt.reference}`
    expect(row?.round_id).toBe(next?.id)
    const { data } = await open(lead, String(row?.id), reason)
    expect(data).toEqual({ refused: true })
  })

  test('when another opens the identity, then the subject does not read the reason, which may name the contributor', async () => {
    const id = await storedFeedback(stack, {
      content: aContent({ comments: [aComment({ subject: 'chanh-van-phong' })] }),
    })
    await open(deputy, id, 'Gọi lại cho người viết để xác minh')
    await open(lead, id, reason)
    const read = async (user: TestUser) =>
      (await user.client.from('access_log').select('action').eq('feedback_id', id).order('id')).data
    expect(await read(lead)).toEqual([{ action: 'identity_refused' }])
    expect(await read(deputy)).toEqual([{ action: 'identity_opened' }, { action: 'identity_refused' }])
  })
})

describe('H8: given the log of readings', () => {
  test.each([
    "update public.access_log set reason = 'một lý do khác hẳn'",
    "update public.access_log set at = at - interval '1 day'",
    'delete from public.access_log',
    'truncate public.access_log',
    'truncate public.access_log cascade',
    'truncate public.feedback cascade',
  ])('when the owner of the database runs “%s”, then it is refused', async (statement) => {
    await open(deputy, feedbackId, reason)
    const before = await stack.sql`select * from public.access_log order by id`
    expect(before.length).toBeGreaterThan(0)
    expect(await codeOf(stack.sql.unsafe(statement))).toBe('KD009')
    expect(await stack.sql`select * from public.access_log order by id`).toEqual(before)
  })

  test('when the owner says that samples are being removed, then entries of real letters still stay', async () => {
    const id = await storedFeedback(stack)
    await open(deputy, id, reason)
    const attempt = stack.sql.begin(async (tx) => {
      await tx`select set_config('app.removing_samples', 'on', true)`
      await tx`delete from public.access_log where feedback_id = ${id}`
    })
    expect(await codeOf(attempt)).toBe('KD009')
    expect(await logOf(id)).toHaveLength(1)
  })

  test('when samples are removed, then only the entries of samples go', async () => {
    const id = await storedFeedback(stack)
    await open(deputy, id, reason)
    const { error } = await stack.service().rpc('remove_samples')
    expect(error).toBeNull()
    expect(await logOf(id)).toHaveLength(1)
    const left =
      await stack.sql`select from public.access_log l join public.feedback f on f.id = l.feedback_id
      where f.is_sample`
    expect(left).toHaveLength(0)
  })
})
