/** H1: after signing in one gets back to the page one wanted, and nowhere else. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isDeskPath, safeReturnPath, signInAddress } from '../../src/domain/return-path.ts'

describe('H1: the way back', () => {
  test.each([
    '/to-giup-viec',
    '/to-giup-viec?dot=2012',
    '/to-giup-viec/doi-tuong/bi-thu?dot=2012&mat=uu-diem',
    '/to-giup-viec/van-ban/ABCD-2345',
  ])('keeps %s', (path) => {
    expect(safeReturnPath(path)).toBe(path)
  })

  test.each([
    'https://example.org/to-giup-viec',
    '//example.org/to-giup-viec',
    '/\\example.org/to-giup-viec',
    '\\\\example.org',
    'javascript:alert(1)',
    'data:text/html,x',
    '/to-giup-viec/../gop-y',
    '/to-giup-viec/%2e%2e/gop-y',
    '/to-giup-viec-gia',
    '/gop-y',
    '/to-giup-viec/dang-xuat',
    '/to-giup-viec/dang-nhap/?ve=/to-giup-viec/dang-nhap',
    'http://desk.invalid@example.org/to-giup-viec',
    '',
    null,
    undefined,
  ])('refuses %s', (path) => {
    expect(safeReturnPath(path)).toBe('/to-giup-viec')
  })

  test('never leads out of the desk, whatever is asked for', () => {
    const pieces = fc.constantFrom(
      '/',
      '\\',
      '//',
      '..',
      '.',
      ':',
      '@',
      '?',
      '#',
      '%2f',
      'to-giup-viec',
      'example.org',
      '\t',
      '\n',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((list) => list.join('')),
        ),
        (wanted) => {
          const there = new URL(safeReturnPath(wanted), 'https://site.example/to-giup-viec/dang-nhap')
          expect(there.origin).toBe('https://site.example')
          expect(isDeskPath(there.pathname)).toBe(true)
        },
      ),
    )
  })

  test('is carried by the address of the sign-in page', () => {
    expect(signInAddress('/to-giup-viec')).toBe('/to-giup-viec/dang-nhap')
    expect(signInAddress('/to-giup-viec/van-ban?dot=2012', 'ended')).toBe(
      '/to-giup-viec/dang-nhap?ve=%2Fto-giup-viec%2Fvan-ban%3Fdot%3D2012&het-phien=1',
    )
  })
})
