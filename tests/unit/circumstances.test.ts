/** What goes with a feedback without being part of it: codes as people type them, tokens as programs garble them (F4, F6, F7). */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { circumstancesSchema, sqlCircumstances } from '../../src/domain/circumstances.ts'
import { invitationCodeForm, readInvitationCode } from '../../src/domain/invitation-code.ts'
import { parseFeedback } from '../../src/server/feedback.ts'
import { fieldErrors } from '../../src/strings/errors.ts'
import { aFeedback } from '../factories.ts'

const letter = fc.constantFrom(...'ABCDEFGHJKLMNPRSTUVWXY23456789')
const code = fc
  .array(letter, { minLength: 12, maxLength: 12 })
  .map((all) => [0, 4, 8].map((at) => all.slice(at, at + 4).join('')).join('-'))

/** What the SQL function gets. */
const sent = (input: unknown) => sqlCircumstances(circumstancesSchema.parse(input))

describe('F4: given the code of a letter of invitation', () => {
  test.each([
    'ABCD-EFGH-JKL',
    'ABCD-EFGH-JKLMN',
    'ABCD-EFGH-JKL0',
    'ABCD-EFGH-JKLO',
    'ABCD-EFGH-JKLÂ',
    'abcdefgh',
    "' or 1=1 --",
    '%%%%-%%%%-%%%%',
    '\u0000',
    'x'.repeat(100_000),
  ])('when it cannot be one (%#), then that is said beside the field and nowhere else', (invitationCode) => {
    const { errors } = parseFeedback({ ...aFeedback(), invitationCode })
    expect(errors).toMatchObject([{ field: 'invitationCode', message: fieldErrors.invitationForm() }])
  })

  test.each([7, null, ['ABCD-EFGH-JKLM'], {}])('when it is %j, then it is refused', (invitationCode) => {
    const { errors } = parseFeedback({ ...aFeedback(), invitationCode })
    expect(errors?.map(({ field }) => field)).toEqual(['invitationCode'])
  })

  test.each([undefined, '', '  ', '\n'])('when it is left out (%j), then there is none', (invitationCode) => {
    expect(sent({ invitationCode })).toEqual({})
  })

  test('when it is typed in small letters, with or without strokes, blanks or dots, then it is the printed one', () => {
    const between = fc.constantFrom('', ' ', '-', '–', '.', '_', '\u00a0', ' - ')
    fc.assert(
      fc.property(
        code,
        fc.array(between, { minLength: 13, maxLength: 13 }),
        fc.boolean(),
        (printed, gaps, small) => {
          const bare = printed.replaceAll('-', '')
          const typed = [...bare].map((each, at) => gaps[at] + each).join('') + gaps[12]
          expect(readInvitationCode(small ? typed.toLowerCase() : typed)).toBe(printed)
          expect(sent({ invitationCode: typed })).toEqual({ invitation: printed })
        },
      ),
    )
  })

  test('when anything is typed, then what is read has the printed form or there is nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })), (typed) => {
        const read = readInvitationCode(typed)
        expect(read === null || invitationCodeForm.test(read)).toBe(true)
      }),
    )
  })
})

describe('F6, F7: given the rest', () => {
  test.each([null, 7, {}, [], 'x'.repeat(201), true])(
    'when the token of beginning is %j, then the letter is taken without it',
    (begun) => {
      expect(parseFeedback({ ...aFeedback(), begun }).errors).toBeUndefined()
      expect(sent({ begun })).toEqual({})
    },
  )

  test.each([
    [{ website: 'http://spam.example' }, { trapped: true }],
    [{ website: ' ' }, {}],
    [{ website: 1 }, {}],
    [{ supplement: true }, { supplement: true }],
    [{ supplement: false }, {}],
    [{ supplement: 'true' }, {}],
    [{ begun: '1.a' }, { begun: '1.a' }],
    [{ scans: [] }, { scanSecrets: [] }],
  ])('when %j is sent, then the database gets %j', (input, circumstances) => {
    expect(parseFeedback({ ...aFeedback(), ...input }).errors).toBeUndefined()
    expect(sent(input)).toEqual(circumstances)
  })

  test('when a stranger sends what is the desk’s to say, then it is dropped', () => {
    expect(sent({ enteredBy: crypto.randomUUID(), paperForm: 1, replaces: 'A', trapped: true })).toEqual({})
  })

  test('F1: when scans come, then their secrets go beside the letter and never into it', () => {
    const scans = [1, 2].map((n) => ({ id: crypto.randomUUID(), sha256: 'a'.repeat(64), secret: `s${n}` }))
    const { feedback, circumstances } = parseFeedback({ ...aFeedback(), scans })
    expect(circumstances && sqlCircumstances(circumstances)).toEqual({ scanSecrets: ['s1', 's2'] })
    expect(feedback?.scans).toEqual(scans.map(({ id, sha256 }) => ({ id, sha256 })))
    expect(JSON.stringify(feedback)).not.toContain('"s1"')
  })
})
