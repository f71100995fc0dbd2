/** F5, F8: what was typed is compared by another; until then it counts nowhere, and its receipt says so. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aComment, individual } from '../factories.ts'
import { compare, type Entered, entered, enterPaper, foundDifferent, foundSame } from '../paper.ts'
import { aContent, submit } from '../submissions.ts'
import { aboutLead, counts, expectRefused, roundId, stack, startPaperDesk, users } from './paper-desk.ts'

beforeAll(startPaperDesk)
afterAll(() => stack?.stop())

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
