/** The form as fields of text: what hostile and careless browsers send (F9). */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contributorKinds } from '../../src/domain/contributor.ts'
import { feedbackSchema } from '../../src/domain/feedback.ts'
import {
  contributorFields,
  draftFields,
  draftToFeedback,
  emptyDraft,
  readDraft,
} from '../../src/domain/form.ts'
import { aForm } from '../factories.ts'

function formOf(...fields: [string, string | Blob][]): FormData {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  return form
}

const card = { subject: 'bi-thu', contentArea: 'cong-tac-can-bo', aspect: '', text: 'một' }
const textAt = (index: number | string, text: string): [string, string] => [`comments.${index}.text`, text]

describe('given the cards of a form', () => {
  test('when a card is wholly blank, then it is no comment', () => {
    const form = formOf(textAt(0, 'một'), textAt(1, '  \n'), ['comments.1.subject', ''], textAt(2, 'ba'))
    expect(readDraft(form).comments.map(({ text }) => text)).toEqual(['một', 'ba'])
  })

  test('when only an aspect was chosen, then it is no comment', () => {
    expect(readDraft(formOf(['comments.0.aspect', 'remedy'])).comments).toEqual([])
  })

  test('when only a subject was chosen, then it stays, so that the missing text is asked for', () => {
    const { comments } = readDraft(formOf(['comments.4.subject', 'bi-thu']))
    expect(comments).toEqual([{ subject: 'bi-thu', contentArea: '', aspect: '', text: '' }])
  })

  test('when indices have gaps and come in any order, then the cards keep their order', () => {
    const form = formOf(textAt(10, 'mười'), textAt(9, 'chín'), textAt(100, 'trăm'))
    expect(readDraft(form).comments.map(({ text }) => text)).toEqual(['chín', 'mười', 'trăm'])
  })

  test('when there are more than 101 cards, then 101 are kept, which the schema refuses', () => {
    const draft = readDraft(formOf(...Array.from({ length: 500 }, (_, at) => textAt(at, 'x'))))
    expect(draft.comments).toHaveLength(101)
    const { error } = feedbackSchema.safeParse(draftToFeedback(draft))
    expect(error?.issues.map(({ message }) => message)).toContain('tooManyComments')
  })

  test.each([
    'comments.99999.text',
    'comments.-1.text',
    'comments.1e3.text',
    'comments..text',
    'comments.__proto__.text',
    'comments.0.text.x',
    'xcomments.0.text',
    'comments.0.constructor',
  ])('when a field is called %s, then it is no comment', (name) => {
    expect(readDraft(formOf([name, 'x'])).comments).toEqual([])
  })
})

describe('given fields that no form of ours has', () => {
  test('when a contributor’s field is called __proto__ or constructor, then nothing is polluted', () => {
    const form = formOf(
      ['contributor.__proto__', 'x'],
      ['contributor.constructor', 'x'],
      ['__proto__.polluted', 'x'],
    )
    const draft = readDraft(form)
    expect(Object.keys(draft.contributor)).toEqual([
      'category',
      'fullName',
      'address',
      'replyBy',
      'phone',
      'email',
    ])
    expect('polluted' in {}).toBe(false)
  })

  test('when a file comes where text belongs, then it counts as empty', () => {
    const file = new File(['bí mật'], 'a.txt')
    const draft = readDraft(
      formOf(['contributor.fullName', file], ['comments.0.text', file], ['idempotencyKey', file]),
    )
    expect(draft.contributor['fullName']).toBe('')
    expect(draft.comments).toEqual([])
    expect(draft.idempotencyKey).toBe('')
  })

  test('when there are more than 21 scans, then 21 are kept, which the schema refuses', () => {
    const draft = readDraft(
      formOf(
        ...Array.from({ length: 50 }, (_, at): [string, string] => [`scans.${at}.id`, crypto.randomUUID()]),
      ),
    )
    expect(draft.scans).toHaveLength(21)
    const { error } = feedbackSchema.safeParse(draftToFeedback(draft))
    expect(error?.issues.map(({ message }) => message)).toContain('tooManyScans')
  })

  test('when a scan has a name but no id, then it was never uploaded and is none', () => {
    expect(readDraft(formOf(['scans.0.name', 'a.pdf'], ['scans.1.id', ' '])).scans).toEqual([])
  })

  test('when a field comes twice, then the first counts', () => {
    const draft = readDraft(formOf(['contributor.fullName', 'Một'], ['contributor.fullName', 'Hai']))
    expect(draft.contributor['fullName']).toBe('Một')
  })

  test.each(['on', 'false', 'TRUE', '1', ''])('when consent is “%s”, then it is not given', (value) => {
    expect(readDraft(formOf(['consent', value])).consent).toBe(false)
  })

  test.each(['', 'ca-nhan', 'Collective', '__proto__'])(
    'when the kind is “%s”, then it is an individual’s form',
    (kind) => {
      expect(readDraft(formOf(['contributor.kind', kind])).kind).toBe('individual')
    },
  )
})

describe('given a draft', () => {
  test.each(['individual', 'collective'] as const)(
    'when a %s’s is written and read, then it is the same',
    (kind) => {
      const draft = {
        ...readDraft(formOf(['contributor.kind', kind])),
        comments: [card, card],
        consent: true,
        idempotencyKey: 'k',
      }
      expect(readDraft(formOf(...draftFields(draft)))).toEqual(draft)
    },
  )

  test('when any text is in any of its fields, then what is written and read is the same', () => {
    const text = fc.string({ unit: 'binary' })
    const filled = text.filter((each) => each.trim() !== '')
    const draft = fc.constantFrom(...contributorKinds).chain((kind) =>
      fc.record({
        kind: fc.constant(kind),
        contributor: fc.record(Object.fromEntries(contributorFields[kind].map((name) => [name, text]))),
        comments: fc.array(fc.record({ subject: text, contentArea: text, aspect: text, text: filled }), {
          maxLength: 12,
        }),
        scans: fc.array(
          fc.record({ id: filled, secret: text, sha256: text, name: text, mediaType: text, byteSize: text }),
          { maxLength: 12 },
        ),
        consent: fc.boolean(),
        supplement: fc.boolean(),
        idempotencyKey: text,
        begun: text,
        invitationCode: text,
        website: text,
      }),
    )
    fc.assert(
      fc.property(draft, (each) => {
        expect(readDraft(formOf(...draftFields(each)))).toEqual(each)
      }),
    )
  })

  test('when it is empty, then reading what it writes gives no comment', () => {
    expect(readDraft(formOf(...draftFields(emptyDraft('individual')))).comments).toEqual([])
  })

  test('when it is whole, then the schema takes it', () => {
    const { success } = feedbackSchema.safeParse(draftToFeedback(readDraft(aForm())))
    expect(success).toBe(true)
  })
})
