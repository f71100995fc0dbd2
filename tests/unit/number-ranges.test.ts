/** F5: numbers in a box: ranges, every number once, a slip named. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readNumbers, showNumbers } from '../../src/domain/number-ranges.ts'
import { paperForms } from '../../src/strings/paper-forms.ts'

describe('F5: given numbers as people write them', () => {
  test.each([
    ['7', [7]],
    ['1-3, 5', [1, 2, 3, 5]],
    ['5; 1 – 3', [1, 2, 3, 5]],
    ['1\n2\n\n3', [1, 2, 3]],
    ['1 2 3', [1, 2, 3]],
    ['007', [7]],
    [' 4—5 , ', [4, 5]],
  ])('when it is “%s”, then they are read', (text, numbers) => {
    expect(readNumbers(text)).toEqual({ numbers })
  })

  test.each([
    ['', { kind: 'empty' }],
    [' , ;', { kind: 'empty' }],
    ['abc', { kind: 'form', part: 'abc' }],
    ['1-2-3', { kind: 'form', part: '1-2-3' }],
    ['0', { kind: 'form', part: '0' }],
    ['0-5', { kind: 'form', part: '0-5' }],
    ['1.5', { kind: 'form', part: '1.5' }],
    ['9999999', { kind: 'form', part: '9999999' }],
    ['9-3', { kind: 'order', part: '9-3' }],
    ['1-40, 12', { kind: 'twice', number: 12 }],
    ['3, 3', { kind: 'twice', number: 3 }],
    ['1-1001', { kind: 'many' }],
    ['1-999999', { kind: 'many' }],
  ] as const)('when it is “%s”, then the slip is named', (text, fault) => {
    expect(readNumbers(text)).toEqual({ fault })
    expect(paperForms.numbersFault(fault)).toMatch(/\.$/)
  })

  test('property: what is shown is read back, in whatever order it was', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 999_999 }), { minLength: 1, maxLength: 60 }),
        (numbers) => {
          const sorted = [...numbers].sort((a, b) => a - b)
          expect(readNumbers(showNumbers(numbers))).toEqual({ numbers: sorted })
        },
      ),
    )
  })
})
