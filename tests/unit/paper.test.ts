/** F5, F6: what the desk adds to a letter that came on paper. */
import { describe, expect, test } from 'vitest'
import { arrivalDays, showArrival } from '../../src/domain/arrival.ts'
import { showBytes } from '../../src/domain/bytes.ts'
import { paperDraftFields, paperSchema, readPaperDraft } from '../../src/domain/paper.ts'
import { comparisonFormSchema, verificationFormSchema } from '../../src/domain/verification.ts'
import { parsePaper } from '../../src/server/desk/paper-fields.ts'

const days = { from: '2026-08-01', to: '2026-11-24' }
const draft = { receivedOn: '2026-09-05', paperForm: '', replaces: '' }
const parse = (over: object = {}) => paperSchema(days).safeParse({ ...draft, invitationCode: '', ...over })

describe('F5: the desk’s fields of a paper letter', () => {
  test.each([
    ['', undefined],
    ['12', '12'],
    ['0012', '12'],
    [' số 12 ', '12'],
    ['Số 0012'.normalize('NFD'), '12'],
  ])('the form’s number “%s” is %s', (paperForm, number) => {
    expect(parse({ paperForm }).data?.circumstances).toEqual(number ? { paperForm: number } : {})
  })

  test.each([
    ['7', '7'],
    ['số 7', '7'],
    ['abcd efgh jklm', 'ABCD-EFGH-JKLM'],
  ])('the invitation “%s” is %s', (invitationCode, invitation) => {
    expect(parse({ invitationCode }).data?.circumstances).toEqual({ invitation })
  })

  test.each([
    ['receivedOn', '', 'Hãy điền ngày nhận bản giấy.'],
    ['receivedOn', '31/02/2026', 'Hãy viết ngày có thật, gồm ngày, tháng và năm.'],
    ['receivedOn', '2026-07-31', 'từ 01/08/2026 đến 24/11/2026'],
    ['receivedOn', '25/11/2026', 'từ 01/08/2026 đến 24/11/2026'],
    ['paperForm', 'mười hai', 'Hãy viết số phiếu bằng chữ số, hoặc để trống.'],
    ['paperForm', '-1', 'Hãy viết số phiếu bằng chữ số, hoặc để trống.'],
    ['invitationCode', 'ABCD-EFGH', 'Mã thư mời gồm mười hai ký tự'],
    ['invitationCode', 'ABCD-EFGH-JKL0', 'Mã thư mời gồm mười hai ký tự'],
  ])('%s “%s” is refused with words', (field, value, words) => {
    const typed = { ...draft, invitationCode: '', [field]: value }
    const { errors } = parsePaper(typed, typed.invitationCode, days)
    expect(errors).toEqual([{ field, pointer: `#/${field}`, message: expect.stringContaining(words) }])
  })

  test('a day is read as people write it', () => {
    expect(parse({ receivedOn: '5/9/2026' }).data?.receivedOn).toBe('2026-09-05')
  })

  test('what was typed comes back from the form as it was', () => {
    const typed = { receivedOn: 'x', paperForm: ' 7', replaces: 'ABCD-2345' }
    const form = new FormData()
    for (const [name, value] of paperDraftFields(typed)) form.append(name, value)
    expect(readPaperDraft(form)).toEqual(typed)
    expect(readPaperDraft(new FormData())).toEqual({ ...draft, receivedOn: '' })
  })
})

describe('F6: the days on which a letter of a round can have arrived', () => {
  const round = (opens_on: string, accepts_late_until: string | null) => ({ opens_on, accepts_late_until })
  test.each([
    ['today, while letters are taken', '2026-09-01', round('2026-08-01', '2026-10-15'), [], '2026-09-01'],
    ['the last day letters are taken', '2026-12-01', round('2026-08-01', '2026-10-15'), [], '2026-10-15'],
    [
      'today, where late ones are taken without end',
      '2027-05-01',
      round('2026-08-01', null),
      [],
      '2027-05-01',
    ],
    [
      'the day before the next round',
      '2027-09-01',
      round('2026-08-01', null),
      [round('2027-08-01', null)],
      '2027-07-31',
    ],
  ])('end with %s', (_, today, of, others, to) => {
    expect(arrivalDays(of, [...others, of, round('2025-08-01', null)], today)).toEqual({
      from: '2026-08-01',
      to,
    })
  })

  test('of paper the day is shown, of the web the minute', () => {
    const received_at = '2026-09-30T16:59:59Z'
    expect(showArrival({ channel: 'paper', received_at })).toBe('ngày 30/09/2026')
    expect(showArrival({ channel: 'web', received_at })).toBe('23:59 ngày 30/09/2026')
  })
})

describe('F5, F7: findings as a form posts them', () => {
  test('a difference is named, a match need not be', () => {
    expect(comparisonFormSchema.safeParse({ outcome: 'same', note: '' }).success).toBe(true)
    for (const note of ['', '   ', '\u200b\u00a0']) {
      expect(comparisonFormSchema.safeParse({ outcome: 'different', note }).error?.issues[0]?.message).toBe(
        'differenceMissing',
      )
    }
    expect(comparisonFormSchema.safeParse({ outcome: 'different', note: 'x'.repeat(1_001) }).success).toBe(
      false,
    )
  })

  test('a verification has an outcome, a way and perhaps a note', () => {
    const whole = { outcome: 'confirmed', method: 'called_back', note: ' Đã gọi '.normalize('NFD') }
    expect(verificationFormSchema.parse(whole).note).toBe('Đã gọi')
    for (const wrong of [{ outcome: 'x' }, { method: '' }, { note: 'x'.repeat(501) }, { note: '\ud800' }]) {
      expect(verificationFormSchema.safeParse({ ...whole, ...wrong }).success).toBe(false)
    }
  })
})

test.each([
  [900, '900 byte'],
  [340_000, '332 KB'],
  [1_258_291, '1,2 MB'],
  [26_214_400, '25 MB'],
])('%i bytes are shown as %s', (bytes, shown) => {
  expect(showBytes(bytes)).toBe(shown)
})
