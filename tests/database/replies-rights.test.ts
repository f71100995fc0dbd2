/** H7, H8: who may record, correct and read replies, and in whose name. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { byTelephone, record } from '../replies.ts'
import { aLetter, rows, stateOf, waits } from './replies-desk.ts'
import { codeOf } from './support.ts'
import { aboutLead, stack, startWorkDesk, users } from './work-desk.ts'

beforeAll(startWorkDesk)
afterAll(() => stack?.stop())

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
    expect((await record(users.deputy, [reference], byTelephone(users.deputy))).code).toBeUndefined()
    for (const who of ['stranger', 'gone', 'auditor', 'other'] as const) {
      const { code } = await record(users[who], [reference], byTelephone(users.deputy), { again: true })
      expect(`${who} ${code}`).toBe(`${who} KD005`)
      expect(await rows(users[who], id)).toEqual([])
      expect(await stateOf(users[who], id)).toBeNull()
    }
    expect((await stack.anon().rpc('reply_state', { p_feedback_id: id })).error?.code).toBe('42501')
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
    for (const who of ['lead', 'auditor', 'gone', 'other', 'stranger'] as const) {
      const answer = await record(users.deputy, [reference], byTelephone(users[who]))
      expect(answer, who).toMatchObject({ code: 'KD091', detail: 'doneBy' })
    }
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
