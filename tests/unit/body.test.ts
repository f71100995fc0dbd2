/** The body under review as the office's file has it, and what the database takes of it (II.2.2, II.2.4.2). */
import { describe, expect, test } from 'vitest'
import { root } from '../../netlify/site.ts'
import { bodySchema, roundDefinition } from '../../src/domain/body.ts'
import { intakeRounds } from '../../src/domain/timeline.ts'
import { readOfficeContent } from '../../src/office/read.ts'

const { body, timeline } = await readOfficeContent(root)
const { slug, ...file } = body

describe('given the office’s own body', () => {
  test('II.2.2, II.2.4.2: then three areas, the first the focus, and the collective before its members', () => {
    expect(body.contentAreas.map(({ focus }) => focus)).toEqual([true, false, false])
    expect(body.subjects.map(({ kind }) => kind)).toEqual(['collective', ...Array(6).fill('member')])
    expect(body.subjects[0]?.code).toBe('tap-the')
    expect(new Set(body.subjects.map(({ code }) => code)).size).toBe(body.subjects.length)
  })

  test('when it is defined for the database, then it carries body, round, subjects and areas and no more', () => {
    const [round] = intakeRounds(timeline)
    if (!round) throw new Error('no round')
    const definition = roundDefinition(body, round)
    expect(Object.keys(definition).sort()).toEqual(['body', 'contentAreas', 'round', 'subjects'])
    expect(definition.body).toEqual({ slug, name: body.name, superiorName: body.superiorName })
  })
})

describe('given a body file', () => {
  test.each([
    ['no subjects', { subjects: [] }],
    ['no content areas', { contentAreas: [] }],
    ['a subject of another kind', { subjects: [{ code: 'x', kind: 'person', title: 'X' }] }],
    ['a code with capitals', { subjects: [{ code: 'Tap-The', kind: 'collective', title: 'X' }] }],
    ['a kind of contributor without a name', { contributorCategories: { other: 'Khác' } }],
    ['a field nobody knows', { rounds: [] }],
  ])('when it has %s, then it is refused', (_, over) => {
    expect(bodySchema.safeParse(file).success).toBe(true)
    expect(bodySchema.safeParse({ ...file, ...over }).success).toBe(false)
  })
})
