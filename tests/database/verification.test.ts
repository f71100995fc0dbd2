/** F7: letters checked against who is said to have sent them; the same words under several names. Refusals first. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aComment, individual } from '../factories.ts'
import { entered, foundDifferent } from '../paper.ts'
import { type Stack, startStack, type TestUser } from '../stack.ts'
import { aContent, storedFeedback, submit } from '../submissions.ts'

let stack: Stack
let users: Record<'deputy' | 'member' | 'lead' | 'stranger' | 'other', TestUser>
let roundId: string

beforeAll(async () => {
  stack = await startStack()
  users = {
    deputy: await stack.addUser('deputy', { role: 'deputy' }),
    member: await stack.addUser('member', { role: 'member' }),
    lead: await stack.addUser('lead', { role: 'lead', subjectCode: 'chanh-van-phong' }),
    stranger: await stack.addUser('stranger'),
    other: await stack.addUser('other', { role: 'lead' }, stack.otherBody),
  }
  const [round] = await stack.sql<
    { id: string }[]
  >`select r.id from public.round r join public.body b on b.id = r.body_id
    where b.slug = ${stack.body.slug} order by r.opens_on desc limit 1`
  roundId = round?.id ?? ''
})
afterAll(() => stack?.stop())

function verify(user: TestUser, id: string, outcome = 'confirmed', method = 'called_back', note?: string) {
  const args = { p_feedback_id: id, p_outcome: outcome, p_method: method, ...(note && { p_note: note }) }
  return user.client.rpc('verify_feedback', args)
}

async function noted(id: string) {
  return stack.sql`select outcome, method, note, verified_by from public.verification where feedback_id = ${id} order by id`
}

const aboutLead = aContent({ comments: [aComment({ subject: 'chanh-van-phong' })] })

describe('F7: given people who may not verify', () => {
  test.each([
    ['stranger', 'KD005'],
    ['other', 'KD005'],
  ] as const)('when a %s verifies, then %s and nothing is noted', async (who, code) => {
    const id = await storedFeedback(stack)
    expect((await verify(users[who], id)).error?.code).toBe(code)
    expect(await noted(id)).toEqual([])
  })

  test('I.5: when the letter comments on who verifies, then KD017', async () => {
    const id = await storedFeedback(stack, { content: aboutLead })
    expect((await verify(users.lead, id)).error?.code).toBe('KD017')
    expect(await noted(id)).toEqual([])
  })

  test('when a transcription was typed again, then KD018', async () => {
    const first = await entered(stack.sql, users.member.client)
    await foundDifferent(users.deputy.client, first.id)
    await entered(stack.sql, users.member.client, { circumstances: { replaces: first.reference } })
    expect((await verify(users.deputy, first.id)).error?.code).toBe('KD018')
  })

  test.each([
    ['outcome', 'perhaps', 'called_back', undefined],
    ['method', 'confirmed', 'guessed', undefined],
    ['note', 'confirmed', 'called_back', 'x'.repeat(501)],
  ])('when the %s is not one of ours, then it is refused', async (_, outcome, method, note) => {
    const id = await storedFeedback(stack)
    expect((await verify(users.deputy, id, outcome, method, note)).error?.code).toBe('23514')
  })
})

describe('F7: given a letter', () => {
  test('when verified, then who, when, how and what is noted, and the last finding counts', async () => {
    const id = await storedFeedback(stack)
    expect((await verify(users.deputy, id, 'doubtful', 'called_back', ' Không nghe máy ')).error).toBeNull()
    expect((await verify(users.member, id, 'confirmed', 'met_in_person', '  ')).error).toBeNull()
    expect(await noted(id)).toEqual([
      { outcome: 'doubtful', method: 'called_back', note: 'Không nghe máy', verified_by: users.deputy.id },
      { outcome: 'confirmed', method: 'met_in_person', note: null, verified_by: users.member.id },
    ])
    const row = await users.deputy.client.from('desk_feedback').select('verification').eq('id', id).single()
    expect(row.data).toEqual({ verification: 'confirmed' })
  })

  test('when only confirmed letters are taken off the unverified, then lists and counts agree', async () => {
    const { client } = users.deputy
    const state = async () => {
      const feedbacks = await client.rpc('feedback_counts', { p_round_id: roundId })
      const comments = await client.rpc('comment_counts', { p_round_id: roundId })
      const open = 'verification.is.null,verification.neq.confirmed'
      const letters = await client
        .from('desk_feedback')
        .select('id')
        .eq('round_id', roundId)
        .is('counted', true)
        .or(open)
      const listed = await client
        .from('desk_comment')
        .select('id')
        .eq('round_id', roundId)
        .is('verified', false)
      const sum = (rows: { unverified_count: number }[] | null) =>
        (rows ?? []).reduce((total, row) => total + row.unverified_count, 0)
      expect(sum(feedbacks.data)).toBe(letters.data?.length)
      expect(sum(comments.data)).toBe(listed.data?.length)
      return { letters: letters.data?.length ?? 0, comments: listed.data?.length ?? 0 }
    }
    const id = await storedFeedback(stack, { content: aContent({ comments: [aComment(), aComment()] }) })
    const before = await state()
    await verify(users.deputy, id, 'denied')
    expect(await state()).toEqual(before)
    await verify(users.deputy, id)
    expect(await state()).toEqual({ letters: before.letters - 1, comments: before.comments - 2 })
    await verify(users.deputy, id, 'doubtful')
    expect(await state()).toEqual(before)
  })

  test('F8: when confirmed, then its receipt says when; when that is taken back, then no longer', async () => {
    const { data } = await submit(stack.anon())
    const [row] = await stack.sql<
      { id: string }[]
    >`select id from public.feedback where reference = ${data.reference}`
    const at = async () => (await stack.anon().rpc('find_receipt', { secret: data.secret })).data.verifiedAt
    expect(await at()).toBeNull()
    await verify(users.deputy, row?.id ?? '')
    expect(await at()).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/)
    await verify(users.deputy, row?.id ?? '', 'denied')
    expect(await at()).toBeNull()
  })

  test('when what was noted is changed by the owner of the database, then it is refused', async () => {
    await verify(users.deputy, await storedFeedback(stack))
    for (const statement of [
      "update public.verification set outcome = 'denied'",
      'delete from public.verification',
      'truncate public.verification',
    ]) {
      await expect(stack.sql.unsafe(statement)).rejects.toMatchObject({ code: 'KD009' })
    }
  })
})

describe('F7: given the same words under several names', () => {
  const words = `Cùng một lời ${crypto.randomUUID()}`
  const of = (fullName: string) =>
    aContent({ contributor: { ...individual, fullName }, comments: [aComment({ text: words })] })
  const twins = async (id: string) => {
    const { data } = await users.deputy.client.rpc('same_words', { p_feedback_id: id })
    const row = await users.deputy.client
      .from('desk_feedback')
      .select('same_words_count')
      .eq('id', id)
      .single()
    expect(row.data?.same_words_count).toBe(data.length)
    return data.map(({ reference }: { reference: string }) => reference)
  }

  test('when they arrive, then none is refused and each names the others; replaced transcriptions are none', async () => {
    const first = await storedFeedback(stack, { content: of('Người Một') })
    expect(await twins(first)).toEqual([])
    await storedFeedback(stack, { content: of('Người Hai') })
    const paper = await entered(stack.sql, users.member.client, { content: of('Người Ba') })
    expect(await twins(first)).toHaveLength(2)
    expect(await twins(paper.id)).toHaveLength(2)
    await foundDifferent(users.deputy.client, paper.id)
    const again = await entered(stack.sql, users.member.client, {
      content: of('Người Bốn'),
      circumstances: { replaces: paper.reference },
    })
    expect(await twins(paper.id)).toEqual([])
    expect(await twins(first)).toContain(again.reference)
    expect(await twins(first)).toHaveLength(2)
  })

  test('when another body asks, then it learns nothing', async () => {
    const id = await storedFeedback(stack, { content: of('Người Năm') })
    expect((await users.other.client.rpc('same_words', { p_feedback_id: id })).data).toEqual([])
    expect((await users.stranger.client.rpc('same_words', { p_feedback_id: id })).data).toEqual([])
  })
})
