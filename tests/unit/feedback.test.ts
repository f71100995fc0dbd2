/** What a contributor may send, and the Vietnamese beside each field (F1–F3, F7). */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, today } from '../../src/domain/day.ts'
import { limits, totalTextLimit } from '../../src/domain/limits.ts'
import { parseFeedback } from '../../src/server/feedback.ts'
import { fieldErrors } from '../../src/strings/errors.ts'
import { aComment, aFeedback, collective, individual } from '../factories.ts'

/** Messages by field. */
function errorsOf(input: unknown): Record<string, string> {
  const { errors } = parseFeedback(input)
  return Object.fromEntries((errors ?? []).map(({ field, message }) => [field, message]))
}

const individualWith = (over: Record<string, unknown>) =>
  aFeedback({ contributor: { ...individual, ...over } })
const collectiveWith = (over: Record<string, unknown>) =>
  aFeedback({ contributor: { ...collective, ...over } })
const commentWith = (over: Record<string, unknown>) => aFeedback({ comments: [aComment(over)] })

describe('F2: given an individual', () => {
  test('when everything needed is there, then it is taken as it is', () => {
    expect(parseFeedback(aFeedback()).feedback).toEqual({ ...aFeedback(), scans: [] })
  })

  test.each(['fullName', 'address', 'category'])(
    'F7: when %s is missing, then that field is named',
    (name) => {
      const message = name === 'category' ? fieldErrors.chooseOne() : fieldErrors.required()
      for (const value of [undefined, null, 1, '', ' \n\u00a0 ']) {
        expect(errorsOf(individualWith({ [name]: value }))).toEqual({ [`contributor.${name}`]: message })
      }
    },
  )

  test.each(['phone', 'email'])('when the optional %s is blank, then it is left out', (name) => {
    const { feedback } = parseFeedback(individualWith({ [name]: '  ' }))
    expect(feedback?.contributor).toEqual(individual)
  })

  test.each([
    ['email', 'khong phai thu', fieldErrors.emailForm()],
    ['email', 'a@b', fieldErrors.emailForm()],
    ['phone', 'không có', fieldErrors.phoneForm()],
    ['phone', '123', fieldErrors.phoneForm()],
    ['fullName', 'x'.repeat(limits.fullName + 1), fieldErrors.tooLong(limits.fullName)],
    ['address', 'x'.repeat(limits.address + 1), fieldErrors.tooLong(limits.address)],
    ['fullName', 'a\ud800', fieldErrors.malformed()],
    ['email', 'a\udc00@b.vn', fieldErrors.malformed()],
  ])('when %s is %j, then its own message', (name, value, message) => {
    expect(errorsOf(individualWith({ [name]: value }))).toEqual({ [`contributor.${name}`]: message })
  })

  test.each([
    ['phone', '(028) 3829-7611'],
    ['phone', '+84 90.123.45.67'],
    ['email', 'bưởi@ví-dụ.vn'],
    ['fullName', '😀'.repeat(limits.fullName)],
  ])('when %s is %j, then it is taken', (name, value) => {
    expect(parseFeedback(individualWith({ [name]: value })).feedback?.contributor).toMatchObject({
      [name]: value,
    })
  })

  test('when a name has line breaks and NFD, then it is one line in NFC', () => {
    const { feedback } = parseFeedback(individualWith({ fullName: ' Đỗ\r\n Thị\tĐào '.normalize('NFD') }))
    expect(feedback?.contributor).toMatchObject({ fullName: 'Đỗ  Thị Đào' })
  })

  test('when fields of a collective or unknown ones come along, then they are dropped', () => {
    const { feedback } = parseFeedback(individualWith({ collectiveName: 'x', role: 'lead', is_sample: true }))
    expect(feedback?.contributor).toEqual(individual)
  })
})

describe('H7: given how an individual wishes to be answered', () => {
  test.each([
    ['telephone', { phone: ' ' }, 'contributor.phone', fieldErrors.phoneForReply()],
    ['telephone', { email: 'a@b.vn' }, 'contributor.phone', fieldErrors.phoneForReply()],
    ['telephone', { phone: 'không' }, 'contributor.phone', fieldErrors.phoneForm()],
    ['email', {}, 'contributor.email', fieldErrors.emailForReply()],
    ['email', { phone: '0912 345 678', email: '' }, 'contributor.email', fieldErrors.emailForReply()],
    ['fax', {}, 'contributor.replyBy', fieldErrors.chooseOne()],
    [1, {}, 'contributor.replyBy', fieldErrors.chooseOne()],
  ])(
    'when it is by %s with %j, then what is missing is said beside its field',
    (replyBy, over, field, message) => {
      expect(errorsOf(individualWith({ replyBy, ...over }))).toEqual({ [field]: message })
    },
  )

  test.each([
    ['letter', {}],
    ['visit', {}],
    ['telephone', { phone: '0912 345 678' }],
    ['email', { email: 'a@b.vn' }],
  ])('when it is by %s with %j, then it is taken', (replyBy, over) => {
    const { feedback } = parseFeedback(individualWith({ replyBy, ...over }))
    expect(feedback?.contributor).toEqual({ ...individual, replyBy, ...over })
  })

  test.each(['', undefined])('when it is “%s”, then the office chooses', (replyBy) => {
    expect(parseFeedback(individualWith({ replyBy })).feedback?.contributor).toEqual(individual)
  })

  test('when a collective says it, then it is dropped: it is answered in writing', () => {
    const { feedback } = parseFeedback(collectiveWith({ replyBy: 'telephone' }))
    expect(feedback?.contributor).toEqual(collective)
  })
})

describe('F1: given scans', () => {
  const scan = () => ({ id: crypto.randomUUID(), sha256: 'a'.repeat(64), secret: 's' })
  const same = scan()
  test.each([
    [[{ ...scan(), id: 'x' }], 'scans.0.id', fieldErrors.scanUnusable()],
    [[scan(), { ...scan(), sha256: 'A'.repeat(64) }], 'scans.1.sha256', fieldErrors.scanUnusable()],
    [[{ ...scan(), secret: undefined }], 'scans.0.secret', fieldErrors.scanUnusable()],
    [[scan(), same, same], 'scans.2', fieldErrors.scanUnusable()],
    [Array.from({ length: 21 }, scan), 'scans', fieldErrors.tooManyScans()],
    ['x', 'scans', fieldErrors.scanUnusable()],
    [null, 'scans', fieldErrors.scanUnusable()],
  ])('when they are wrong (%#), then it is said where', (scans, field, message) => {
    expect(errorsOf({ ...collectiveWith({}), scans })).toMatchObject({ [field]: message })
  })

  test('when there are 20, then they are taken in their order', () => {
    const scans = Array.from({ length: 20 }, scan)
    expect(parseFeedback({ ...collectiveWith({}), scans }).feedback?.scans.map(({ id }) => id)).toEqual(
      scans.map(({ id }) => id),
    )
  })

  test('when a collective cannot scan, then it sends without; the desk sees that they are missing', () => {
    expect(parseFeedback(collectiveWith({})).feedback?.scans).toEqual([])
  })
})

describe('F1: given a collective', () => {
  test.each(['collectiveName', 'documentNumber', 'documentDate', 'signatoryName', 'signatoryPosition'])(
    'when %s is missing, then that field is named',
    (name) => {
      for (const value of [undefined, ' ']) {
        expect(errorsOf(collectiveWith({ [name]: value }))).toEqual({
          [`contributor.${name}`]: fieldErrors.required(),
        })
      }
    },
  )

  test.each([
    ['15/1/2026', '2026-01-15'],
    ['15-01-2026', '2026-01-15'],
    [' 2026-01-15 ', '2026-01-15'],
    ['29/02/2024', '2024-02-29'],
    [today(), today()],
  ])('when the date is written %s, then it is %s', (written, day) => {
    expect(parseFeedback(collectiveWith({ documentDate: written })).feedback?.contributor).toMatchObject({
      documentDate: day,
    })
  })

  test.each(['30/02/2026', '29/02/2026', '2026-13-01', '31/4/2026', '15/1/26', 'hôm qua', '1'])(
    'when the date is %s, then it does not exist',
    (documentDate) => {
      expect(errorsOf(collectiveWith({ documentDate }))).toEqual({
        'contributor.documentDate': fieldErrors.dayForm(),
      })
    },
  )

  test('when the date is after today, then it is refused', () => {
    expect(errorsOf(collectiveWith({ documentDate: addDays(today(), 1) }))).toEqual({
      'contributor.documentDate': fieldErrors.dayInFuture(),
    })
  })

  test.each(['workplace_cell_committee', 'residence_cell_committee'])(
    'F3: when a %s comments on the collective, then each such comment is named',
    (category) => {
      const comments = [aComment({ subject: 'tap-the' }), aComment(), aComment({ subject: 'tap-the' })]
      expect(errorsOf({ ...collectiveWith({ category }), comments })).toEqual({
        'comments.0.subject': fieldErrors.membersOnly(),
        'comments.2.subject': fieldErrors.membersOnly(),
      })
    },
  )

  test('when its category is an individual’s, then it must choose', () => {
    expect(errorsOf(collectiveWith({ category: 'retired' }))).toEqual({
      'contributor.category': fieldErrors.chooseOne(),
    })
  })
})

describe('given comments', () => {
  test.each([
    ['text', '', fieldErrors.commentMissing()],
    ['text', ' \n\t\u00a0', fieldErrors.commentMissing()],
    ['text', '\u0000\u0007', fieldErrors.commentMissing()],
    ['text', undefined, fieldErrors.required()],
    ['text', 'x'.repeat(10_001), fieldErrors.tooLong(10_000)],
    ['text', 'a\udfff', fieldErrors.malformed()],
    ['subject', '', fieldErrors.chooseOne()],
    ['subject', '../x', fieldErrors.chooseOne()],
    ['contentArea', 'x'.repeat(61), fieldErrors.chooseOne()],
    ['contentArea', 7, fieldErrors.chooseOne()],
    ['aspect', 'khen', fieldErrors.chooseOne()],
  ])('when %s is %j, then its own message', (name, value, message) => {
    expect(errorsOf(commentWith({ [name]: value }))).toEqual({ [`comments.0.${name}`]: message })
  })

  test('when the aspect is blank or missing, then there is none', () => {
    for (const aspect of ['', undefined]) {
      expect(parseFeedback(commentWith({ aspect })).feedback?.comments[0]?.aspect).toBeUndefined()
    }
  })

  test('when a text shrinks to the limit by being normalised, then it is taken', () => {
    const typed = 'ở'.normalize('NFD').repeat(10_000)
    expect(parseFeedback(commentWith({ text: typed })).feedback?.comments[0]?.text).toBe('ở'.repeat(10_000))
  })

  test.each([
    [[], fieldErrors.commentsMissing()],
    [undefined, fieldErrors.commentsMissing()],
    [Array.from({ length: 101 }, () => aComment()), fieldErrors.tooManyComments()],
    [Array.from({ length: 16 }, () => aComment({ text: 'x'.repeat(10_000) })), fieldErrors.tooLong(0)],
  ])('when there are none or too many, then it says so', (comments, message) => {
    const expected = comments?.length === 16 ? fieldErrors.totalTooLong(totalTextLimit) : message
    expect(errorsOf(aFeedback({ comments }))).toEqual({ comments: expected })
  })

  test('when there are exactly 100, or 150,000 characters together, then they are taken', () => {
    const hundred = Array.from({ length: 100 }, () => aComment())
    const long = Array.from({ length: 15 }, () => aComment({ text: 'x'.repeat(10_000) }))
    for (const comments of [hundred, long]) expect(errorsOf(aFeedback({ comments }))).toEqual({})
  })
})

describe('F7: given a feedback as a whole', () => {
  test.each([false, undefined, 'true', 1, null])('when consent is %j, then it is asked for', (consent) => {
    expect(errorsOf(aFeedback({ consent }))).toEqual({ consent: fieldErrors.consentMissing() })
  })

  test.each([undefined, null, 'x', [], {}, { kind: 'anonymous' }, { kind: '__proto__' }])(
    'when the contributor is %j, then one must say who writes',
    (contributor) => {
      const fields = Object.keys(errorsOf(aFeedback({ contributor })))
      expect(fields).toHaveLength(1)
      expect(fields[0]).toMatch(/^contributor/)
    },
  )

  test('when a field is wrong, then rules between other fields are looked at in the same pass', () => {
    const comments = [aComment({ subject: 'tap-the', text: '' }), 7]
    const contributor = { ...collective, category: 'residence_cell_committee', collectiveName: '' }
    expect(errorsOf({ contributor, comments, consent: 1 })).toMatchObject({
      'contributor.collectiveName': fieldErrors.required(),
      'comments.0.subject': fieldErrors.membersOnly(),
      'comments.0.text': fieldErrors.commentMissing(),
      consent: fieldErrors.consentMissing(),
    })
    expect(errorsOf(individualWith({ fullName: '', replyBy: 'telephone' }))).toEqual({
      'contributor.fullName': fieldErrors.required(),
      'contributor.phone': fieldErrors.phoneForReply(),
    })
  })

  test('when anything at all is sent, then it is refused with words, never by breaking', () => {
    const part = fc.oneof(fc.jsonValue(), fc.anything())
    const shape = fc.record(
      { contributor: part, comments: part, scans: part, consent: part, begun: part, invitationCode: part },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.oneof(shape, fc.anything()), (input) => {
        const { errors } = parseFeedback(input)
        expect(errors?.length).toBeGreaterThan(0)
        for (const { message } of errors ?? []) expect(message).toMatch(/[ăâêôơưđạ-ỹ]/)
      }),
      { numRuns: 500 },
    )
  })

  test('when several fields are wrong, then each has one message and a pointer', () => {
    const { errors } = parseFeedback(individualWith({ fullName: '', address: '' }))
    expect(errors?.map(({ pointer }) => pointer)).toEqual(['#/contributor/fullName', '#/contributor/address'])
  })

  test('when it is refused, then no message is in English or a bare key', () => {
    const { errors } = parseFeedback({ contributor: { kind: 'individual' }, comments: [{}], consent: 1 })
    expect(errors?.length).toBeGreaterThan(5)
    const known = Object.values(fieldErrors).map((message) => message())
    for (const { message } of errors ?? []) expect(known).toContain(message)
  })
})
