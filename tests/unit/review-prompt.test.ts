/** H6: what is in force of prompts and corrections, and which scans go with which. */
import { describe, expect, test } from 'vitest'
import { type PromptRow, promptSchema, promptsInForce } from '../../src/domain/review-prompt.ts'

function row(id: string, over: Partial<PromptRow> = {}): PromptRow {
  return {
    id,
    subject_id: 's',
    source: 'superior',
    sender: 'Ban Thường vụ Thành ủy',
    document_number: '1-CV/TU',
    document_date: '2012-08-15',
    text: id,
    recorded_by: 'm',
    recorded_at: '2012-08-20T00:00:00Z',
    replaces: null,
    document_key: 'superior 2012-08-15 1cvtu',
    scans: [],
    ...over,
  }
}
const scan = (id: string, review_prompt_id: string) => ({
  id,
  review_prompt_id,
  position: 1,
  media_type: 'image/png' as const,
  byte_size: 1,
  part_count: 1,
  part_bytes: 262_144,
})
const shown = (rows: PromptRow[]) =>
  promptsInForce(rows).map(({ id, earlier, scans }) => [
    id,
    earlier.map((each) => each.id),
    scans.map((each) => each.id),
  ])

describe('H6: given the rows of a round', () => {
  test('when a prompt was corrected twice, then the last stands with those before it, newest first, and all scans', () => {
    const rows = [
      row('a', { scans: [scan('1', 'a')] }),
      row('b', { replaces: 'a' }),
      row('c', { replaces: 'b', scans: [scan('2', 'c')] }),
    ]
    expect(shown(rows)).toEqual([['c', ['b', 'a'], ['1', '2']]])
  })

  test('when two prompts are out of one document, then both show its scans; out of another, not', () => {
    const rows = [row('a', { scans: [scan('1', 'a')] }), row('b'), row('c', { document_key: 'other' })]
    expect(shown(rows)).toEqual([
      ['a', [], ['1']],
      ['b', [], ['1']],
      ['c', [], []],
    ])
  })

  test('when a correction gives the document another number, then the scans follow it', () => {
    const rows = [
      row('a', { scans: [scan('1', 'a')] }),
      row('b', { replaces: 'a', document_key: 'right' }),
      row('c'),
    ]
    expect(shown(rows)).toEqual([
      ['b', ['a'], ['1']],
      ['c', [], []],
    ])
  })
})

describe('H6: given a typed prompt', () => {
  const typed = {
    subject: 'bi-thu',
    source: 'superior',
    sender: ' Ban  Thường vụ\n',
    documentNumber: '1-CV/TU',
    documentDate: '5/9/2012',
    text: 'Một\r\nhai  ',
    scans: [],
  }
  test('when it is in order, then lines are lines, days are days and the words stay as they are', () => {
    expect(promptSchema.parse(typed)).toMatchObject({
      sender: 'Ban  Thường vụ',
      documentDate: '2012-09-05',
      text: 'Một\nhai  ',
    })
  })
  test.each([
    [{ subject: '' }, 'chooseOne'],
    [{ source: 'x' }, 'chooseOne'],
    [{ sender: ' ' }, 'required'],
    [{ sender: 'x'.repeat(201) }, 'tooLong'],
    [{ documentNumber: '\ud800' }, 'malformed'],
    [{ documentDate: '' }, 'required'],
    [{ documentDate: '31/2/2012' }, 'dayForm'],
    [{ documentDate: '2999-01-01' }, 'dayInFuture'],
    [{ text: '\u00a0\n' }, 'required'],
    [{ text: 'x'.repeat(10_001) }, 'tooLong'],
    [{ scans: [{ id: 'x', secret: '', sha256: '' }] }, 'scanUnusable'],
  ])('when it has %j, then %s', (over, message) => {
    const messages = promptSchema.safeParse({ ...typed, ...over }).error?.issues.map((issue) => issue.message)
    expect(messages?.[0]).toBe(message)
  })
})
