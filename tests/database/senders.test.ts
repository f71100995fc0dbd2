/** One sender's letters: the same document is asked about, an invitation is known by its code, and both are bounded (F1, F4, F7). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { limits } from '../../src/domain/limits.ts'
import { aComment, aDocument, aPerson, collective, individual } from '../factories.ts'
import { addRound, invite, storeAt } from '../letters.ts'
import { type Stack, startStack, type TestUser } from '../stack.ts'
import { aContent, countRows, submit } from '../submissions.ts'

let stack: Stack
let member: TestUser
let roundId: string
beforeAll(async () => {
  stack = await startStack()
  member = await stack.addUser('thanh-vien', { role: 'member' })
  await addRound(stack, 2019)
  const [round] = await stack.sql<{ id: string }[]>`
    select r.id from public.round r join public.body b on b.id = r.body_id
    where b.slug = ${stack.body.slug} order by r.opens_on desc limit 1`
  roundId = round?.id ?? ''
})
afterAll(() => stack?.stop())

type Sending = Parameters<typeof submit>[1]

/** Expects a refusal that leaves no row behind. */
async function refused(submission: Sending) {
  const before = await countRows(stack.sql)
  const { data, error } = await submit(stack.anon(), submission)
  expect(data).toBeNull()
  expect(await countRows(stack.sql)).toEqual(before)
  return { code: error?.code, details: error?.details }
}

async function taken(submission: Sending): Promise<string> {
  const { data, error } = await submit(stack.anon(), submission)
  expect(error).toBeNull()
  return data.reference
}

/** All at once; how many were stored, and with which code the others were refused. */
async function race(submissions: Sending[]) {
  const before = await countRows(stack.sql)
  const client = stack.anon()
  const answers = await Promise.all(submissions.map((each) => submit(client, each)))
  const stored = answers.filter(({ error }) => error === null).length
  const after = await countRows(stack.sql)
  expect(after.feedback - before.feedback).toBe(stored)
  expect(after.identity - before.identity).toBe(stored)
  expect(after.comment - before.comment).toBe(stored)
  return { stored, codes: new Set(answers.flatMap(({ error }) => error?.code ?? [])) }
}

const from = (contributor: Record<string, unknown>, text = 'Đề nghị làm rõ.') =>
  aContent({ contributor, comments: [aComment({ text })] })

describe('F1: given a document of a collective that is here already', () => {
  const document = { ...collective, collectiveName: 'Đảng ủy Trường Thử', documentNumber: '12-CV/ĐU' }
  const known = { code: 'KD010', details: 'contributor.documentNumber' }
  let key: string
  beforeAll(async () => {
    key = crypto.randomUUID()
    await taken({ content: from(document), key })
  })

  test.each([
    ['as it was', {}],
    [
      'without blanks, strokes and case',
      { collectiveName: 'ĐẢNG ỦY  trường thử', documentNumber: ' 12 cv/đu' },
    ],
    ['without accents', { collectiveName: 'Dang uy Truong Thu', documentNumber: '12-CV/DU' }],
    ['with another date and signatory', { documentDate: '2026-02-01', signatoryName: 'Lê Khác' }],
    ['of another category', { category: 'city_committee_office' }],
  ])('when it comes again %s, then KD010 asks about its number and nothing is stored', async (_, over) => {
    expect(await refused({ content: from({ ...document, ...over }, 'Ý kiến khác.') })).toEqual(known)
  })

  test('when something else is wrong with it, then that is said first', async () => {
    const comments = [aComment({ subject: 'khong-co' })]
    expect(await refused({ content: aContent({ contributor: document, comments }) })).toEqual({
      code: 'KD003',
      details: 'comments.0.subject',
    })
    const residence = { ...document, category: 'residence_cell_committee' }
    const aboutAll = [aComment({ subject: 'tap-the' })]
    expect((await refused({ content: aContent({ contributor: residence, comments: aboutAll }) })).code).toBe(
      'KD008',
    )
  })

  test('when it is the same sending once more, then the receipt comes again', async () => {
    const before = await countRows(stack.sql)
    await taken({ content: from(document), key })
    expect(await countRows(stack.sql)).toEqual(before)
  })

  test('when its sender says that it is another letter, then it is stored, as often as they say so', async () => {
    for (const text of ['Bổ sung một.', 'Bổ sung hai.']) {
      await taken({ content: from(document, text), circumstances: { supplement: true } })
    }
    expect(await refused({ content: from(document, 'Bổ sung ba.') })).toEqual(known)
  })

  test.each([
    ['another number', { documentNumber: '13-CV/ĐU' }],
    ['another collective', { collectiveName: 'Đảng ủy Trường Khác' }],
    ['a number in other signs', { documentNumber: '第十二号' }],
    ['a number in yet other signs', { documentNumber: '第十三号' }],
  ])('when it has %s, then it is another document', async (_, over) => {
    await taken({ content: from({ ...document, ...over }) })
  })

  test('when it belongs to another year’s round or another body, then it is another document', async () => {
    await storeAt(stack.sql, '2019-06-01T00:00:00Z', { content: from(document) })
    await taken({ content: from(document), body: stack.otherBody.slug })
  })

  test('when 12 of the same race, then one is stored and the others are asked', async () => {
    const same = aDocument()
    const sendings = Array.from({ length: 12 }, (_, at) => ({ content: from(same, `Ý kiến ${at}.`) }))
    expect(await race(sendings)).toEqual({ stored: 1, codes: new Set(['KD010']) })
  })

  test('when 6 of two documents race crosswise, then each is stored once and none waits for ever', async () => {
    const two = [aDocument(), aDocument()]
    const sendings = Array.from({ length: 12 }, (_, at) => ({
      content: from(two[at % 2] ?? {}, `Ý kiến ${at}.`),
    }))
    expect(await race(sendings)).toEqual({ stored: 2, codes: new Set(['KD010']) })
  })
})

describe('F7: given one person’s letters in a round', () => {
  const { personLetters } = limits
  const letters = (person: Record<string, unknown>, count: number) =>
    Array.from({ length: count }, (_, at) => ({ content: from(person, `Ý kiến ${at}.`) }))

  test(`when ${personLetters + 10} race, then ${personLetters} are stored and the others refused`, async () => {
    const person = aPerson()
    expect(await race(letters(person, personLetters + 10))).toEqual({
      stored: personLetters,
      codes: new Set(['KD012']),
    })
    const shouted = {
      ...person,
      fullName: individual.fullName.toUpperCase(),
      address: ` ${person.address}. `,
    }
    expect((await refused({ content: from(shouted, 'Viết khác đi.') })).code).toBe('KD012')
    await taken({ content: from({ ...person, fullName: 'Đặng Thị Khác' }) })
  })

  test('when the bound is reached, then a retry of an earlier letter still gets its receipt', async () => {
    const person = aPerson()
    const first = { content: from(person), key: crypto.randomUUID() }
    const reference = await taken(first)
    await race(letters(person, personLetters))
    expect(await taken(first)).toBe(reference)
  })

  test('when people have names and addresses in other scripts, then they are not one person', async () => {
    const people = ['陈', '李', '王'].map((fullName) => ({ ...individual, fullName, address: '北京' }))
    for (const person of people) {
      expect(await race(letters(person, 10))).toEqual({ stored: 10, codes: new Set() })
    }
  })

  test('when others write in the same hall, then nobody is held up', async () => {
    const hall = Array.from({ length: 60 }, () => ({ content: from(aPerson()) }))
    expect(await race(hall)).toEqual({ stored: 60, codes: new Set() })
  })
})

describe('F4: given a letter of invitation', () => {
  const { invitationLetters, personLetters } = limits
  const asked = (name: string) => ({
    kind: 'individual',
    category: 'retired',
    name,
    address: 'Số 5, ngõ Mời',
  })
  const unknown = { code: 'KD011', details: 'invitationCode' }

  test.each(['ABCD-EFGH-JKLM', '', 'abcd', '%', null, 7])(
    'when the code is %j, which is nobody’s, then KD011 and nothing is stored',
    async (invitation) => {
      expect(await refused({ content: from(aPerson()), circumstances: { invitation } })).toEqual(unknown)
    },
  )

  test('when it was withdrawn, then its code is nobody’s; given again, it is taken', async () => {
    const { id, code } = await invite(stack, member, roundId, asked('Người Rút'))
    const withdraw = (p_withdrawn: boolean) =>
      member.client.rpc('withdraw_invitation', { p_invitation_id: id, p_withdrawn })
    expect((await withdraw(true)).error).toBeNull()
    const letter = { content: from(aPerson()), circumstances: { invitation: code } }
    expect(await refused(letter)).toEqual(unknown)
    expect((await withdraw(false)).error).toBeNull()
    await taken(letter)
  })

  test('when it is another round’s or another body’s, then its code is nobody’s', async () => {
    const earlier = await addRound(stack, 2017)
    const { code } = await invite(stack, member, earlier, asked('Người Năm Trước'))
    expect(await refused({ content: from(aPerson()), circumstances: { invitation: code } })).toEqual(unknown)
    const { code: ours } = await invite(stack, member, roundId, asked('Người Cấp Khác'))
    const elsewhere = { content: from(aPerson()), body: stack.otherBody.slug }
    expect(await refused({ ...elsewhere, circumstances: { invitation: ours } })).toEqual(unknown)
  })

  test('when its code comes along, then the letter is tied to it, whatever name stands in the letter', async () => {
    const { id, code } = await invite(stack, member, roundId, asked('Người Được Mời'))
    const reference = await taken({ content: from(aPerson()), circumstances: { invitation: code } })
    const [row] = await stack.sql`select invitation_id from public.feedback where reference = ${reference}`
    expect(row?.['invitation_id']).toBe(id)
  })

  test(`when ${invitationLetters + 8} letters race on one, then ${invitationLetters} are stored`, async () => {
    const { code } = await invite(stack, member, roundId, asked('Người Gửi Nhiều'))
    const sendings = Array.from({ length: invitationLetters + 8 }, () => ({
      content: from(aPerson()),
      circumstances: { invitation: code },
    }))
    expect(await race(sendings)).toEqual({ stored: invitationLetters, codes: new Set(['KD012']) })
  })

  test('when strangers have filled the bound in the invitee’s name, then the invitee still gets through', async () => {
    const person = aPerson({ fullName: 'Người Bị Mạo Danh' })
    const forged = Array.from({ length: personLetters + 1 }, (_, at) => ({
      content: from(person, `Mạo ${at}.`),
    }))
    expect((await race(forged)).stored).toBe(personLetters)
    const { fullName: name, address } = person
    const { code } = await invite(stack, member, roundId, { ...asked(name), address })
    await taken({ content: from(person, 'Thật.'), circumstances: { invitation: code } })
    expect((await refused({ content: from(person, 'Mạo nữa.') })).code).toBe('KD012')
  })
})

describe('F7: given the same words under several names', () => {
  test('when the desk looks, then each says how many others there are, and their names stay closed', async () => {
    const text = `Cùng một lời ${crypto.randomUUID()}.`
    const references = await Promise.all([1, 2, 3].map(() => taken({ content: from(aPerson(), text) })))
    const other = await taken({ content: from(aPerson(), `${text} `) })
    await storeAt(stack.sql, '2019-06-01T00:00:00Z', { content: from(aPerson(), text) })
    const seen = await member.client
      .from('desk_feedback')
      .select('reference, same_words_count')
      .in('reference', [...references, other])
    const counts = new Map(seen.data?.map((row) => [row.reference, row.same_words_count]))
    expect(references.map((reference) => counts.get(reference))).toEqual([2, 2, 2])
    expect(counts.get(other)).toBe(0)
  })

  test('when a member of another body asks for the count, then there is none', async () => {
    const stranger = await stack.addUser('nguoi-la', { role: 'lead' }, stack.otherBody)
    const text = `Lời riêng ${crypto.randomUUID()}.`
    const reference = await taken({ content: from(aPerson(), text) })
    await taken({ content: from(aPerson(), text) })
    const [row] = await stack.sql.begin(async (tx) => {
      await tx`select set_config('request.jwt.claims', ${JSON.stringify({ sub: stranger.id })}, true)`
      return tx`select private.same_words_count(f.id) as count from public.feedback f where f.reference = ${reference}`
    })
    expect(Number(row?.['count'])).toBe(0)
  })
})

describe('F7: given a field that people do not see', () => {
  test.each([
    [{ trapped: true }, true],
    [{ trapped: false }, false],
    [{}, false],
  ])(
    'when the circumstances are %j, then the letter is taken and the desk sees %s',
    async (circumstances, trapped) => {
      const reference = await taken({ content: from(aPerson()), circumstances })
      const seen = await member.client.from('desk_feedback').select('trapped').eq('reference', reference)
      expect(seen.data).toEqual([{ trapped }])
    },
  )

  test('when the intake’s key claims to be the desk, then the letter is one from the web', async () => {
    const circumstances = { enteredBy: member.id, paperForm: 1, replaces: 'ABCD-EFGH' }
    const reference = await taken({ content: from(aPerson()), circumstances })
    const [row] = await stack.sql`select channel, entered_by, paper_form_id, replaces
      from public.feedback where reference = ${reference}`
    expect(row).toEqual({ channel: 'web', entered_by: null, paper_form_id: null, replaces: null })
  })
})
