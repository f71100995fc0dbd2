/** F8: the receipt as a file to keep: every word as it was written, no name, opens anywhere. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type OpenedReceipt, openedReceiptSchema, receiptSteps } from '../../src/domain/opened-receipt.ts'
import { normaliseText } from '../../src/domain/text.ts'
import { hashFacts, receiptFacts, statusLines } from '../../src/strings/receipt-facts.ts'
import { receiptText } from '../../src/strings/receipt-text.ts'

const receipt: OpenedReceipt = openedReceiptSchema.parse({
  reference: 'ABCD-2345',
  openedWith: 'ABCD-2345',
  receivedAt: '2026-11-24T16:59:59.000Z',
  commentCount: 1,
  contentSha256: 'a'.repeat(64),
  late: false,
  round: 'Đợt kiểm điểm năm 2026',
  sample: false,
  channel: 'web',
  scans: [{ sha256: 'b'.repeat(64), mediaType: 'application/pdf', byteSize: 1_258_291 }],
  words: [
    { subject: 'Đồng chí Bí thư', contentArea: 'Công tác cán bộ', aspect: null, text: 'Đề nghị làm rõ.' },
  ],
})
const options = {
  bodyName: 'Đảng ủy Khối',
  lookUpAddress: 'gop-y.example/tra-cuu',
  now: new Date('2026-11-25T01:00:00Z'),
}
const textOf = (over: Partial<OpenedReceipt> = {}) =>
  receiptText({ ...receipt, ...over }, 'ABCDEFGHJKLMNPRS', options)

describe('F8: the plain text of a receipt', () => {
  test('has both codes, the time with its zone, the hashes and where to look it up', () => {
    const text = textOf()
    for (const part of [
      'Mã số biên nhận: ABCD-2345',
      'Mã bí mật: ABCD EFGH JKLM NPRS',
      'Thời điểm nhận: 23:59 ngày 24/11/2026 (giờ Việt Nam)',
      `Nội dung đã lưu: ${'a'.repeat(64)}`,
      `Bản quét 1: PDF, 1,2 MB: ${'b'.repeat(64)}`,
      'gop-y.example/tra-cuu',
      'Đã nhận: ngày 24/11/2026',
      'Chưa xác minh người gửi',
      'Tình trạng lúc 08:00 ngày 25/11/2026',
    ]) {
      expect(text).toContain(part)
    }
  })

  test('begins with a byte order mark and ends every line as old editors want it', () => {
    const text = textOf()
    expect(text.startsWith('\ufeffĐẢNG ỦY KHỐI\r\n')).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  test('holds each comment character for character', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 4 }), (typed) => {
        const words = typed.map((text) => ({
          subject: 'A',
          contentArea: 'B',
          aspect: null,
          text: normaliseText(text),
        }))
        const text = textOf({ words })
        for (const word of words) expect(text).toContain(`\r\n\r\n${word.text.replaceAll('\n', '\r\n')}\r\n`)
      }),
    )
  })

  test('says which receipt stands for one that was typed again', () => {
    expect(textOf({ openedWith: 'WXYW-2345' })).toContain('mã số WXYW-2345 nay là biên nhận mã số ABCD-2345')
    expect(textOf()).not.toContain('nhập lại')
  })
})

describe('F8: what a receipt says', () => {
  test('of paper it names the day it arrived, not a minute nobody knows', () => {
    const facts = receiptFacts({ ...receipt, channel: 'paper' })
    expect(facts[0]).toEqual({ label: 'Ngày nhận bản giấy', value: '24/11/2026' })
  })

  test('its steps are in order, the later ones not reached, paper with one more', () => {
    expect(receiptSteps(receipt).map(({ step, at }) => [step, at !== null])).toEqual([
      ['received', true],
      ['verified', false],
      ['synthesised', false],
      ['replied', false],
    ])
    const all = {
      verifiedAt: '2026-11-25T00:00:00Z',
      repliedAt: '2026-12-01T00:00:00Z',
      channel: 'paper' as const,
    }
    expect(statusLines({ ...receipt, ...all }).map(({ step, date }) => [step, date])).toEqual([
      ['Đã nhận', 'ngày 24/11/2026'],
      ['Chưa đối chiếu với bản giấy', undefined],
      ['Đã xác minh người gửi', 'ngày 25/11/2026'],
      ['Chưa xem xét, tổng hợp', undefined],
      ['Đã thông báo tiếp thu', 'ngày 01/12/2026'],
    ])
  })

  test('late is said', () => {
    expect(receiptFacts({ ...receipt, late: true })).toContainEqual({
      label: 'Thời hạn',
      value: expect.stringContaining('Gửi muộn'),
    })
  })

  test('a scan of an unknown kind is still listed', () => {
    const scans = [{ sha256: 'c', mediaType: 'image/webp', byteSize: 900 }]
    expect(hashFacts({ ...receipt, scans })[1]).toEqual({
      label: 'Bản quét 1: image/webp, 900 byte',
      value: 'c',
    })
  })
})
