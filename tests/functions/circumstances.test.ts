/** The door with what goes beside a letter: tokens, invitations, known documents, traps; and the form going back whole (F1, F4, F6, F7, F9). */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import begin from '../../netlify/functions/begin.ts'
import { draftFields, type FeedbackDraft, readDraft } from '../../src/domain/form.ts'
import { limits } from '../../src/domain/limits.ts'
import { checkFeedback } from '../../src/server/check.ts'
import { openInvitation } from '../../src/server/invitation.ts'
import { fieldErrors, problems } from '../../src/strings/errors.ts'
import { aComment, aDocument, aFeedback, aForm, aPerson } from '../factories.ts'
import { invite } from '../letters.ts'
import type { TestUser } from '../stack.ts'
import { countRows } from '../submissions.ts'
import { type Door, expectProblem, expectSecured, openDoor } from './door.ts'

let door: Door
let member: TestUser
let roundId: string
beforeAll(async () => {
  door = await openDoor()
  member = await door.stack.addUser('thanh-vien', { role: 'member' })
  const [round] = await door.stack.sql<{ id: string }[]>`
    select r.id from public.round r join public.body b on b.id = r.body_id
    where b.slug = ${door.stack.body.slug} order by r.opens_on desc limit 1`
  roundId = round?.id ?? ''
})
afterAll(() => door?.stop())

const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }
const comments = [{ subject: 'bi-thu', contentArea: 'cong-tac-can-bo', aspect: '', text: 'Đề nghị làm rõ.' }]

/** Everything a collective's browser sends. */
function aCollectiveForm(contributor: Record<string, unknown>, over: Partial<FeedbackDraft> = {}): FormData {
  const { kind: _, ...fields } = contributor
  return aForm({ kind: 'collective', contributor: fields as Record<string, string>, comments, ...over })
}

/** Follows a 307 as a browser does: the same body, to the check page. */
async function sentBack(form: FormData) {
  const before = await countRows(door.stack.sql)
  const response = await door.post(form, browser)
  expect(response.status).toBe(307)
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(await countRows(door.stack.sql)).toEqual(before)
  const url = new URL(response.headers.get('location') ?? '', door.url)
  expect(url.pathname).toBe('/gop-y/kiem-tra')
  const page = await checkFeedback(new Request(url, { method: 'POST', body: form }), url.searchParams)
  // nothing that was sent is lost on the way
  const kept = new Map(draftFields(page.draft ?? readDraft(new FormData())))
  for (const [name, value] of form) {
    if (!['begun', 'idempotencyKey'].includes(name)) expect(kept.get(name), name).toBe(value)
  }
  return page
}

describe('F1: given a document that is here already', () => {
  test('when a machine sends it again, then 422 at its number, with the rule’s name', async () => {
    const contributor = aDocument()
    expect((await door.postJson(aFeedback({ contributor }))).status).toBe(201)
    const act = () => door.postJson(aFeedback({ contributor, comments: [aComment({ text: 'Khác.' })] }))
    const response = await expectProblem(door, act, 422, 'validation')
    expect((await response.json()).errors).toEqual([
      {
        field: 'contributor.documentNumber',
        pointer: '#/contributor/documentNumber',
        message: fieldErrors.documentKnown(),
        rule: 'documentKnown',
      },
    ])
    const supplement = {
      ...aFeedback({ contributor, comments: [aComment({ text: 'Khác.' })] }),
      supplement: true,
    }
    expect((await door.postJson(supplement)).status).toBe(201)
  })

  test('when a browser sends it again, then the form comes back whole and asks beside the number', async () => {
    const contributor = aDocument()
    expect((await door.post(aCollectiveForm(contributor), browser)).status).toBe(303)
    const again = aCollectiveForm(contributor, { website: 'x' })
    const page = await sentBack(again)
    expect(page).toMatchObject({
      status: 422,
      errors: [{ field: 'contributor.documentNumber', rule: 'documentKnown' }],
    })
    expect(page.feedback).toBeUndefined()
    again.set('supplement', 'true')
    expect((await door.post(again, browser)).status).toBe(303)
  })
})

describe('F4: given the code of a letter of invitation', () => {
  test.each(['ABCD-EFGH-JKLM', 'abcd efgh jklm'])(
    'when “%s” is nobody’s, then a machine is told at that field and a browser gets its form back',
    async (invitationCode) => {
      const act = () => door.postJson({ ...aFeedback({ contributor: aPerson() }), invitationCode })
      const response = await expectProblem(door, act, 422, 'validation')
      expect((await response.json()).errors).toMatchObject([
        { field: 'invitationCode', rule: 'invitationUnknown' },
      ])
      const page = await sentBack(aForm({ invitationCode }))
      expect(page.errors).toMatchObject([
        { field: 'invitationCode', message: fieldErrors.invitationUnknown() },
      ])
    },
  )

  test('when it cannot be one, then it is refused before the database is asked', async () => {
    const act = () => door.postJson({ ...aFeedback(), invitationCode: 'không có' })
    const response = await expectProblem(door, act, 422, 'validation')
    expect((await response.json()).errors).toMatchObject([
      { field: 'invitationCode', rule: 'invitationForm' },
    ])
  })

  test('when it is an invitee’s, typed carelessly, then the letter is tied to the invitation', async () => {
    const asked = { kind: 'individual', category: 'retired', name: 'Người Được Mời', address: 'Số 1' }
    const { id, code } = await invite(door.stack, member, roundId, asked)
    const { kind: _kind, ...contributor } = aPerson()
    const form = aForm({ contributor, invitationCode: code.toLowerCase().replaceAll('-', ' ') })
    const response = await door.post(form)
    expect(response.status).toBe(201)
    const [row] = await door.stack.sql`select invitation_id from public.feedback
      where reference = ${(await response.json()).reference}`
    expect(row?.['invitation_id']).toBe(id)
  })
})

describe('F7: given more letters of one person than may come', () => {
  test('when the next is sent, then 403 with where to turn, and a browser keeps what it wrote', async () => {
    const contributor = aPerson()
    const letters = Array.from({ length: limits.personLetters }, (_, at) =>
      door.postJson(aFeedback({ contributor, comments: [aComment({ text: `Ý kiến ${at}.` })] })),
    )
    expect(new Set((await Promise.all(letters)).map(({ status }) => status))).toEqual(new Set([201]))
    await expectProblem(door, () => door.postJson(aFeedback({ contributor })), 403, 'tooManyLetters')
    const { kind: _kind, ...fields } = contributor
    const page = await sentBack(aForm({ contributor: fields }))
    expect(page).toMatchObject({ status: 403, notice: problems.tooManyLetters, errors: [] })
    expect(page.feedback).toBeDefined()
  })
})

describe('F6: given when a form was begun', () => {
  test.each(['GET', 'PUT', 'DELETE'])('when asked by %s, then 405 with Allow', async (method) => {
    const response = await begin(new Request('http://localhost/api/begin', { method }))
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('POST')
    expectSecured(response)
  })

  test('when asked by POST, then there is a token that the door takes', async () => {
    const response = await begin(new Request('http://localhost/api/begin', { method: 'POST' }))
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expectSecured(response)
    const { begun, ...rest } = await response.json()
    expect(rest).toEqual({})
    expect(begun).toMatch(/^\d{10}\.[0-9a-f]{32}$/)
    const { reference } = await (
      await door.postJson({ ...aFeedback({ contributor: aPerson() }), begun })
    ).json()
    const [row] = await door.stack.sql<{ second: string }[]>`
      select extract(epoch from begun_at)::bigint::text as second from public.feedback where reference = ${reference}`
    expect(row?.second).toBe(String(begun).split('.')[0])
  })

  test.each(['check', 'add', 'edit'])(
    'when the check page meets a form without a token (%s), then it gives it one, and keeps the one it has',
    async (step) => {
      const form = aForm()
      form.set('step', step)
      const first = await check(form)
      expect(first.draft?.begun).toMatch(/^\d{10}\.[0-9a-f]{32}$/)
      form.set('begun', 'của tôi')
      expect((await check(form)).draft?.begun).toBe('của tôi')
    },
  )
})

async function check(form: FormData, query = '') {
  const url = new URL(`/gop-y/kiem-tra?${query}`, door.url)
  return checkFeedback(new Request(url, { method: 'POST', body: form }), url.searchParams)
}

describe('F9: given the address a form is sent back to', () => {
  test.each([
    'loi=khong-co',
    'loi=__proto__',
    'loi=validation&muc=contributor.fullName',
    'loi=validation&vi=documentKnown',
    'loi=validation&muc=contributor.fullName&vi=__proto__',
    'loi=validation&muc=%3Cscript%3E&vi=documentKnown',
    `loi=validation&muc=${'x'.repeat(61)}&vi=documentKnown`,
    'muc=contributor.fullName&vi=documentKnown',
  ])('when a stranger wrote “%s” into it, then nothing of that is shown as an error', async (query) => {
    const page = await check(aForm(), query)
    expect(page.errors).toEqual([])
    expect(page.feedback).toBeDefined()
  })

  test('when the form itself is wrong, then its own errors are shown, not those of the address', async () => {
    const page = await check(
      aForm({ consent: false }),
      'loi=validation&muc=invitationCode&vi=invitationUnknown',
    )
    expect(page.errors.map(({ field }) => field)).toEqual(['consent'])
  })

  test('when a scan could not be claimed, then that is said at the scan', async () => {
    const scan = { id: crypto.randomUUID(), sha256: 'a'.repeat(64), secret: 's' }
    const act = () => door.postJson({ ...aFeedback({ contributor: aDocument() }), scans: [scan] })
    const response = await expectProblem(door, act, 422, 'validation')
    expect((await response.json()).errors).toMatchObject([{ field: 'scans.0', rule: 'scanUnusable' }])
    const draft = { ...scan, name: 'Công văn.pdf', mediaType: 'application/pdf', byteSize: '1000' }
    const page = await sentBack(aCollectiveForm(aDocument(), { scans: [draft] }))
    expect(page.errors).toMatchObject([{ field: 'scans.0', message: fieldErrors.scanUnusable() }])
  })
})

describe('F4: given the page that a letter of invitation leads to', () => {
  beforeEach(() => door.stack.sql`delete from private.look_up_failure`)
  const here = '203.0.113.9'

  test.each([
    ['không phải mã', 'form', 0],
    ['ABCD-EFGH', 'form', 0],
    ['ABCD-EFGH-JKLM', 'unknown', 1],
  ])(
    'when the code is “%s”, then 404, the code to type again, and it counts as a guess: %s',
    async (code, refusal, count) => {
      expect(await openInvitation(` ${code} `, here)).toMatchObject({ status: 404, refusal, code })
      const [row] = await door.stack.sql`select count(*)::int as n from private.look_up_failure`
      expect(row?.['n']).toBe(count)
    },
  )

  test('when an address has guessed sixty times, then it waits, and others do not', async () => {
    await Promise.all(
      Array.from({ length: limits.lookUpFailures }, () => openInvitation('ABCD-EFGH-JKLM', here)),
    )
    const page = await openInvitation('ABCD-EFGH-JKLM', here)
    expect(page).toMatchObject({ status: 429, refusal: 'tooManyLookUps' })
    expect(Number(page.headers['retry-after'])).toBeGreaterThan(0)
    expect(Number(page.headers['retry-after'])).toBeLessThanOrEqual(900)
    expect((await openInvitation('ABCD-EFGH-JKLM', '203.0.113.10')).status).toBe(404)
  })

  test('when there is none, then there is only the field to type it', async () => {
    expect(await openInvitation('  ', here)).toEqual({ status: 200, code: '', headers: {} })
  })

  test('when it is an individual’s, then the form has what the office knows, and nothing else', async () => {
    const asked = {
      kind: 'individual',
      category: 'former_head',
      name: 'Lê Thị Nguyên',
      address: 'Số 9, ngõ Quen',
    }
    const { code } = await invite(door.stack, member, roundId, { ...asked, phone: '0912 345 678' })
    const { draft, status } = await openInvitation(code.toLowerCase(), here)
    expect(status).toBe(200)
    expect(draft).toMatchObject({
      kind: 'individual',
      invitationCode: code,
      consent: false,
      idempotencyKey: '',
    })
    expect(draft?.contributor).toEqual({
      category: 'former_head',
      fullName: 'Lê Thị Nguyên',
      address: 'Số 9, ngõ Quen',
      phone: '0912 345 678',
      email: '',
    })
    expect((await door.stack.sql`select from private.look_up_failure`).length).toBe(0)
  })

  test('when it is a collective’s, then its name is in its field', async () => {
    const asked = { kind: 'collective', category: 'city_committee_office', name: 'Văn phòng Thử' }
    const { code } = await invite(door.stack, member, roundId, asked)
    const { draft } = await openInvitation(code, here)
    expect(draft).toMatchObject({
      kind: 'collective',
      contributor: { collectiveName: 'Văn phòng Thử', address: '' },
    })
  })
})

// Last: it takes the database away.
describe('F9: given a database that is away', () => {
  test('when a form is checked, begun or opened by its code, then each says so and loses nothing', async () => {
    await door.stack.sql.end()
    await door.stack.supabase.stop()
    const response = await begin(new Request('http://localhost/api/begin', { method: 'POST' }))
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toMatch(/^\d+$/)
    const page = await check(aForm({ invitationCode: 'ABCD-EFGH-JKLM' }))
    expect(page).toMatchObject({ status: 503, notice: problems.unavailable })
    expect(page.draft).toMatchObject({ begun: '', invitationCode: 'ABCD-EFGH-JKLM' })
    expect(page.feedback).toBeDefined()
    expect(await openInvitation('ABCD-EFGH-JKLM', '203.0.113.9')).toMatchObject({
      status: 503,
      refusal: 'unavailable',
    })
    expect(door.log()).not.toContain('ABCD')
  })
})
