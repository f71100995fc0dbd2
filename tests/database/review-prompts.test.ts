/** H6: review prompts are recorded with their scans, corrected by further rows, and read by the body's Help Team. Denials first. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { promptRowSchema, promptsInForce } from '../../src/domain/review-prompt.ts'
import { aPdf, completeScan } from '../scans.ts'
import { type Stack, startStack, type TestUser } from '../stack.ts'
import { codeOf } from './support.ts'

let stack: Stack
let users: Record<'member' | 'lead' | 'other' | 'auditor' | 'stranger' | 'disabled', TestUser>
let roundId: string

beforeAll(async () => {
  stack = await startStack()
  users = {
    member: await stack.addUser('member', { role: 'member' }),
    lead: await stack.addUser('lead', { role: 'lead', subjectCode: 'chanh-van-phong' }),
    other: await stack.addUser('other', { role: 'lead' }, stack.otherBody),
    auditor: await stack.addUser('auditor', { role: 'member' }),
    stranger: await stack.addUser('stranger'),
    disabled: await stack.addUser('disabled', { role: 'lead' }),
  }
  await stack.sql`update public.staff set role = 'auditor' where user_id = ${users.auditor.id}`
  await stack.sql`update public.staff set disabled_at = now() where user_id = ${users.disabled.id}`
  const [round] = await stack.sql<{ id: string }[]>`
    select r.id from public.round r join public.body b on b.id = r.body_id
    where b.slug = ${stack.body.slug} order by r.opens_on desc limit 1`
  roundId = round?.id ?? ''
})
afterAll(() => stack?.stop())

type Scan = Awaited<ReturnType<typeof completeScan>>

function content(over: Record<string, unknown> = {}) {
  return {
    subject: 'bi-thu',
    source: 'superior',
    sender: 'Ban Thường vụ Thành ủy',
    documentNumber: `${crypto.randomUUID()}-CV/TU`,
    documentDate: '2012-08-15',
    text: 'Gợi ý kiểm điểm công tác cán bộ.',
    ...over,
  }
}

interface Recording {
  user?: TestUser
  id?: string
  scans?: Scan[]
  replaces?: string
  again?: boolean
  round?: string
}

async function record(
  what: Record<string, unknown>,
  {
    user = users.member,
    id = crypto.randomUUID(),
    scans = [],
    replaces,
    again,
    round = roundId,
  }: Recording = {},
) {
  const { data, error } = await user.client.rpc('record_review_prompt', {
    p_round_id: round,
    p_id: id,
    p_content: { ...what, scans: scans.map(({ id: scan, sha256 }) => ({ id: scan, sha256 })) },
    p_scan_secrets: scans.map(({ secret }) => secret),
    ...(replaces && { p_replaces: replaces }),
    ...(again !== undefined && { p_again: again }),
  })
  return { id: data, code: error?.code, detail: error?.details ?? undefined }
}
/** Recorded without a fault. */
async function recorded(what: Record<string, unknown>, options?: Recording): Promise<string> {
  const { id, code, detail } = await record(what, options)
  if (code) throw new Error(`${code} ${detail}`)
  return z.string().parse(id)
}

async function list(user: TestUser) {
  const { data, error } = await user.client.rpc('review_prompt_list', { p_round_id: roundId })
  if (error) throw new Error(`${error.code} ${error.message}`)
  return z.array(promptRowSchema).parse(data)
}
const inForce = async (id: string) => promptsInForce(await list(users.member)).find((each) => each.id === id)

describe('H6: given who may not record a prompt', () => {
  test('when nobody’s staff, a disabled member, an auditor or another body tries, then KD005', async () => {
    for (const user of [users.stranger, users.disabled, users.auditor, users.other])
      expect(await record(content(), { user })).toMatchObject({ code: 'KD005' })
    expect(
      (
        await stack
          .anon()
          .rpc('record_review_prompt', { p_round_id: roundId, p_id: crypto.randomUUID(), p_content: {} })
      ).error?.code,
    ).toBe('42501')
  })

  test('when a subject records what they are themselves asked to review, or makes it another’s, then KD068', async () => {
    const own = content({ subject: 'chanh-van-phong' })
    expect(await record(own, { user: users.lead })).toMatchObject({ code: 'KD068', detail: 'subject' })
    const id = await recorded(own)
    const moved = { ...own, subject: 'bi-thu' }
    expect(await record(moved, { user: users.lead, replaces: id })).toMatchObject({ code: 'KD068' })
    expect(await record(content(), { user: users.lead })).toMatchObject({ code: undefined })
    // but reads it: it is sent to them (II.2.3.1)
    expect((await list(users.lead)).map((row) => row.id)).toContain(id)
  })

  test('when staff of another body, an auditor or nobody’s staff read, then they see no prompt', async () => {
    await recorded(content())
    for (const user of [users.other, users.auditor, users.stranger, users.disabled]) {
      expect(await list(user)).toEqual([])
      expect((await user.client.from('review_prompt').select('id')).data).toEqual([])
    }
  })
})

describe('H6: given a prompt that is not in order', () => {
  test.each([
    ['of a subject that is not there', { subject: 'khong-co' }, 'KD003', 'subject'],
    ['of tomorrow', { documentDate: '2999-01-01' }, 'KD066', 'documentDate'],
    ['of a source that is not known', { source: 'neighbour' }, '23514', undefined],
    ['of blanks', { text: ' \n ' }, '23514', undefined],
  ])('when it is %s, then it is refused and nothing stays', async (_, over, code, detail) => {
    const id = crypto.randomUUID()
    const answer = await record(content(over), { id })
    expect(answer.code).toBe(code)
    if (detail) expect(answer.detail).toBe(detail)
    expect((await list(users.member)).some((row) => row.id === id)).toBe(false)
  })

  test('when a scan is not one’s own, or taken already, then KD013, its place, and neither prompt nor claim stays', async () => {
    const [mine, taken] = [await completeScan(aPdf()), await completeScan(aPdf())]
    await recorded(content(), { scans: [taken] })
    const wrongSecret = { ...mine, secret: '0'.repeat(48) }
    expect(await record(content(), { scans: [wrongSecret] })).toMatchObject({
      code: 'KD013',
      detail: 'scans.0',
    })
    expect(await record(content(), { scans: [mine, taken] })).toMatchObject({
      code: 'KD013',
      detail: 'scans.1',
    })
    expect(await record(content(), { scans: [mine] })).toMatchObject({ code: undefined })
  })

  test('when a row is changed, removed or emptied even by the owner, then KD009', async () => {
    await recorded(content(), { scans: [await completeScan(aPdf())] })
    for (const statement of [
      `update public.review_prompt set text = 'khác'`,
      'delete from public.review_prompt_scan',
      'truncate public.review_prompt cascade',
    ])
      expect(await codeOf(stack.sql.unsafe(statement)), statement).toBe('KD009')
  })
})

describe('H6: given a prompt in order', () => {
  test('when it is recorded, then it reads as written, with who, when, and its scan', async () => {
    const what = content({ text: 'Dòng một\n\tdòng hai “nguyên văn”', source: 'inspection_committee' })
    const scan = await completeScan(aPdf())
    const id = await recorded(what, { scans: [scan] })
    expect(await inForce(id)).toMatchObject({
      source: what.source,
      sender: what.sender,
      document_number: what.documentNumber,
      document_date: what.documentDate,
      text: what.text,
      recorded_by: users.member.id,
      earlier: [],
      scans: [{ id: scan.id, position: 1, media_type: 'application/pdf', review_prompt_id: id }],
    })
  })

  test('when it is sent twice under its key, then it is one; with another content KD001', async () => {
    const [id, what, scan] = [crypto.randomUUID(), content(), await completeScan(aPdf())]
    const [one, two] = await Promise.all([
      record(what, { id, scans: [scan] }),
      record(what, { id, scans: [scan] }),
    ])
    expect([one.id, two.id]).toEqual([id, id])
    expect((await list(users.member)).filter((row) => row.id === id)).toHaveLength(1)
    expect(await record({ ...what, text: 'Khác' }, { id })).toMatchObject({ code: 'KD001' })
    expect(await record(what, { id, user: users.lead })).toMatchObject({ code: 'KD001' })
  })

  test('when the same words come again out of the same document, then KD065 until one says that they do', async () => {
    const what = content({ documentNumber: `12-CV/TU ${crypto.randomUUID()}` })
    await recorded(what)
    const spelt = {
      ...what,
      documentNumber: what.documentNumber.toLowerCase(),
      text: 'gợi ý  kiểm điểm công tác cán bộ',
    }
    expect(await record(spelt)).toMatchObject({ code: 'KD065', detail: 'text' })
    expect(await record({ ...what, subject: 'pho-bi-thu' })).toMatchObject({ code: undefined })
    expect(await record({ ...what, documentDate: '2012-08-16' })).toMatchObject({ code: undefined })
    expect(await record(spelt, { again: true })).toMatchObject({ code: undefined })
  })

  test('when two people record the same at once, then one of them is asked', async () => {
    const what = content()
    const codes = await Promise.all([record(what), record(what, { user: users.lead })])
    expect(codes.map(({ code }) => code ?? 'recorded').sort()).toEqual(['KD065', 'recorded'])
  })

  test('when it is corrected, then the correction stands, the earlier row is kept, the scans go along', async () => {
    const what = content({ text: 'Bản chép sai' })
    const scan = await completeScan(aPdf())
    const first = await recorded(what, { scans: [scan] })
    const right = { ...what, text: 'Bản chép đúng', documentNumber: `${what.documentNumber} bis` }
    const second = await recorded(right, { replaces: first, user: users.lead })
    expect(await inForce(first)).toBeUndefined()
    expect(await inForce(second)).toMatchObject({
      earlier: [{ id: first, text: 'Bản chép sai' }],
      scans: [{ id: scan.id }],
    })
    // who corrects what somebody else has corrected meanwhile is told so
    expect(await record(right, { replaces: first })).toMatchObject({ code: 'KD067', detail: 'replaces' })
    expect(await record(right, { replaces: crypto.randomUUID() })).toMatchObject({ code: 'KD067' })
  })

  test('when another prompt comes out of the same document, then both show its scans, uploaded once', async () => {
    const what = content()
    const scan = await completeScan(aPdf())
    await recorded(what, { scans: [scan] })
    const other = await recorded({
      ...what,
      subject: 'pho-bi-thu',
      text: 'Gợi ý khác',
      documentNumber: ` ${what.documentNumber.toUpperCase()}`,
    })
    expect(await inForce(other)).toMatchObject({ scans: [{ id: scan.id }] })
    const elsewhere = await recorded({ ...what, source: 'inspection_committee' })
    expect(await inForce(elsewhere)).toMatchObject({ scans: [] })
  })
})

describe('H6: given the scan of a prompt', () => {
  const bytesOf = async (user: TestUser, { id }: Scan) =>
    (await user.client.storage.from('scans').download(`${id}/0`)).data?.size ?? 0

  test('when it is not of a prompt yet, then the Help Team cannot read it', async () => {
    expect(await bytesOf(users.member, await completeScan(aPdf()))).toBe(0)
  })

  test('when it is, then the body’s Help Team reads it without a reason, and nobody else', async () => {
    const bytes = aPdf()
    const scan = await completeScan(bytes)
    await recorded(content({ subject: 'chanh-van-phong' }), { scans: [scan] })
    for (const user of [users.other, users.auditor, users.stranger, users.disabled])
      expect(await bytesOf(user, scan)).toBe(0)
    for (const user of [users.member, users.lead]) expect(await bytesOf(user, scan)).toBe(bytes.length)
    const removed = await users.member.client.storage.from('scans').remove([`${scan.id}/0`])
    expect(removed.data ?? []).toEqual([])
    expect(await bytesOf(users.member, scan)).toBe(bytes.length)
  })
})
