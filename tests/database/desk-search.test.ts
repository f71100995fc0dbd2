/** H1, H8: words are found in comments, whatever their marks; names only with a reason that is logged. Denials first. */
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundSchema, plainWords } from '../../src/domain/desk-search.ts'
import { aComment, aDocument, aPerson } from '../factories.ts'
import { type Stack, startStack, type TestUser } from '../stack.ts'
import { aContent, storedFeedback, submit } from '../submissions.ts'
import { codeOf } from './support.ts'

let stack: Stack
let users: Record<'member' | 'lead' | 'other' | 'auditor' | 'stranger' | 'disabled', TestUser>
let roundId: string

const reason = 'Gửi giấy báo đã nhận văn bản'

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
  const [round] = await stack.sql<{ round_id: string }[]>`
    select f.round_id from public.feedback f where f.id = ${await storedFeedback(stack)}`
  roundId = round?.round_id ?? ''
})
afterAll(() => stack?.stop())

/** @returns the letter's reference */
async function letter(
  texts: string[],
  contributor: Record<string, unknown> = aPerson(),
  subject = 'bi-thu',
): Promise<string> {
  const comments = texts.map((text) => aComment({ text, subject }))
  const { data, error } = await submit(stack.anon(), { content: aContent({ contributor, comments }) })
  if (error) throw new Error(`${error.code} ${error.message}`)
  return String(data.reference)
}

interface Options {
  user?: TestUser
  more?: Record<string, unknown>
}

async function search(query: string, { user = users.member, more = {} }: Options = {}) {
  const { data, error } = await user.client.rpc('search_comments', { p_query: query, ...more })
  if (error) throw Object.assign(new Error(error.message), { code: error.code, details: error.details })
  return foundSchema.parse(data).comments
}
const texts = async (query: string, options?: Options) =>
  (await search(query, options)).map(({ text }) => text)

async function find(user: TestUser, name: string, why: string = reason) {
  const { data, error } = await user.client.rpc('find_contributor', {
    p_round_id: roundId,
    p_name: name,
    p_reason: why,
  })
  return { data, code: error?.code, detail: error?.details }
}

const searched = (user: TestUser) =>
  stack.sql`select reason, feedback_id from public.access_log
    where staff_id = ${user.id} and action = 'identity_searched' order by id`

describe('H1: given comments of a body', () => {
  test('when nobody’s staff, a disabled member or an auditor searches, then KD005', async () => {
    for (const user of [users.stranger, users.disabled, users.auditor]) {
      const { data, error } = await user.client.rpc('search_comments', { p_query: 'làm rõ' })
      expect({ data, code: error?.code }).toEqual({ data: null, code: 'KD005' })
    }
  })

  test('when staff of another body search, then they find nothing, also by the round’s own id', async () => {
    await letter(['Chuyện của khối quartz'])
    expect(await texts('quartz')).toHaveLength(1)
    expect(await texts('quartz', { user: users.other })).toEqual([])
    expect(await texts('quartz', { user: users.other, more: { p_round_id: roundId } })).toEqual([])
  })

  test('when the database’s own key searches, then it is refused', async () => {
    for (const client of [stack.anon(), stack.service()]) {
      expect((await client.rpc('search_comments', { p_query: 'làm rõ' })).error?.code).toBe('42501')
      const found = await client.rpc('find_contributor', {
        p_round_id: roundId,
        p_name: 'An',
        p_reason: reason,
      })
      expect(found.error?.code).toBe('42501')
    }
  })

  test.each(['', ' ', 'a', '"', '…!', 'đ', '🙂🙂'])(
    'when too little is typed: “%s”, then KD069',
    async (query) => {
      await expect(search(query)).rejects.toMatchObject({ code: 'KD069', details: 'query' })
    },
  )

  test('when words are sought with or without marks and case, then all of them must stand there', async () => {
    const text = 'Đề nghị Ban Thường vụ làm rõ trách nhiệm topaz của người ĐỨNG ĐẦU.'
    await letter([text, 'topaz chỉ có một chữ'])
    for (const query of ['topaz trách nhiệm', 'TRACH NHIEM topaz', 'dung dau topaz', 'topaz, rõ - làm!'])
      expect(await texts(query), query).toEqual([text])
    expect(await texts('topaz')).toHaveLength(2)
    expect(await texts('topaz trach nhiemx')).toEqual([])
    expect(await texts('topa')).toEqual([])
  })

  test('when words stand in quotation marks of any kind, then they must stand side by side, in order', async () => {
    await letter(['opal: nhiệm vụ, trách cứ', 'opal: trách nhiệm', 'opal: nhiệm, trách'])
    for (const query of ['opal "trach nhiem"', 'opal “trách nhiệm”', '"opal trach nhiem"'])
      expect(await texts(query), query).toEqual(['opal: trách nhiệm'])
    expect(await texts('opal trach nhiem')).toHaveLength(3)
    expect(await texts('"opal trach" "nhiem vu"')).toEqual([])
  })

  test('when the text or the query is decomposed, or has a mark where no letter bears it, then the same is found', async () => {
    await letter(['Số 28-KH/TU ngày 3.5.2012, beryl'])
    for (const query of [
      'beryl kh/tu',
      'beryl 28',
      '"28 kh tu ngay" beryl',
      'số ngày beryl'.normalize('NFD'),
    ])
      expect(await texts(query), query).toHaveLength(1)
  })

  test('when a filter is set, then only comments of that round, subject, area and kind are found', async () => {
    await letter(['garnet một'])
    await letter(['garnet hai'], aDocument(), 'pho-bi-thu')
    const [ids] = await stack.sql<{ subject: string; area: string; other: string }[]>`
      select (select id from public.subject where round_id = ${roundId} and code = 'pho-bi-thu') as subject,
        (select id from public.content_area where round_id = ${roundId} and code = 'cong-tac-can-bo') as area,
        (select id from public.content_area where round_id = ${roundId} and code <> 'cong-tac-can-bo' limit 1) as other`
    expect(await texts('garnet')).toEqual(['garnet hai', 'garnet một'])
    const of = (more: object) => texts('garnet', { more: { ...more } })
    expect(await of({ p_subject_id: ids?.subject })).toEqual(['garnet hai'])
    expect(await of({ p_contributor_kind: 'individual' })).toEqual(['garnet một'])
    expect(await of({ p_content_area_id: ids?.area, p_round_id: roundId })).toHaveLength(2)
    expect(await of({ p_content_area_id: ids?.other })).toEqual([])
    expect(await of({ p_round_id: crypto.randomUUID() })).toEqual([])
  })

  test('when a filter is anything at all, then it filters and is no part of the query', async () => {
    for (const kind of ['', "'", "x' | 'k:individual", '\\', 'individual & !collective'])
      expect(await texts('rõ', { more: { p_contributor_kind: kind } }), kind).toEqual([])
  })

  test('when a comment is one word of ten thousand letters, then it is stored all the same, and its neighbours are found', async () => {
    await letter(['đ'.repeat(10_000), `${'ơ'.repeat(9_990)} pyrite`])
    expect(await texts('pyrite')).toHaveLength(1)
  })

  test('when the results are many, then pages by number, newest first, miss and repeat nothing', async () => {
    const all = Array.from({ length: 23 }, (_, index) => `jasper thứ ${index}`)
    for (const some of [all.slice(0, 9), all.slice(9, 11), all.slice(11)]) await letter(some)
    const seen: string[] = []
    let after: number | undefined
    for (let page = 0; page < 10; page += 1) {
      const rows = await search('jasper', { more: { p_limit: 5, ...(after && { p_after: after }) } })
      if (rows.length === 0) break
      seen.push(...rows.map(({ text }) => text))
      after = rows.at(-1)?.id
    }
    expect(seen).toEqual(all.toReversed())
    const last = await search('jasper', { more: { p_limit: 5 } })
    const older = await search('jasper', { more: { p_limit: 5, p_after: last.at(-1)?.id } })
    const back = await search('jasper', { more: { p_limit: 5, p_before: older[0]?.id } })
    expect(back.toReversed()).toEqual(last)
    expect(await search('jasper', { more: { p_after: 0 } })).toEqual([])
    expect(await search('jasper', { more: { p_before: 1e12 } })).toEqual([])
  })

  test('when numbers lie far apart, then every stretch is looked through, forwards and back', async () => {
    await letter(['onyx cũ'])
    await stack.sql`select setval(pg_get_serial_sequence('public.comment', 'id'), max(id) + 5000) from public.comment`
    await letter(['onyx giữa'])
    await stack.sql`select setval(pg_get_serial_sequence('public.comment', 'id'), max(id) + 2500000) from public.comment`
    await letter(['onyx mới'])
    expect(await texts('onyx')).toEqual(['onyx mới', 'onyx giữa', 'onyx cũ'])
    expect(await texts('"onyx cu"')).toEqual(['onyx cũ'])
    const [oldest] = (await search('onyx')).toReversed()
    expect(await texts('onyx', { more: { p_before: oldest?.id } })).toEqual(['onyx giữa', 'onyx mới'])
  })

  test('when a letter does not count, then it is found and says so', async () => {
    const content = aContent({ contributor: aPerson(), comments: [aComment({ text: 'agate chép tay' })] })
    const [day] = await stack.sql<{ day: string }[]>`
      select to_char(now() at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as day`
    const { error } = await users.member.client.rpc('enter_paper_feedback', {
      content,
      idempotency_key: crypto.randomUUID(),
      received_on: day?.day,
    })
    expect(error).toBeNull()
    expect(await search('agate')).toMatchObject([
      { counted: false, replaced_by: null, comparison: null, channel: 'paper' },
    ])
  })

  test('when a comment has any words, then the database takes it apart as the page that marks them does', async () => {
    const letters = fc.constantFrom(
      ...'aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂĐÊÔƠƯYfjwz0123456789',
      '  ',
      '-',
      '/',
      '.',
      '“',
      '…',
      '\n',
    )
    const tones = fc.constantFrom('', '', '', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323')
    const written = fc
      .array(
        fc.tuple(letters, tones).map((pair) => pair.join('')),
        { maxLength: 60 },
      )
      .chain((parts) => fc.constantFrom(parts.join('').normalize('NFC'), parts.join('').normalize('NFD')))
    const samples = fc.sample(written, 3_000)
    const rows = await stack.sql<{ words: string }[]>`
      select private.plain_words(t) as words from unnest(${samples}::text[]) with ordinality as u (t, o) order by o`
    expect(rows.map(({ words }) => words)).toEqual(samples.map((text) => plainWords(text).join(' ')))
  })
})

describe('H8: given letters and a name', () => {
  test('when no good reason is given, then KD004, and nothing is found or logged', async () => {
    const before = (await searched(users.member)).length
    for (const why of ['', 'chín ký t', ' '.repeat(40), 'x'.repeat(501)])
      expect(await find(users.member, 'Bưởi', why)).toMatchObject({ data: null, code: 'KD004' })
    expect(await searched(users.member)).toHaveLength(before)
  })

  test('when staff of another body, an auditor or nobody’s staff ask, then KD005', async () => {
    for (const user of [users.other, users.auditor, users.stranger, users.disabled])
      expect(await find(user, 'Bưởi')).toMatchObject({ data: null, code: 'KD005' })
  })

  test('when the name is too short, then KD069 and nothing is logged', async () => {
    const before = (await searched(users.member)).length
    expect(await find(users.member, ' đ ')).toMatchObject({ code: 'KD069', detail: 'name' })
    expect(await searched(users.member)).toHaveLength(before)
  })

  test('when all words of a name are given, then references alone are told, and it is logged whatever was found', async () => {
    const one = await letter(['x'], aPerson({ fullName: 'Đỗ Thị Zircon' }))
    const two = await letter(['x'], aDocument({ collectiveName: 'Chi bộ Zircon', signatoryName: 'Lê Ký' }))
    const before = (await searched(users.member)).length
    expect((await find(users.member, 'zircon')).data).toEqual({ references: [two, one], more: false })
    expect((await find(users.member, 'ZIRCON do thi')).data).toEqual({ references: [one], more: false })
    expect((await find(users.member, 'ký zircon')).data).toEqual({ references: [two], more: false })
    expect((await find(users.member, 'zirco')).data).toEqual({ references: [], more: false })
    const log = (await searched(users.member)).slice(before)
    expect(log.map((entry) => ({ ...entry }))).toEqual(Array(4).fill({ reason, feedback_id: null }))
  })

  test('when the letter comments on who asks, then it is not among those found', async () => {
    await letter(['x'], aPerson({ fullName: 'Peridot' }), 'chanh-van-phong')
    const about = await letter(['x'], aPerson({ fullName: 'Peridot' }), 'bi-thu')
    expect((await find(users.member, 'peridot')).data).toMatchObject({ references: { length: 2 } })
    expect((await find(users.lead, 'peridot')).data).toEqual({ references: [about], more: false })
  })

  test('when more than twenty are found, then twenty are told, and that there are more', async () => {
    for (let n = 0; n < 21; n += 1) await letter(['x'], aPerson({ fullName: 'Sapphire' }))
    expect((await find(users.member, 'sapphire')).data).toMatchObject({
      references: { length: 20 },
      more: true,
    })
  })

  test('when an entry of the log is about a letter and a search at once, then the database refuses it', async () => {
    const code = await codeOf(stack.sql`
      insert into public.access_log (body_id, staff_id, action, feedback_id, reason)
        select f.body_id, ${users.member.id}, 'identity_searched', f.id, ${reason} from public.feedback f limit 1`)
    expect(code).toBe('23514')
  })
})
