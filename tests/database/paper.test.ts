/** F5, F6: letters on paper, typed by one and compared by another; until then they count nowhere. Refusals first. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, today } from '../../src/domain/day.ts'
import { aComment, collective, individual } from '../factories.ts'
import { compare, type Entered, entered, enterPaper, foundDifferent, foundSame } from '../paper.ts'
import { type Stack, startStack, type TestUser } from '../stack.ts'
import { aContent, countRows, submit } from '../submissions.ts'

let stack: Stack
let users: Record<'typist' | 'second' | 'third' | 'lead' | 'stranger' | 'other' | 'disabled', TestUser>
let roundId: string

beforeAll(async () => {
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
})
afterAll(() => stack?.stop())

const aboutLead = aContent({ comments: [aComment(), aComment({ subject: 'chanh-van-phong' })] })

/** Runs `act`, which must be refused with `code` and store nothing. */
async function expectRefused(
  act: () => PromiseLike<{ data: unknown; error: { code: string } | null }>,
  code: string,
) {
  const before = await countRows(stack.sql)
  const { data, error } = await act()
  expect({ data, code: error?.code }).toEqual({ data: null, code })
  expect(await countRows(stack.sql)).toEqual(before)
  return error
}

async function counts() {
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

describe('F5: given a transcription', () => {
  let letter: Entered
  beforeAll(async () => {
    letter = await entered(stack.sql, users.typist.client)
  })

  test('when who typed it compares it, then KD017', async () => {
    await expectRefused(() => compare(users.typist.client, letter.id, 'same'), 'KD017')
    await expectRefused(() => compare(users.typist.client, letter.id, 'different', 'Sai'), 'KD017')
  })

  test.each([
    ['stranger', 'KD005'],
    ['disabled', 'KD005'],
    ['other', 'KD017'],
  ] as const)('when a %s compares it, then %s', async (who, code) => {
    await expectRefused(() => compare(users[who].client, letter.id, 'different', 'Sai'), code)
  })

  test('when it comments on who compares it, then KD017', async () => {
    const own = await entered(stack.sql, users.typist.client, { content: aboutLead })
    await expectRefused(() => compare(users.lead.client, own.id, 'different', 'Sai'), 'KD017')
  })

  test('when it came from the web or is not there, then KD017', async () => {
    const { data } = await submit(stack.anon())
    const [web] = await stack.sql<
      { id: string }[]
    >`select id from public.feedback where reference = ${data.reference}`
    await expectRefused(() => compare(users.second.client, web?.id ?? '', 'different', 'Sai'), 'KD017')
    await expectRefused(() => compare(users.second.client, crypto.randomUUID(), 'different', 'Sai'), 'KD017')
  })

  test('when it is found the same before the name was looked at, then KD020', async () => {
    await expectRefused(() => compare(users.second.client, letter.id, 'same'), 'KD020')
    await users.third.client.rpc('open_identity', {
      p_feedback_id: letter.id,
      p_reason: 'Đối chiếu với bản giấy',
    })
    // another's look does not count
    await expectRefused(() => compare(users.second.client, letter.id, 'same'), 'KD020')
  })

  test.each([undefined, '', '   '])(
    'when a difference is not named (“%s”), then it is refused',
    async (note) => {
      await expectRefused(() => compare(users.second.client, letter.id, 'different', note), '23514')
    },
  )

  test('when it is found different, then it cannot be typed again by a subject of it, twice, or of another letter', async () => {
    const first = await entered(stack.sql, users.typist.client)
    const again = (circumstances: object, who = users.third) =>
      enterPaper(who.client, { circumstances: { ...circumstances } })
    await expectRefused(() => again({ replaces: first.reference }), 'KD018')
    await foundDifferent(users.second.client, first.id)
    await expectRefused(() => again({ replaces: '2222-2222' }), 'KD018')
    await expectRefused(() => again({ replaces: first.reference }, users.other), 'KD018')
    const both = await Promise.all(
      [users.typist, users.third].map((who) => again({ replaces: first.reference }, who)),
    )
    expect(both.map(({ error }) => error?.code ?? 'stored').sort()).toEqual(['KD018', 'stored'])
    await expectRefused(() => again({ replaces: first.reference }), 'KD018')
    await expectRefused(() => compare(users.second.client, first.id, 'different', 'Sai'), 'KD018')
  })

  test('when a web letter is named as the one it corrects, then KD018', async () => {
    const { data } = await submit(stack.anon())
    await expectRefused(
      () => enterPaper(users.typist.client, { circumstances: { replaces: data.reference } }),
      'KD018',
    )
  })

  test('when its finding is changed or removed by the owner of the database, then it is refused', async () => {
    await foundDifferent(users.second.client, letter.id)
    for (const statement of [
      "update public.comparison set outcome = 'same'",
      'delete from public.comparison',
      'truncate public.comparison',
    ]) {
      await expect(stack.sql.unsafe(statement)).rejects.toMatchObject({ code: 'KD009' })
    }
  })
})

describe('F5, H2: given the counts', () => {
  test('when a letter is typed, then it counts nowhere; compared, everywhere; found different later, nowhere again', async () => {
    const before = await counts()
    const content = aContent({ comments: [aComment(), aComment({ subject: 'pho-bi-thu' })] })
    const letter = await entered(stack.sql, users.typist.client, { content })
    expect(await counts()).toEqual({ ...before, uncompared: before.uncompared + 1 })
    await foundSame(users.second.client, letter.id)
    const compared = {
      feedbacks: before.feedbacks + 1,
      letters: (before.letters ?? 0) + 1,
      uncompared: before.uncompared,
      comments: before.comments + 2,
      listed: (before.listed ?? 0) + 2,
    }
    expect(await counts()).toEqual(compared)
    await foundDifferent(users.third.client, letter.id)
    expect(await counts()).toEqual({ ...before, uncompared: before.uncompared + 1 })
  })

  test('when it is typed again, then the earlier one stays and only the one that is compared counts', async () => {
    const before = await counts()
    const first = await entered(stack.sql, users.typist.client)
    await foundDifferent(users.second.client, first.id)
    const again = await entered(stack.sql, users.third.client, {
      content: aContent({ comments: [aComment({ text: 'Đề nghị làm rõ hơn.' })] }),
      circumstances: { replaces: first.reference },
    })
    expect(await counts()).toEqual({ ...before, uncompared: before.uncompared + 1 })
    await foundSame(users.typist.client, again.id)
    expect(await counts()).toMatchObject({
      feedbacks: before.feedbacks + 1,
      comments: before.comments + 1,
      uncompared: before.uncompared,
    })

    const { client } = users.second
    const rows = await client
      .from('desk_feedback')
      .select('reference, replaced_by, corrects, comparison, counted')
      .in('id', [first.id, again.id])
    expect(rows.data).toEqual(
      expect.arrayContaining([
        {
          reference: first.reference,
          replaced_by: again.reference,
          corrects: null,
          comparison: 'different',
          counted: false,
        },
        {
          reference: again.reference,
          replaced_by: null,
          corrects: first.reference,
          comparison: 'same',
          counted: true,
        },
      ]),
    )
    const [kept] = await stack.sql`select c.text from public.comment c where c.feedback_id = ${first.id}`
    expect(kept).toEqual({ text: 'Đề nghị làm rõ.' })
  })

  test('when who reads is a subject of the letter, then the counts and the findings are the same', async () => {
    const letter = await entered(stack.sql, users.typist.client, { content: aboutLead })
    await foundSame(users.second.client, letter.id)
    await users.second.client.rpc('verify_feedback', {
      p_feedback_id: letter.id,
      p_outcome: 'confirmed',
      p_method: 'met_in_person',
    })
    for (const name of ['feedback_counts', 'comment_counts']) {
      const asked = { p_round_id: roundId }
      const [lead, second] = await Promise.all([
        users.lead.client.rpc(name, asked),
        users.second.client.rpc(name, asked),
      ])
      expect(lead.data).toEqual(second.data)
    }
    const row = await users.lead.client
      .from('desk_feedback')
      .select('comparison, verification, counted')
      .eq('id', letter.id)
      .single()
    expect(row.data).toEqual({ comparison: 'same', verification: 'confirmed', counted: true })
    expect(
      (await users.lead.client.from('comparison').select('note').eq('feedback_id', letter.id)).data,
    ).toEqual([])
    expect(
      (await users.lead.client.from('verification').select('note').eq('feedback_id', letter.id)).data,
    ).toEqual([])
  })
})

describe('F8: given the receipt of a letter on paper', () => {
  const open = async (secret: string) => (await stack.anon().rpc('find_receipt', { secret })).data

  test('when opened, then it has the words and the status, and no name', async () => {
    const { secret, reference, id } = await entered(stack.sql, users.typist.client)
    const receipt = await open(secret)
    expect(receipt).toMatchObject({
      reference,
      openedWith: reference,
      channel: 'paper',
      comparedAt: null,
      verifiedAt: null,
      synthesisedAt: null,
      repliedAt: null,
      words: [
        {
          subject: 'Đồng chí Bí thư Đảng ủy',
          contentArea: 'Công tác cán bộ',
          aspect: 'remedy',
          text: 'Đề nghị làm rõ.',
        },
      ],
    })
    const text = JSON.stringify(receipt)
    expect(text).not.toContain(individual.fullName)
    expect(text).not.toContain(individual.address)
    await foundSame(users.second.client, id)
    expect((await open(secret)).comparedAt).toMatch(/Z$/)
  })

  test('when the letter was typed again, twice, then the first receipt opens the last transcription', async () => {
    const first = await entered(stack.sql, users.typist.client)
    let last = first
    for (const text of ['Lần hai', 'Lần ba']) {
      await foundDifferent(users.second.client, last.id)
      last = await entered(stack.sql, users.typist.client, {
        content: aContent({ comments: [aComment({ text })] }),
        circumstances: { replaces: last.reference },
      })
    }
    const receipt = await open(first.secret)
    expect(receipt).toMatchObject({
      reference: last.reference,
      openedWith: first.reference,
      words: [{ text: 'Lần ba' }],
    })
    const looked = await stack
      .anon()
      .rpc('look_up_receipt', { reference: first.reference, secret: first.secret, address: '203.0.113.1' })
    expect(looked.data).toEqual(receipt)
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
