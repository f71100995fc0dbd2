/** F8: the two codes of a receipt, however they are typed off paper. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  isReceiptSecret,
  readReceiptReference,
  readReceiptSecret,
  secretGroups,
} from '../../src/domain/receipt-code.ts'
import { lookUpWords } from '../../src/strings/receipt.ts'

const signs = 'ABCDEFGHJKLMNPRSTUVWXY23456789'
const codeOf = (length: number) =>
  fc.array(fc.constantFrom(...signs), { minLength: length, maxLength: length }).map((list) => list.join(''))
const blank = fc.constantFrom('', ' ', '-', '–', '.', '\t', '\u00a0', ' - ')

/** A code with blanks and strokes anywhere, in any mixture of small and capital letters. */
const typed = (length: number) =>
  fc
    .tuple(
      codeOf(length),
      fc.array(blank, { minLength: length, maxLength: length }),
      fc.array(fc.boolean(), { minLength: length, maxLength: length }),
    )
    .map(([code, blanks, small]) => ({
      code,
      text: [...code]
        .map((sign, index) => (blanks[index] ?? '') + (small[index] ? sign.toLowerCase() : sign))
        .join(''),
    }))

describe('F8: a code typed off paper', () => {
  test('is read whatever stands between its signs and however large they are', () => {
    fc.assert(
      fc.property(typed(16), typed(8), (secret, reference) => {
        expect(readReceiptSecret(secret.text)).toEqual({ code: secret.code })
        expect(readReceiptReference(reference.text)).toEqual({
          code: `${reference.code.slice(0, 4)}-${reference.code.slice(4)}`,
        })
      }),
    )
  })

  test('is read back from how it is printed', () => {
    fc.assert(
      fc.property(codeOf(16), (secret) => {
        expect(secretGroups(secret)).toHaveLength(4)
        expect(readReceiptSecret(secretGroups(secret).join(' '))).toEqual({ code: secret })
        expect(isReceiptSecret(secret)).toBe(true)
      }),
    )
  })

  test('any other text is a fault with a word for it, and never a code of another length or alphabet', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { code, ...fault } = readReceiptSecret(text)
        if (code !== undefined) expect(isReceiptSecret(code)).toBe(true)
        else expect(lookUpWords.faultOf(fault as never)).toMatch(/\S/)
      }),
    )
  })

  test.each([
    ['', { fault: 'missing' }],
    [' - . ', { fault: 'missing' }],
    ['ABCD-234', { fault: 'length', length: 7, wanted: 8 }],
    ['ABCD-23456', { fault: 'length', length: 9, wanted: 8 }],
    ['ABCD-O1Q2', { fault: 'neverUsed', signs: 'O, 1, Q' }],
    ['ABCD-23/5', { fault: 'neverUsed', signs: '/' }],
    // what an input method of Vietnamese makes of AA, DD and AS
    ['âbcđ-2345', { fault: 'accents', signs: 'Â, Đ' }],
    ['ábcd-2345'.normalize('NFD'), { fault: 'accents', signs: 'Á' }],
    // a mark that joins no letter into one
    ['X\u0303BCD-2345', { fault: 'accents', signs: 'X\u0303' }],
  ])('“%s” is %j', (text, fault) => {
    expect(readReceiptReference(text)).toEqual(fault)
  })

  test('the words name what was typed', () => {
    expect(lookUpWords.faultOf({ fault: 'neverUsed', signs: 'O, 1' })).toContain('O, 1')
    expect(lookUpWords.faultOf({ fault: 'accents', signs: 'Â' })).toContain('tắt bộ gõ tiếng Việt')
    expect(lookUpWords.faultOf({ fault: 'length', length: 7, wanted: 8 })).toContain('7 ký tự')
  })
})
