/** H7, II.2.4.3: what the form of a reply takes, by the way it was given. */
import { describe, expect, test } from 'vitest'
import { addDays, today } from '../../src/domain/day.ts'
import { limits } from '../../src/domain/limits.ts'
import { type ReplyDraft, readReplyDraft, replySchema, waysOf } from '../../src/domain/reply.ts'
import { replyDueDay, withTrialRound } from '../../src/domain/timeline.ts'
import { replyMessage } from '../../src/strings/replies.ts'
import { aTimeline, withRoundOf2027 } from '../timelines.ts'

const doneBy = crypto.randomUUID()

function aDraft(over: Partial<ReplyDraft> = {}): ReplyDraft {
  const document = { documentNumber: '', documentDate: '' }
  return { way: 'telephone', answeredOn: today(), ...document, doneBy, told: 'Đã báo.', ...over }
}

/** `field message` of each fault. */
function faults(over: Partial<ReplyDraft>): string[] {
  const issues = replySchema.safeParse(aDraft(over)).error?.issues ?? []
  return issues.map(({ path, message }) => `${path.join('.')} ${message}`)
}

const document = { documentNumber: '15-CV/ĐUK', documentDate: today(), told: '' }

describe('H7: given a reply', () => {
  test.each([
    ['nothing chosen', { way: '' }, ['way chooseOne']],
    ['no day', { answeredOn: '' }, ['answeredOn required']],
    ['a day that does not exist', { answeredOn: '30/2/2026' }, ['answeredOn dayForm']],
    ['tomorrow', { answeredOn: addDays(today(), 1) }, ['answeredOn ahead']],
    ['nobody who did it', { doneBy: '' }, ['doneBy chooseOne']],
    ['a telephone call without a word of it', { told: ' \n' }, ['told toldMissing']],
    ['a visit without a word of it', { way: 'visit', told: '' }, ['told toldMissing']],
    ['a note too long', { told: 'á'.repeat(limits.replyNote + 1) }, ['told tooLong']],
    ['a note with half a character', { told: 'a\ud800' }, ['told malformed']],
    [
      'a telephone call with a document',
      { ...document, told: 'Đã báo.' },
      ['documentNumber noDocument', 'documentDate noDocument'],
    ],
    [
      'a letter with half a document',
      { way: 'letter', documentNumber: '15-CV' },
      ['documentDate documentWhole'],
    ],
    [
      'a collective without a document',
      { way: 'in_writing' },
      ['documentNumber required', 'documentDate required'],
    ],
    [
      'a document of a later day',
      { ...document, way: 'in_writing', answeredOn: addDays(today(), -1) },
      ['answeredOn documentAfter'],
    ],
  ] as [string, Partial<ReplyDraft>, string[]][])(
    'when it is %s, then it is said at its field',
    (_, over, expected) => {
      expect(faults(over)).toEqual(expected)
      for (const fault of expected)
        expect(replyMessage(fault.split(' ')[1] ?? '', 9)).not.toMatch(/chưa hợp lệ/)
    },
  )

  test('when it is in order, then what was left empty is not there, and days are read as people write them', () => {
    expect(replySchema.parse(aDraft({ answeredOn: '1/9/2012', told: ' Đã báo.\r\n' }))).toEqual({
      way: 'telephone',
      answeredOn: '2012-09-01',
      doneBy,
      note: 'Đã báo.',
    })
    expect(replySchema.parse(aDraft({ way: 'email', told: '' }))).not.toHaveProperty('note')
    expect(replySchema.parse(aDraft({ way: 'in_writing', ...document }))).toMatchObject({
      documentNumber: '15-CV/ĐUK',
    })
  })

  test('when a form is posted, then it is read as typed', () => {
    const form = new FormData()
    for (const [name, value] of Object.entries(aDraft())) form.set(name, value)
    expect(readReplyDraft(form)).toEqual(aDraft())
    expect(readReplyDraft(new FormData())).toMatchObject({ way: '', told: '' })
  })

  test('then a collective has one way and an individual those it may wish for', () => {
    expect(waysOf('collective')).toEqual(['in_writing'])
    expect(waysOf('individual')).toEqual(['letter', 'visit', 'telephone', 'email'])
  })
})

describe('H7: given the office’s timeline', () => {
  const marked = {
    ...withRoundOf2027,
    milestones: aTimeline.milestones.map((each) => ({ ...each, reply: each.id === 'kiem-diem' })),
  }

  test('when a milestone is marked, then its last day in the round is the day', () => {
    expect(replyDueDay(marked, 2027)).toBe('2027-10-31')
  })

  test('when feedback is taken longer than that, as in a trial, then nothing is due', () => {
    expect(replyDueDay(marked, 2012)).toBeUndefined()
    expect(replyDueDay(withTrialRound(marked, 2030), 2030)).toBeUndefined()
  })

  test('when none is marked, or the round has no day for it, then nothing is due', () => {
    expect(replyDueDay(aTimeline, 2012)).toBeUndefined()
    expect(replyDueDay(marked, 2031)).toBeUndefined()
  })
})
