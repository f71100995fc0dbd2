/** I.5: free words about a letter may tell who wrote it: not for whom the letter is about. Denials first. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { choices } from '../../src/domain/division-draft.ts'
import { readDivisions, readPassages } from '../../src/server/desk/divisions.ts'
import { aRow, compareDivision, divided, letterOf } from '../divisions.ts'
import { aComment, aPerson } from '../factories.ts'
import { compare, entered } from '../paper.ts'
import { type Stack, startStack, type TestUser } from '../stack.ts'
import { aContent, storedFeedback } from '../submissions.ts'

let stack: Stack
let users: Record<'lead' | 'deputy' | 'member' | 'auditor' | 'stranger' | 'other', TestUser>

beforeAll(async () => {
  stack = await startStack()
  users = {
    lead: await stack.addUser('lead', { role: 'lead', subjectCode: 'chanh-van-phong' }),
    deputy: await stack.addUser('deputy', { role: 'deputy' }),
    member: await stack.addUser('member', { role: 'member' }),
    auditor: await stack.addUser('auditor', { role: 'auditor' }),
    stranger: await stack.addUser('stranger'),
    other: await stack.addUser('other', { role: 'lead' }, stack.otherBody),
  }
})
afterAll(() => stack?.stop())

const text = 'Cần sát cơ sở. Nên gặp dân nhiều hơn.'
const note = 'Nên hỏi lại ông Bưởi ở tổ 3'
const reason = 'Lời chào của ông Bưởi'
const aside = () => aRow({ end: 14, subject: choices.aside, area: '', reason })
const rest = (subject = 'bi-thu') => aRow({ start: 15, end: [...text].length, subject })

interface Letter {
  id: string
  division: number
}

/** Divided by one, found different by another, each with words that tell too much. */
async function withWords(id: string, subject?: string): Promise<Letter> {
  const division = await divided(stack.sql, users.member.client, id, 0, [aside(), rest(subject)])
  const { error } = await compareDivision(users.deputy.client, division, 'different', note)
  if (error) throw error
  return { id, division }
}

const aboutLead = async () =>
  withWords(
    await storedFeedback(stack, {
      content: aContent({
        contributor: aPerson(),
        comments: [aComment({ subject: 'chanh-van-phong', text })],
      }),
    }),
  )

async function wordsFor({ client }: TestUser, { id, division }: Letter) {
  const findings = await client.rpc('division_findings', { p_feedback_id: id })
  const passages = await client.rpc('division_passages', { p_division_id: division })
  if (findings.error ?? passages.error) throw findings.error ?? passages.error
  return { findings: findings.data ?? [], passages: passages.data ?? [] }
}

const hidden = {
  findings: [{ outcome: 'different', note: null, note_hidden: true }],
  passages: [
    { starts_at: 0, subject_id: null, set_aside: null, reason_hidden: true },
    { starts_at: 15, set_aside: null, reason_hidden: false },
  ],
}
const shown = {
  findings: [{ outcome: 'different', note, note_hidden: false }],
  passages: [
    { starts_at: 0, subject_id: null, set_aside: reason, reason_hidden: false },
    { starts_at: 15, set_aside: null, reason_hidden: false },
  ],
}

describe('I.5: given a letter about the reader', () => {
  test('when its contributor named them, then notes and reasons of others are not told, and that is said', async () => {
    expect(await wordsFor(users.lead, await aboutLead())).toMatchObject(hidden)
  })

  test('when only a passage is about them, then neither', async () => {
    const letter = await withWords(await letterOf(stack, text), 'chanh-van-phong')
    expect(await wordsFor(users.lead, letter)).toMatchObject(hidden)
    expect((await users.lead.client.rpc('letter_is_about_me', { p_feedback_id: letter.id })).data).toBe(true)
  })

  test('when a later version is, then neither of the earlier ones', async () => {
    const letter = await withWords(await letterOf(stack, text))
    expect(await wordsFor(users.lead, letter)).toMatchObject(shown)
    await divided(stack.sql, users.member.client, letter.id, 1, [aside(), rest('chanh-van-phong')])
    expect(await wordsFor(users.lead, letter)).toMatchObject(hidden)
  })

  test('when they wrote the words before it was found to be about them, then they see their own only', async () => {
    const id = await letterOf(stack, text)
    const division = await divided(stack.sql, users.lead.client, id, 0, [aside(), rest()])
    await compareDivision(users.deputy.client, division, 'different', note)
    const next = await divided(stack.sql, users.member.client, id, 1, [aside(), rest('chanh-van-phong')])
    expect((await wordsFor(users.lead, { id, division })).passages).toMatchObject(shown.passages)
    expect((await wordsFor(users.lead, { id, division: next })).passages).toMatchObject(hidden.passages)
    expect((await wordsFor(users.lead, { id, division })).findings).toMatchObject(hidden.findings)
  })

  test('when the desk reads its division, then the state and the places stay, without the words', async () => {
    const { id, division } = await aboutLead()
    const names = new Map([[users.deputy.id, 'Tổ phó']])
    const [version] = await readDivisions(users.lead.client, id, names)
    expect(version?.comparisons).toMatchObject([
      { outcome: 'different', note: null, note_hidden: true, displayName: 'Tổ phó' },
    ])
    const rows = await readPassages(users.lead.client, division, { comments: [], subjects: [], areas: [] })
    expect(rows).toMatchObject([
      { start: 0, subject: choices.aside, reason: '', isReasonHidden: true },
      { start: 15, reason: '' },
    ])
    expect(rows[1]).not.toHaveProperty('isReasonHidden')
  })

  test('when the paper was typed wrongly at first, then the first transcription is closed to them, too', async () => {
    const of = (subject: string) =>
      aContent({ contributor: aPerson(), comments: [aComment({ subject, text })] })
    const first = await entered(stack.sql, users.member.client, { content: of('bi-thu') })
    const found = await compare(users.deputy.client, first.id, 'different', note)
    if (found.error) throw found.error
    const notes = async ({ client }: TestUser) =>
      (await client.from('comparison').select('note').eq('feedback_id', first.id)).data
    expect(await notes(users.lead)).toEqual([{ note }])
    await entered(stack.sql, users.member.client, {
      content: of('chanh-van-phong'),
      circumstances: { replaces: first.reference },
    })
    expect(await notes(users.lead)).toEqual([])
    expect(await notes(users.member)).toEqual([{ note }])
    const reading = { p_feedback_id: first.id, p_reason: 'Gọi điện hỏi lại nội dung' }
    expect((await users.lead.client.rpc('open_identity', reading)).data).toEqual({ refused: true })
  })
})

describe('I.5: given any door but these functions', () => {
  test('when the words are read, filtered by, ordered by or taken along from a table, then it is refused to everybody', async () => {
    const { id } = await aboutLead()
    for (const who of Object.values(users)) {
      const doors = [
        who.client.from('division_comparison').select('note'),
        who.client.from('division_comparison').select('*'),
        who.client.from('division_comparison').select('id').like('note', '%Bưởi%'),
        who.client.from('division_comparison').select('id').order('note'),
        who.client.from('passage').select('set_aside'),
        who.client.from('passage').select('id').like('set_aside', '%Bưởi%'),
        who.client.from('division').select('id, passage(set_aside)').eq('feedback_id', id),
        who.client.from('division').select('id, division_comparison(note)').eq('feedback_id', id),
        who.client.from('feedback').select('id, division_comparison(note)').eq('id', id),
      ]
      for (const { error, data } of await Promise.all(doors)) {
        expect([error?.code, JSON.stringify(data ?? null).includes('Bưởi')]).toEqual(['42501', false])
      }
    }
  })

  test.each(['stranger', 'auditor', 'other'] as const)(
    'when a %s asks, then nothing is told',
    async (who) => {
      for (const letter of [await aboutLead(), await withWords(await letterOf(stack, text))]) {
        expect(await wordsFor(users[who], letter)).toEqual({ findings: [], passages: [] })
        const about = await users[who].client.rpc('letter_is_about_me', { p_feedback_id: letter.id })
        expect(about.data).toBe(false)
      }
    },
  )

  test('when nobody is signed in, then it is refused', async () => {
    const { id, division } = await aboutLead()
    const anon = stack.anon()
    for (const call of [
      anon.rpc('division_findings', { p_feedback_id: id }),
      anon.rpc('division_passages', { p_division_id: division }),
      anon.rpc('letter_is_about_me', { p_feedback_id: id }),
    ]) {
      expect((await call).error?.code).toBe('42501')
    }
  })
})

test('H3: given a letter about somebody else, then the team reads notes and reasons, newest first, in order', async () => {
  const letter = await aboutLead()
  await compareDivision(users.deputy.client, letter.division, 'same')
  for (const who of ['deputy', 'member'] as const) {
    const { findings, passages } = await wordsFor(users[who], letter)
    expect(findings).toMatchObject([{ outcome: 'same', note: null, note_hidden: false }, ...shown.findings])
    expect(passages).toMatchObject(shown.passages)
  }
})
