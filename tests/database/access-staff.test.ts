/** What the Help Team of a body may reach over HTTP, and that of another body may not (H8, R4); the rest is in rights.ts. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Stack, startStack, type TestUser } from '../stack.ts'
import { storedFeedback } from '../submissions.ts'
import { type Actor, type Relation, refusalOf, relationsOf } from './support.ts'

let stack: Stack
let relations: Relation[]
let users: Record<'member' | 'deputy' | 'lead' | 'otherLead', TestUser>
let feedbackId: string

const as = (user: TestUser): Actor => ({ role: 'authenticated', sub: user.id })

beforeAll(async () => {
  stack = await startStack()
  relations = await relationsOf(stack.sql)
  users = {
    member: await stack.addUser('member', { role: 'member' }),
    deputy: await stack.addUser('deputy', { role: 'deputy' }),
    lead: await stack.addUser('lead', { role: 'lead', subjectCode: 'chanh-van-phong' }),
    otherLead: await stack.addUser('other-lead', { role: 'lead' }, stack.otherBody),
  }
  feedbackId = await storedFeedback(stack)
  const reading = { p_feedback_id: feedbackId, p_reason: 'Gọi điện hỏi lại nội dung' }
  const { error } = await users.member.client.rpc('open_identity', reading)
  expect(error).toBeNull()
})
afterAll(() => stack?.stop())

async function roundIds(): Promise<string[]> {
  return (await stack.sql<{ id: string }[]>`select id from public.round`).map(({ id }) => id)
}

describe('R4, H8: given the lead of another body', () => {
  test('then feedback, comments, the log and their counts are empty', async () => {
    const { client } = users.otherLead
    for (const name of ['feedback', 'comment', 'desk_feedback', 'desk_comment', 'access_log']) {
      expect((await client.from(name).select('id')).data, name).toEqual([])
    }
    for (const round of await roundIds()) {
      expect((await client.rpc('comment_counts', { p_round_id: round })).data).toEqual([])
      expect((await client.rpc('feedback_counts', { p_round_id: round })).data).toEqual([])
    }
  })

  test('when asking for an identity with a reason, then it is refused and nothing is logged', async () => {
    const before = await stack.sql`select count(*) from public.access_log`
    const { data, error } = await users.otherLead.client.rpc('open_identity', {
      p_feedback_id: feedbackId,
      p_reason: 'Một lý do đủ dài',
    })
    expect(data).toBeNull()
    expect(error?.code).toBe('KD005')
    expect(await stack.sql`select count(*) from public.access_log`).toEqual(before)
  })
})

describe.each(['member', 'deputy', 'lead'] as const)('H8: given a %s of this body', (role) => {
  test('when reading identities over HTTP, then it is refused', async () => {
    const { error } = await users[role].client.schema('private').from('contributor_identity').select('*')
    expect(error).not.toBeNull()
  })

  test('when reading a column with a hash, then it is refused', async () => {
    const hashes = relations.flatMap(({ name, columns }) =>
      columns.filter((column) => /sha256|secret|password/.test(column)).map((column) => ({ name, column })),
    )
    expect(hashes.length).toBeGreaterThanOrEqual(5)
    for (const { name, column } of hashes) {
      const code = await refusalOf(stack.sql, as(users[role]), `select ${column} from ${name} limit 1`)
      expect(`${name}.${column} ${code}`).toBe(`${name}.${column} 42501`)
    }
  })

  test('then the feedback, its comment and the log of readings are visible', async () => {
    const { client } = users[role]
    const feedbacks = await client.from('desk_feedback').select('id, reference, late')
    expect(feedbacks.data?.map(({ id }) => id)).toEqual([feedbackId])
    const comments = await client.from('desk_comment').select('text')
    expect(comments.data).toEqual([{ text: 'Đề nghị làm rõ.' }])
    expect((await client.from('access_log').select('action')).data).toEqual([{ action: 'identity_opened' }])
    expect((await client.rpc('staff_me')).data).toMatchObject({ role, userId: users[role].id })
  })
})
