/** F5, F6: letters on paper, typed. Refusals first. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, today } from '../../src/domain/day.ts'
import { aComment, collective } from '../factories.ts'
import { entered, enterPaper, foundDifferent } from '../paper.ts'
import { aContent, countRows } from '../submissions.ts'
import { aboutLead, expectRefused, roundId, stack, startPaperDesk, users } from './paper-desk.ts'

beforeAll(startPaperDesk)
afterAll(() => stack?.stop())

describe('F5, H8: given people who may not type letters', () => {
  test.each(['stranger', 'disabled'] as const)('when a %s types one, then KD005', async (who) => {
    await expectRefused(() => enterPaper(users[who].client), 'KD005')
  })

  test('when the intake’s key types one, then it is refused', async () => {
    await expectRefused(() => enterPaper(stack.anon()), '42501')
  })

  test('when it comments on who types it, then KD017 at that comment', async () => {
    const error = await expectRefused(() => enterPaper(users.lead.client, { content: aboutLead }), 'KD017')
    expect(error).toMatchObject({ details: 'comments.1.subject' })
  })

  test('when the lead of another body types one, then it is that body’s', async () => {
    const letter = await entered(stack.sql, users.other.client)
    const own = await users.typist.client.from('desk_feedback').select('id').eq('id', letter.id)
    expect(own.data).toEqual([])
    const theirs = await users.other.client.from('desk_feedback').select('id').eq('id', letter.id)
    expect(theirs.data).toHaveLength(1)
  })

  test('when somebody says that another typed it, or when the form was begun, then it is not believed', async () => {
    const { id } = await entered(stack.sql, users.typist.client, {
      circumstances: { enteredBy: users.second.id, trapped: true, begun: '1.00' },
    })
    const [row] =
      await stack.sql`select entered_by, trapped, begun_at, channel from public.feedback where id = ${id}`
    expect(row).toEqual({ entered_by: users.typist.id, trapped: false, begun_at: null, channel: 'paper' })
  })
})

describe('F6: given the day on which the paper arrived', () => {
  test('when that day lies ahead, then KD019', async () => {
    const receivedOn = addDays(today(), 1)
    const error = await expectRefused(() => enterPaper(users.typist.client, { receivedOn }), 'KD019')
    expect(error).toMatchObject({ details: 'receivedOn' })
  })

  test.each(['2012-07-31', '2012-10-01', '1999-01-01'])(
    'when it is %s, outside every round, then KD002',
    async (receivedOn) => {
      await expectRefused(() => enterPaper(users.typist.client, { receivedOn }), 'KD002')
    },
  )

  test('when it is today, then it was received now', async () => {
    const { id } = await entered(stack.sql, users.typist.client)
    const [row] =
      await stack.sql`select received_at > now() - interval '1 minute' and received_at <= now() as now,
      entered_at is not null as entered from public.feedback where id = ${id}`
    expect(row).toEqual({ now: true, entered: true })
  })

  test.each([
    ['2020-09-30', false],
    ['2020-10-01', true],
  ])(
    'when it is %s of a round that closed on 30 September, then its being late is %s',
    async (receivedOn, late) => {
      const { slug, name, superiorName, subjects, contentAreas } = stack.body
      const round = {
        year: 2020,
        title: 'Đợt 2020',
        opensOn: '2020-08-01',
        closesOn: '2020-09-30',
        acceptsLateUntil: '2020-10-15',
      }
      await stack.service().rpc('publish_round', {
        definition: { body: { slug, name, superiorName }, round, subjects, contentAreas },
      })
      const { data } = await enterPaper(users.typist.client, { receivedOn })
      expect(data).toMatchObject({ late, channel: 'paper', round: 'Đợt 2020' })
      const [row] = await stack.sql`select (received_at at time zone 'Asia/Ho_Chi_Minh')::text as at
      from public.feedback where reference = ${data.reference}`
      expect(row).toEqual({ at: `${receivedOn} 23:59:59` })
    },
  )
})

describe('F9: given a key', () => {
  test('when the same letter is stored twice, then it is one, with the same receipt', async () => {
    const key = crypto.randomUUID()
    const first = await enterPaper(users.typist.client, { key })
    const before = await countRows(stack.sql)
    const second = await enterPaper(users.typist.client, { key })
    expect(second.data).toEqual(first.data)
    expect(await countRows(stack.sql)).toEqual(before)
  })

  test('when another letter is stored under it, then KD001', async () => {
    const key = crypto.randomUUID()
    await enterPaper(users.typist.client, { key })
    const content = aContent({ comments: [aComment({ text: 'Khác' })] })
    await expectRefused(() => enterPaper(users.typist.client, { key, content }), 'KD001')
  })
})

describe('F5: given paper forms and invitations', () => {
  let forms: number[]
  let invitation: { number: number; code: string }
  beforeAll(async () => {
    const rows = [{ kind: 'individual', category: 'retired', name: 'Đặng Thị Bưởi', address: '12 ngõ Thử' }]
    await users.typist.client.rpc('import_invitations', { p_round_id: roundId, p_rows: rows })
    const [row] = await stack.sql<{ number: number; code: string }[]>`
      select n.number, i.code from public.invitation n join private.invitee i on i.invitation_id = n.id`
    if (!row) throw new Error('no invitation')
    invitation = row
    const printed = await users.typist.client.rpc('print_paper_forms', { p_round_id: roundId, p_count: 3 })
    forms = printed.data.map(({ number }: { number: number }) => number)
  })

  test('when the form is not of this round, then KD016', async () => {
    const error = await expectRefused(
      () => enterPaper(users.typist.client, { circumstances: { paperForm: '9999' } }),
      'KD016',
    )
    expect(error).toMatchObject({ details: 'paperForm' })
  })

  test.each(['9999', 'AAAA-AAAA-AAAA'])('when no invitation is “%s”, then KD011', async (code) => {
    const error = await expectRefused(
      () => enterPaper(users.typist.client, { circumstances: { invitation: code } }),
      'KD011',
    )
    expect(error).toMatchObject({ details: 'invitationCode' })
  })

  test('when a form is entered a second time, then KD016, also by two people at the same moment', async () => {
    const circumstances = { paperForm: forms[0] }
    await entered(stack.sql, users.typist.client, { circumstances })
    await expectRefused(() => enterPaper(users.second.client, { circumstances }), 'KD016')
    const both = await Promise.all(
      [users.typist, users.second].map(({ client }) =>
        enterPaper(client, { circumstances: { paperForm: forms[1] } }),
      ),
    )
    expect(both.map(({ error }) => error?.code ?? 'stored').sort()).toEqual(['KD016', 'stored'])
  })

  test('when the invitation is named by its code or its number, then it is the same', async () => {
    for (const code of [invitation.code, String(invitation.number)]) {
      const { id } = await entered(stack.sql, users.typist.client, { circumstances: { invitation: code } })
      const [row] =
        await stack.sql`select n.number from public.feedback f join public.invitation n on n.id = f.invitation_id where f.id = ${id}`
      expect(row).toEqual({ number: invitation.number })
    }
  })

  test('when it is typed again, then its form and invitation come with it and nobody else can take the form', async () => {
    const circumstances = { paperForm: forms[2], invitation: String(invitation.number) }
    const first = await entered(stack.sql, users.typist.client, { circumstances })
    await foundDifferent(users.second.client, first.id)
    const opened = await users.second.client.rpc('open_identity', {
      p_feedback_id: first.id,
      p_reason: 'Nhập lại cho đúng',
    })
    expect(opened.data).toMatchObject({ paperForm: forms[2], invitation: invitation.number })
    await entered(stack.sql, users.second.client, {
      circumstances: { ...circumstances, replaces: first.reference },
    })
    await expectRefused(
      () => enterPaper(users.third.client, { circumstances: { paperForm: forms[2] } }),
      'KD016',
    )
  })
})

describe('F1: given the document of a collective', () => {
  test('when it is here already, then KD010, unless it is said to be another', async () => {
    const content = aContent({ contributor: { ...collective, documentNumber: `9-${crypto.randomUUID()}` } })
    await entered(stack.sql, users.typist.client, { content })
    const error = await expectRefused(() => enterPaper(users.typist.client, { content }), 'KD010')
    expect(error).toMatchObject({ details: 'contributor.documentNumber' })
    await entered(stack.sql, users.typist.client, { content, circumstances: { supplement: true } })
  })
})
