/** POST /api/feedback as a machine and as a browser use it (F1–F3, F8, F9). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newReceiptSchema } from '../../src/domain/receipt.ts'
import { aComment, aFeedback, aForm, aPerson, collective, individual } from '../factories.ts'
import { countRows } from '../submissions.ts'
import { type Door, expectProblem, openDoor } from './door.ts'

let door: Door
beforeAll(async () => {
  door = await openDoor()
})
afterAll(() => door?.stop())

const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

async function textsOf(reference: string): Promise<string[]> {
  const rows = await door.stack.sql<{ text: string }[]>`
    select c.text from public.comment c join public.feedback f on f.id = c.feedback_id
    where f.reference = ${reference} order by c.position`
  return rows.map(({ text }) => text)
}

async function nameOf(reference: string): Promise<string | undefined> {
  const [row] = await door.stack.sql<{ name: string }[]>`
    select coalesce(i.full_name, i.collective_name) as name from private.contributor_identity i
    join public.feedback f on f.id = i.feedback_id where f.reference = ${reference}`
  return row?.name
}

describe('F2, F8: given a whole feedback', () => {
  test('when sent as JSON, then 201 with the receipt and its address', async () => {
    const before = await countRows(door.stack.sql)
    const response = await door.postJson(aFeedback())
    expect(response.status).toBe(201)
    expect(response.headers.get('content-type')).toMatch(/^application\/json/)
    expect(response.headers.get('cache-control')).toBe('no-store')
    const receipt = newReceiptSchema.parse(await response.json())
    expect(response.headers.get('location')).toBe(`/gop-y/bien-nhan?khoa=${receipt.secret}`)
    expect((await countRows(door.stack.sql)).feedback).toBe(before.feedback + 1)
    expect(await nameOf(receipt.reference)).toBe(individual.fullName)
  })

  test('when sent as form data without a browser’s Accept, then 201 as well', async () => {
    const response = await door.post(aForm())
    expect(response.status).toBe(201)
    const { reference } = newReceiptSchema.parse(await response.json())
    expect(await textsOf(reference)).toEqual(['Đề nghị làm rõ.'])
  })

  test('when sent as a urlencoded form, then 201 as well', async () => {
    const fields = [...aForm()].map(([name, value]): [string, string] => [name, String(value)])
    expect((await door.post(new URLSearchParams(fields))).status).toBe(201)
  })

  test('when a browser sends it, then 303 to the receipt', async () => {
    const before = await countRows(door.stack.sql)
    const response = await door.post(aForm(), browser)
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toMatch(/^\/gop-y\/bien-nhan\?khoa=[A-HJ-NPR-Y2-9]{16}$/)
    expect((await countRows(door.stack.sql)).feedback).toBe(before.feedback + 1)
  })

  test('F1: when a collective sends it, then its name is stored', async () => {
    const { reference } = await (await door.postJson(aFeedback({ contributor: collective }))).json()
    expect(await nameOf(reference)).toBe(collective.collectiveName)
  })
})

describe('F9: given an Idempotency-Key', () => {
  const again = (body: unknown, key: string) => door.postJson(body, { 'idempotency-key': key })

  test('when the same feedback comes twice, then twice the same receipt and one row', async () => {
    const key = crypto.randomUUID()
    const first = await (await again(aFeedback(), key)).json()
    const before = await countRows(door.stack.sql)
    const second = await again(aFeedback(), key)
    expect(second.status).toBe(201)
    expect(await second.json()).toEqual(first)
    expect(await countRows(door.stack.sql)).toEqual(before)
  })

  test('when a browser sends its form twice, then twice the same receipt', async () => {
    const draft = { idempotencyKey: crypto.randomUUID() }
    const first = await door.post(aForm(draft), browser)
    const second = await door.post(aForm(draft), browser)
    expect(first.status).toBe(303)
    expect(second.headers.get('location')).toBe(first.headers.get('location'))
  })

  test('when another feedback comes under it, then 409', async () => {
    const key = crypto.randomUUID()
    await again(aFeedback(), key)
    const other = aFeedback({ comments: [aComment({ text: 'Ý kiến khác.' })] })
    await expectProblem(door, () => again(other, key), 409, 'keyReused')
  })

  test.each(['', 'có dấu'.normalize('NFC').slice(1, 2), 'a b', 'x'.repeat(201)])(
    'when it is “%s”, then 400',
    async (key) => {
      await expectProblem(door, () => again(aFeedback(), key), 400, 'idempotencyKey')
    },
  )

  test('when it has 200 characters, then 201; when there is none, then each sending is a feedback', async () => {
    expect((await again(aFeedback(), 'x'.repeat(200))).status).toBe(201)
    const first = await (await door.postJson(aFeedback())).json()
    const second = await (await door.postJson(aFeedback())).json()
    expect(second.reference).not.toBe(first.reference)
  })
})

describe('given fields that are wrong', () => {
  test('when sent as JSON, then 422 with a Vietnamese message and a pointer for each', async () => {
    const wrong = aFeedback({
      contributor: { ...individual, fullName: ' ', email: 'khong phai' },
      comments: [aComment(), aComment({ text: '', subject: '' })],
      consent: false,
    })
    const response = await expectProblem(door, () => door.postJson(wrong), 422, 'validation')
    const { errors } = await response.json()
    expect(errors).toEqual([
      {
        field: 'contributor.fullName',
        pointer: '#/contributor/fullName',
        message: 'Hãy điền mục này.',
        rule: 'required',
      },
      {
        field: 'contributor.email',
        pointer: '#/contributor/email',
        message: 'Hãy viết địa chỉ thư điện tử theo dạng ten@example.vn, hoặc để trống.',
        rule: 'emailForm',
      },
      {
        field: 'comments.1.subject',
        pointer: '#/comments/1/subject',
        message: 'Hãy chọn một trong các mục đã cho.',
        rule: 'chooseOne',
      },
      {
        field: 'comments.1.text',
        pointer: '#/comments/1/text',
        message: 'Hãy viết nội dung ý kiến.',
        rule: 'commentMissing',
      },
      {
        field: 'consent',
        pointer: '#/consent',
        message: 'Hãy đọc thông báo về dữ liệu cá nhân và đánh dấu đồng ý để gửi văn bản.',
        rule: 'consentMissing',
      },
    ])
  })

  test.each([
    ['subject', { subject: 'khong-co' }],
    ['contentArea', { contentArea: 'khong-co' }],
  ])('F3: when the round does not know the %s, then 422 at that field', async (name, over) => {
    const wrong = aFeedback({ comments: [aComment(), aComment(over)] })
    const response = await expectProblem(door, () => door.postJson(wrong), 422, 'validation')
    expect((await response.json()).errors).toEqual([
      {
        field: `comments.1.${name}`,
        pointer: `#/comments/1/${name}`,
        message: 'Mục này không có trong đợt kiểm điểm. Hãy chọn lại.',
        rule: 'unknownChoice',
      },
    ])
  })

  test.each([null, [], 'x', 1, {}, { contributor: null }, { contributor: [], comments: {} }])(
    'when the JSON is %j, then 422',
    async (value) => {
      await expectProblem(door, () => door.postJson(value), 422, 'validation')
    },
  )

  test('when a browser sends them, then 307 back to the check page and nothing is stored', async () => {
    const before = await countRows(door.stack.sql)
    const response = await door.post(aForm({ consent: false }), browser)
    expect(response.status).toBe(307)
    expect(response.headers.get('location')).toBe(
      '/gop-y/kiem-tra?loi=validation&muc=consent&vi=consentMissing',
    )
    expect(await countRows(door.stack.sql)).toEqual(before)
  })

  test('when a browser’s key is spent on another feedback, then 307 back with that reason', async () => {
    const idempotencyKey = crypto.randomUUID()
    await door.post(aForm({ idempotencyKey }), browser)
    const comments = [{ subject: 'bi-thu', contentArea: 'cong-tac-can-bo', aspect: '', text: 'Khác.' }]
    const response = await door.post(aForm({ idempotencyKey, comments }), browser)
    expect(response.status).toBe(307)
    expect(response.headers.get('location')).toBe('/gop-y/kiem-tra?loi=keyReused')
  })
})

describe('given text as people write it', () => {
  test.each([
    ['10,000 characters', 'ở'.repeat(10_000), 'ở'.repeat(10_000)],
    ['NFD', 'Đồng chí nên làm rõ'.normalize('NFD'), 'Đồng chí nên làm rõ'],
    ['null bytes', 'trước\u0000sau', 'trướcsau'],
    ['HTML', '<img src=x onerror="alert(1)">', '<img src=x onerror="alert(1)">'],
    ['lines of Windows', 'một\r\nhai', 'một\nhai'],
  ])('when a comment holds %s, then it is stored normalised, once', async (_, sent, kept) => {
    const { kind: _kind, ...contributor } = aPerson()
    const comment = { subject: 'bi-thu', contentArea: 'cong-tac-can-bo', aspect: '', text: sent }
    for (const response of [
      await door.postJson(aFeedback({ contributor: aPerson(), comments: [aComment({ text: sent })] })),
      await door.post(aForm({ contributor, comments: [comment] })),
    ]) {
      expect(response.status).toBe(201)
      expect(await textsOf((await response.json()).reference)).toEqual([kept])
    }
  })

  test('when a name is in NFD with đ, then it is stored in NFC', async () => {
    const contributor = { ...individual, fullName: 'Đỗ Thị Đào'.normalize('NFD') }
    const { reference } = await (await door.postJson(aFeedback({ contributor }))).json()
    expect(await nameOf(reference)).toBe('Đỗ Thị Đào')
  })

  test('when it holds a lone surrogate, then 422 at that field', async () => {
    const body = JSON.stringify(aFeedback()).replace('Đề nghị', '\\ud800')
    const response = await expectProblem(
      door,
      () => door.post(body, { 'content-type': 'application/json' }),
      422,
      'validation',
    )
    expect((await response.json()).errors).toMatchObject([{ field: 'comments.0.text' }])
  })
})
