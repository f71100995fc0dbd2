/** A desk at which one types letters on paper and another compares them. */
import { expect } from 'vitest'
import { aComment } from '../factories.ts'
import { type Stack, startStack, type TestUser } from '../stack.ts'
import { aContent, countRows } from '../submissions.ts'

export let stack: Stack
export let users: Record<'typist' | 'second' | 'third' | 'lead' | 'stranger' | 'other' | 'disabled', TestUser>
export let roundId: string

export async function startPaperDesk(): Promise<void> {
  stack = await startStack()
  users = {
    typist: await stack.addUser('typist', { role: 'member' }),
    second: await stack.addUser('second', { role: 'deputy' }),
    third: await stack.addUser('third', { role: 'member' }),
    lead: await stack.addUser('lead', { role: 'lead', subjectCode: 'chanh-van-phong' }),
    stranger: await stack.addUser('stranger'),
    other: await stack.addUser('other', { role: 'lead' }, stack.otherBody),
    disabled: await stack.addUser('disabled', { role: 'lead' }),
  }
  await stack.sql`update public.staff set disabled_at = now() where user_id = ${users.disabled.id}`
  const [round] = await stack.sql<
    { id: string }[]
  >`select r.id from public.round r join public.body b on b.id = r.body_id
    where b.slug = ${stack.body.slug} order by r.opens_on desc limit 1`
  roundId = round?.id ?? ''
}

export const aboutLead = aContent({ comments: [aComment(), aComment({ subject: 'chanh-van-phong' })] })

/** Runs `act`, which must be refused with `code` and store nothing. */
export async function expectRefused(
  act: () => PromiseLike<{ data: unknown; error: { code: string } | null }>,
  code: string,
) {
  const before = await countRows(stack.sql)
  const { data, error } = await act()
  expect({ data, code: error?.code }).toEqual({ data: null, code })
  expect(await countRows(stack.sql)).toEqual(before)
  return error
}

export async function counts() {
  const { client } = users.second
  const feedbacks = await client.rpc('feedback_counts', { p_round_id: roundId })
  const comments = await client.rpc('comment_counts', { p_round_id: roundId })
  const listed = await client.from('desk_comment').select('id').eq('round_id', roundId)
  const letters = await client.from('desk_feedback').select('id').eq('round_id', roundId).is('counted', true)
  const sum = (rows: Record<string, number>[] | null, name: string) =>
    (rows ?? []).reduce((total, row) => total + (row[name] ?? 0), 0)
  return {
    feedbacks: sum(feedbacks.data, 'feedback_count'),
    letters: letters.data?.length,
    uncompared: sum(feedbacks.data, 'uncompared_count'),
    comments: sum(comments.data, 'comment_count'),
    listed: listed.data?.length,
  }
}
