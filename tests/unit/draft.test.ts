/** F9: what this device keeps is read back whole or not at all, and never mixes two writers. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  cardCount,
  covers,
  type Draft,
  draftVersion,
  type Fields,
  firstWords,
  isBlank,
  keptFields,
  parseDraft,
  sentFields,
  withLastWords,
} from '../../src/scripts/drafts/draft.ts'

const nameArb = fc.oneof(
  fc.constantFrom('contributor.fullName', 'contributor.address', 'invitationCode', 'scans.0.id'),
  fc
    .tuple(fc.integer({ min: 0, max: 30 }), fc.constantFrom('subject', 'contentArea', 'text'))
    .map(([card, name]) => `comments.${card}.${name}`),
)
const fieldsArb: fc.Arbitrary<Fields> = fc
  .uniqueArray(fc.tuple(nameArb, fc.string({ unit: 'grapheme' })), { selector: ([name]) => name })
  .map((fields) => fields.map(([name, value]) => [name, value]))

const draftArb: fc.Arbitrary<Draft> = fc.record({
  v: fc.constant(draftVersion),
  id: fc.uuid(),
  kind: fc.constantFrom('individual', 'collective'),
  state: fc.constantFrom('writing' as const, 'sending' as const),
  fields: fieldsArb,
  savedAt: fc.integer({ min: 0 }),
  writer: fc.uuid(),
})

describe('given what lies in the browser', () => {
  test('when it is a draft, then it is read back as it was written', () => {
    fc.assert(
      fc.property(draftArb, (draft) => {
        expect(parseDraft(structuredClone(draft))).toEqual(draft)
      }),
    )
  })

  test('when it is anything at all, then it is a draft or nothing, and never an error', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const draft = parseDraft(value)
        if (draft) expect(parseDraft(draft)).toEqual(draft)
      }),
    )
  })

  test('when parts of a draft are broken, then it is a draft with sound fields, or nothing', () => {
    const broken = fc.record({
      fields: fc.anything(),
      savedAt: fc.anything(),
      writer: fc.anything(),
      state: fc.anything(),
    })
    fc.assert(
      fc.property(draftArb, broken, (draft, over) => {
        const read = parseDraft({ ...draft, ...over })
        for (const field of read?.fields ?? [])
          expect(field.map((part) => typeof part)).toEqual(['string', 'string'])
        if (read) expect(Number.isFinite(read.savedAt)).toBe(true)
      }),
    )
  })

  test('when it is of a later version, or received without what opens the receipt, then it is nothing', () => {
    const [draft] = fc.sample(draftArb, 1)
    expect(parseDraft({ ...draft, v: 2 })).toBeUndefined()
    expect(parseDraft({ ...draft, state: 'received' })).toBeUndefined()
    expect(parseDraft({ ...draft, state: 'received', secret: 'javascript:x' })).toBeUndefined()
    expect(parseDraft({ ...draft, state: 'received', secret: 'ABCD2345' })?.secret).toBe('ABCD2345')
  })
})

describe('given a form', () => {
  const entries: [string, FormDataEntryValue][] = [
    ['contributor.fullName', 'Lê'],
    ['website', 'bẫy'],
    ['step', 'check'],
    ['consent', 'true'],
    ['scanFile', new File(['x'], 'x.pdf')],
  ]
  test('when it is kept, then without files, the hidden field, the button and consent', () => {
    expect(keptFields(entries)).toEqual([['contributor.fullName', 'Lê']])
  })
  test('when it is sent, then consent goes with it', () => {
    expect(sentFields(entries)).toEqual([
      ['contributor.fullName', 'Lê'],
      ['consent', 'true'],
    ])
  })
  test('when nothing but blanks and what the page itself put there is in it, then it is blank', () => {
    expect(
      isBlank([
        ['contributor.kind', 'individual'],
        ['idempotencyKey', 'k'],
        ['begun', '1.a'],
        ['comments.0.text', ' \n '],
        ['comments.3.aspect', 'strength'],
      ]),
    ).toBe(true)
  })
  test('when cards are counted, then one is there in any case', () => {
    expect(cardCount([])).toBe(1)
    expect(cardCount([['comments.6.text', '']])).toBe(7)
  })
  test('when its first words are shown, then they are cut between words', () => {
    const text = 'Đồng chí cần công khai quy trình bổ nhiệm và lắng nghe ý kiến của cơ sở nhiều hơn nữa.'
    expect(firstWords({ fields: [['comments.0.text', `\n ${text}`]] })).toMatch(/^Đồng chí cần [^.]*\S…$/)
    expect(firstWords({ fields: [] })).toBe('')
  })
})

describe('given a form the server wrote from what was posted', () => {
  /** As src/domain/form.ts reads it: blank cards gone, cards numbered anew, lines broken as forms break them. */
  function posted(fields: Fields): Fields {
    const cards = [
      ...new Set(
        fields.flatMap(([name, value]) => {
          const card = /^comments\.(\d+)/.exec(name)?.[1]
          return card && value.trim() !== '' ? [Number(card)] : []
        }),
      ),
    ].sort((a, b) => a - b)
    return fields.flatMap(([name, value]) => {
      const card = /^comments\.(\d+)/.exec(name)?.[1]
      if (card && !cards.includes(Number(card))) return []
      const at = name.replace(/^comments\.\d+/, `comments.${cards.indexOf(Number(card))}`)
      return [[at, value.replace(/\r\n?|\n/g, '\r\n')]]
    })
  }

  test('when it holds what is kept, then that is seen, whatever was numbered anew', () => {
    fc.assert(
      fc.property(fieldsArb, (fields) => {
        expect(covers(posted(fields), fields)).toBe(true)
      }),
    )
  })

  test('when one word of what is kept is not in it, then that is seen', () => {
    fc.assert(
      fc.property(fieldsArb, fc.nat(), (fields, pick) => {
        const filled = fields.filter(([, value]) => value.trim() !== '')
        fc.pre(filled.length > 0)
        const [changed] = filled[pick % filled.length] ?? ['']
        const other = fields.map(([name, value]): Fields[number] => [
          name,
          name === changed ? `${value} khác` : value,
        ])
        expect(covers(posted(fields), other)).toBe(false)
      }),
    )
  })
})

describe('given the last words of pages that were closed', () => {
  const base = { v: draftVersion, kind: 'individual', state: 'writing', savedAt: 1 } as const
  const kept: Draft = { ...base, id: 'a', writer: 'p', fields: [['comments.0.text', 'một']] }
  const words: Draft = { ...base, id: 'a', writer: 'p', fields: [['comments.0.text', 'một hai']], savedAt: 2 }

  test('when nobody wrote since, then they are the draft', () => {
    expect(withLastWords([kept], [words], () => 'neu')).toEqual([words])
  })
  test('when there is no such draft yet, then they are one', () => {
    expect(withLastWords([], [words], () => 'neu')).toEqual([words])
  })
  test('when the draft lies as another page of the same tab left it, or nobody’s, then they are the draft', () => {
    const here = { ...words, writer: 'thẻ/sau' }
    expect(withLastWords([{ ...kept, writer: 'thẻ/trước' }], [here], () => 'neu')).toEqual([here])
    expect(withLastWords([{ ...kept, writer: '' }], [here], () => 'neu')).toEqual([here])
  })
  test('when another tab has taken the draft over, then both are kept', () => {
    expect(withLastWords([{ ...kept, writer: 'q' }], [words], () => 'neu')).toEqual([{ ...words, id: 'neu' }])
  })
  test('when the draft is being sent with just these words, then nothing is added', () => {
    expect(withLastWords([{ ...words, state: 'sending', writer: 'q' }], [words], () => 'neu')).toEqual([])
  })
  test('when anything happened, then no word of any page is lost', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(draftArb, { selector: ({ id }) => id }),
        fc.array(draftArb),
        (drafts, closed) => {
          const mine = closed.map((each, index) => ({
            ...each,
            id: drafts[index]?.id ?? each.id,
            state: 'writing' as const,
          }))
          let count = 0
          const newId = () => {
            count += 1
            return `neu-${count}`
          }
          const changed = withLastWords(drafts, mine, newId)
          const after = new Map([...drafts, ...changed].map((draft) => [draft.id, draft]))
          for (const each of mine)
            expect([...after.values()].some(({ fields }) => covers(fields, each.fields))).toBe(true)
          for (const each of drafts) {
            const there = after.get(each.id)
            if (there !== each) expect(there?.writer).toBe(each.writer)
          }
        },
      ),
    )
  })
})
