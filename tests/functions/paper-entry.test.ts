/** F5: typing a paper letter at the desk, step by step, as the signed-in member. Nothing typed is ever lost. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { addDays, today } from '../../src/domain/day.ts'
import { draftFields } from '../../src/domain/form.ts'
import { paperDraftFields } from '../../src/domain/paper.ts'
import { holdPosted } from '../../src/server/desk/held-form.ts'
import { type PaperEntryPage, readPaperEntry } from '../../src/server/desk/paper-entry.ts'
import { type Client, staffClient } from '../../src/server/supabase.ts'
import { collective } from '../factories.ts'
import { entered, foundDifferent } from '../paper.ts'
import { type Stack, startStack, type TestUser } from '../stack.ts'
import { aContent, countRows } from '../submissions.ts'

let stack: Stack
let users: Record<'typist' | 'second' | 'lead', TestUser>
const clients = new Map<TestUser, Client>()
beforeAll(async () => {
  stack = await startStack()
  users = {
    typist: await stack.addUser('typist', { role: 'member' }),
    second: await stack.addUser('second', { role: 'deputy' }),
    lead: await stack.addUser('lead', { role: 'lead', subjectCode: 'chanh-van-phong' }),
  }
  for (const user of Object.values(users)) {
    const { data } = await user.client.auth.getSession()
    clients.set(user, staffClient(data.session?.access_token ?? ''))
  }
})
afterAll(() => stack?.stop())

const letter = {
  'contributor.kind': 'individual',
  'contributor.category': 'retired',
  'contributor.fullName': 'Phạm Văn Giấy',
  'contributor.address': '5 đường Bưu Điện',
  'comments.0.subject': 'bi-thu',
  'comments.0.contentArea': 'cong-tac-can-bo',
  'comments.0.text': '\nChữ viết tay.\n  Dòng hai.',
  receivedOn: today(),
}
const address = 'http://127.0.0.1/to-giup-viec/nhap-phieu'

async function post(
  fields: Record<string, string>,
  { user = users.typist, query = '' } = {},
): Promise<PaperEntryPage> {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  const page = await read(user, new Request(address, { method: 'POST', body }), query)
  if (!page || 'seeOther' in page) throw new Error('no page')
  return page
}

function read(user: TestUser, request: Request, query = '') {
  const client = clients.get(user)
  if (!client) throw new Error('not signed in')
  return readPaperEntry(client, request, new URLSearchParams(query))
}

/** What the page would post next; a form sends every line break as \r\n. */
function fieldsOf({ draft, paper }: PaperEntryPage): Record<string, string> {
  const fields = [...draftFields(draft), ...paperDraftFields(paper)]
  return Object.fromEntries(fields.map(([name, value]) => [name, value.replaceAll('\r\n', '\n')]))
}

const errorsOf = (page: PaperEntryPage) => page.errors.map(({ field }) => field)

describe('F5: given a form with something wrong', () => {
  test('when checked, then each field is named and everything typed is still there', async () => {
    const before = await countRows(stack.sql)
    const typed = {
      ...letter,
      receivedOn: '31/02/2026',
      paperForm: 'x',
      invitationCode: 'abc',
      'contributor.fullName': ' ',
    }
    const page = await post({ ...typed, step: 'check' })
    expect(page.status).toBe(422)
    expect(errorsOf(page)).toEqual(['receivedOn', 'paperForm', 'invitationCode', 'contributor.fullName'])
    expect(fieldsOf(page)).toMatchObject(typed)
    expect(page.feedback).toBeUndefined()
    expect(await countRows(stack.sql)).toEqual(before)
  })

  test('when sent as it is, without the check, then the same', async () => {
    const page = await post({ ...letter, receivedOn: addDays(today(), 1), step: 'send' })
    expect(page.status).toBe(422)
    expect(page.errors).toMatchObject([
      { field: 'receivedOn', message: expect.stringContaining('Các ngày nhận được') },
    ])
    expect(page.stored).toBeUndefined()
  })

  test('I.5: when it comments on who types it, then that comment is named', async () => {
    const page = await post(
      { ...letter, 'comments.0.subject': 'chanh-van-phong', step: 'send' },
      { user: users.lead },
    )
    expect(page).toMatchObject({ status: 422, isSubject: true })
    expect(page.errors).toMatchObject([
      { field: 'comments.0.subject', message: expect.stringContaining('người khác nhập') },
    ])
  })

  test.each([
    ['paperForm', '999', 'đã được nhập'],
    ['invitationCode', '999', 'Không có thư mời nào'],
  ])(
    'when the database does not know the %s, then it is said there and the rest stays',
    async (field, value, words) => {
      const page = await post({ ...letter, [field]: value, step: 'send' })
      expect(page.status).toBe(422)
      expect(page.errors).toEqual([
        expect.objectContaining({ field, message: expect.stringContaining(words) }),
      ])
      expect(fieldsOf(page)).toMatchObject({ ...letter, [field]: value })
    },
  )

  test('F1: when the document is here already, then it is asked whether it is another', async () => {
    const { kind, ...contributor } = collective
    const fields: Record<string, string> = { ...letter, 'contributor.kind': kind, step: 'send' }
    for (const [name, value] of Object.entries(contributor)) fields[`contributor.${name}`] = value
    expect((await post(fields)).status).toBe(201)
    const again = await post({ ...fields, 'comments.0.text': 'Khác' })
    expect(errorsOf(again)).toEqual(['contributor.documentNumber'])
    expect((await post({ ...fields, 'comments.0.text': 'Khác', supplement: 'true' })).status).toBe(201)
  })

  test('F9: when the database is away as it is stored, then what was typed and its key stay', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    const fetched = globalThis.fetch
    const fetching = vi
      .spyOn(globalThis, 'fetch')
      .mockImplementation((input, init) =>
        String(input).includes('enter_paper_feedback')
          ? Promise.reject(new TypeError('away'))
          : fetched(input, init),
      )
    const page = await post({ ...letter, idempotencyKey: 'khoa-1', step: 'send' })
    fetching.mockRestore()
    const lines = JSON.stringify(logged.mock.calls)
    logged.mockRestore()
    expect(page).toMatchObject({ status: 503, notice: expect.stringContaining('gửi lại không bị trùng') })
    expect(fieldsOf(page)).toMatchObject({ ...letter, idempotencyKey: 'khoa-1' })
    expect(lines).not.toContain('Phạm Văn Giấy')
    expect((await post({ ...fieldsOf(page), step: 'send' })).status).toBe(201)
  })
})

describe('F5: given a whole letter', () => {
  test('when checked, then it is shown to be read once more, with a key, and nothing is stored', async () => {
    const before = await countRows(stack.sql)
    const page = await post({ ...letter, step: 'check' })
    expect(page).toMatchObject({
      status: 200,
      late: false,
      errors: [],
      feedback: { contributor: { fullName: 'Phạm Văn Giấy' } },
    })
    expect(page.draft.idempotencyKey).not.toBe('')
    expect(await countRows(stack.sql)).toEqual(before)
  })

  test('when sent twice, then it is stored once, with the same receipt: words as typed, no name', async () => {
    const { step: _, ...fields }: Record<string, string> = {
      ...fieldsOf(await post({ ...letter, step: 'check' })),
      step: '',
    }
    const before = await countRows(stack.sql)
    const first = await post({ ...fields, step: 'send' })
    const second = await post({ ...fields, step: 'send' })
    expect(first).toMatchObject({
      status: 201,
      stored: { channel: 'paper', words: [{ text: '\nChữ viết tay.\n  Dòng hai.' }] },
    })
    expect(second.stored).toEqual(first.stored)
    expect((await countRows(stack.sql)).feedback).toBe(before.feedback + 1)
    expect(JSON.stringify(first.stored)).not.toContain('Giấy')
  })

  test('when changed after it was stored, then it gets a key of its own and says why', async () => {
    const idempotencyKey = crypto.randomUUID()
    await post({ ...letter, idempotencyKey, step: 'send' })
    const page = await post({ ...letter, idempotencyKey, 'comments.0.text': 'Sửa', step: 'send' })
    expect(page).toMatchObject({ status: 409, notice: expect.stringContaining('đã được lưu') })
    expect(page.draft.idempotencyKey).not.toBe(idempotencyKey)
    expect(page.draft.comments[0]?.text).toBe('Sửa')
  })

  test('when going back to it, adding a comment or changing the kind, then what the steps share stays', async () => {
    expect(fieldsOf(await post({ ...letter, step: 'edit' }))).toMatchObject(letter)
    expect((await post({ ...letter, step: 'add' })).draft.comments).toHaveLength(2)
    const other = await post({ ...letter, 'contributor.phone': '0909 000 111', step: 'collective' })
    expect(other.draft.kind).toBe('collective')
    expect(fieldsOf(other)).toMatchObject({
      'contributor.phone': '0909 000 111',
      'contributor.address': letter['contributor.address'],
      'comments.0.text': letter['comments.0.text'],
    })
  })

  test('F6: when it arrived on the last day of its round, then it is in time; a day that no round takes is refused', async () => {
    const page = await post({ ...letter, receivedOn: '2012-09-30', step: 'check' }, { query: 'dot=2012' })
    expect(page).toMatchObject({ status: 200, late: false, days: { from: '2012-08-01', to: '2012-09-30' } })
    expect(
      errorsOf(await post({ ...letter, receivedOn: '2012-10-01', step: 'check' }, { query: 'dot=2012' })),
    ).toEqual(['receivedOn'])
  })

  test('when a year has no round, then it is not found', async () => {
    await expect(read(users.typist, new Request(address), 'dot=1999')).rejects.toMatchObject({
      key: 'notFound',
    })
  })
})

describe('F5: given a transcription that was found different', () => {
  test('when typed again, then the form is as it was typed, the name opened and logged, and it replaces the earlier one', async () => {
    const first = await post({ ...letter, step: 'send' })
    const reference = first.stored?.reference ?? ''
    const [row] = await stack.sql<
      { id: string }[]
    >`select id from public.feedback where reference = ${reference}`
    await foundDifferent(users.second.client, row?.id ?? '', 'Thiếu một chữ')
    const page = await post({ step: 'retype', replaces: reference }, { user: users.second })
    expect(fieldsOf(page)).toMatchObject({ ...letter, replaces: reference })
    expect(page.correction).toEqual({ reference, note: 'Thiếu một chữ' })
    const log =
      await stack.sql`select action, reason from public.access_log where feedback_id = ${row?.id ?? ''}`
    expect(log).toEqual([
      { action: 'identity_opened', reason: `Nhập lại bản ${reference} vì khác với bản giấy` },
    ])
    const again = await post(
      { ...fieldsOf(page), 'comments.0.text': 'Đủ chữ', step: 'send' },
      { user: users.second },
    )
    expect(again.status).toBe(201)
    const [link] =
      await stack.sql`select o.reference from public.feedback f join public.feedback o on o.id = f.replaces
      where f.reference = ${again.stored?.reference ?? ''}`
    expect(link).toEqual({ reference })
    // a colleague was faster
    const late = await post({ ...fieldsOf(page), idempotencyKey: crypto.randomUUID(), step: 'send' })
    expect(late).toMatchObject({ status: 422, errors: [{ field: 'replaces' }] })
  })

  test('when it does not wait to be typed again, then it is not found and no name is opened', async () => {
    const { id, reference } = await entered(stack.sql, users.typist.client)
    await expect(post({ step: 'retype', replaces: reference })).rejects.toMatchObject({ key: 'notFound' })
    await expect(post({ step: 'retype', replaces: 'x' })).rejects.toMatchObject({ key: 'notFound' })
    expect(await stack.sql`select from public.access_log where feedback_id = ${id}`).toHaveLength(0)
  })

  test('I.5: when it comments on who would type it, then it is refused and logged', async () => {
    const comments = [{ subject: 'chanh-van-phong', contentArea: 'cong-tac-can-bo', text: 'Ý kiến' }]
    const { id, reference } = await entered(stack.sql, users.typist.client, {
      content: aContent({ comments }),
    })
    await foundDifferent(users.second.client, id)
    const body = new URLSearchParams({ step: 'retype', replaces: reference })
    const page = await read(users.lead, new Request(address, { method: 'POST', body }))
    expect(page).toEqual({ seeOther: `/to-giup-viec/doi-chieu/${reference}` })
    const log = await stack.sql`select action from public.access_log where feedback_id = ${id}`
    expect(log).toEqual([{ action: 'identity_refused' }])
  })
})

describe('F9: what was posted is held until it is taken', () => {
  test('as fields of text, also once the page has read the body; files are left out', async () => {
    const body = new FormData()
    body.append('a', 'một\r\nhai')
    body.append('a', 'ba')
    body.append('scanFile', new File(['x'], 'x.pdf'))
    const request = new Request(address, { method: 'POST', body })
    const held = holdPosted(request)
    await request.formData()
    expect(await held?.()).toEqual([
      ['a', 'một\r\nhai'],
      ['a', 'ba'],
    ])
  })

  test('and nothing of what is no form', async () => {
    expect(holdPosted(new Request(address))).toBeUndefined()
    const json = new Request(address, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    })
    expect(await holdPosted(json)?.()).toBeUndefined()
    expect(
      await holdPosted(new Request(address, { method: 'POST', body: new URLSearchParams() }))?.(),
    ).toBeUndefined()
  })
})
