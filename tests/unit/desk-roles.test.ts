/** H8: which role may open which page of the desk. */
import { describe, expect, test } from 'vitest'
import { homeOf, mayOpen } from '../../src/domain/desk-roles.ts'

describe('H8: given an auditor', () => {
  test.each([
    '/to-giup-viec',
    '/to-giup-viec/van-ban/[reference]',
    '/to-giup-viec/van-ban?dot=2026',
    '/to-giup-viec/nhat-ky-khac',
    '/to-giup-viec/nhan-su',
    '/to-giup-viec/phieu',
    '/to-giup-viec/trang-moi',
  ])('then %s stays closed', (path) => {
    expect(mayOpen('auditor', path)).toBe(false)
  })

  test.each([
    '/to-giup-viec/nhat-ky',
    '/to-giup-viec/nhat-ky?ngay=1/2/2026',
    '/to-giup-viec/nhat-ky/moi-viec',
    '/to-giup-viec/nhat-ky/kiem-tra',
    '/to-giup-viec/phien',
    '/to-giup-viec/ma-dung-mot-lan',
  ])('then %s is open', (path) => {
    expect(mayOpen('auditor', path)).toBe(true)
  })

  test('then they begin on a page that is open to them', () => {
    expect(mayOpen('auditor', homeOf('auditor'))).toBe(true)
  })
})

test.each(['lead', 'deputy', 'member'] as const)(
  'H1: given a %s, then every page is theirs to ask for',
  (role) => {
    expect(mayOpen(role, '/to-giup-viec/van-ban')).toBe(true)
    expect(homeOf(role)).toBe('/to-giup-viec')
  },
)
