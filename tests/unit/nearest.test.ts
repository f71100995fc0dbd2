/** “Did you mean” for an editor who wrote a name that leads nowhere. */
import { describe, expect, test } from 'vitest'
import { nearest, suggestion } from '../../src/domain/nearest.ts'

const addresses = ['i', 'i-1', 'ii-2-4', 'ii-2-4-1', 'ii-2-4-1-g2']
const parties = ['ban-to-chuc', 'ban-tuyen-giao', 'van-phong']

describe('given a name that leads nowhere', () => {
  test.each([
    ['II.2.4.1', addresses, 'ii-2-4-1'],
    ['ii-2-4-1-g3', addresses, 'ii-2-4-1-g2'],
    ['Ban Tổ chức', parties, 'ban-to-chuc'],
    ['Văn phòng Đảng', parties, 'van-phong'],
    ['uy-ban-kiem-tra', parties, undefined],
    ['', parties, undefined],
  ])('when “%s” was written, then the likeliest is found', (written, known, expected) => {
    expect(nearest(written, known)).toBe(expected)
  })

  test('when one is near, then the advice asks; when none is, it lists what there is', () => {
    expect(suggestion('van-fong', parties)).toBe('có phải “van-phong” không?')
    expect(suggestion('uy-ban-kiem-tra', parties)).toBe(
      'viết một trong: ban-to-chuc, ban-tuyen-giao, van-phong.',
    )
  })
})
