/** The numbers, lists and codes of the code are those of the database (design §3: SQL is the truth). */
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  aspects,
  collectiveCategories,
  contributorKinds,
  individualCategories,
  replyWays,
} from '../../src/domain/contributor.ts'
import { limits } from '../../src/domain/limits.ts'
import { waysOf } from '../../src/domain/reply.ts'
import { staffRoles } from '../../src/domain/staff-desk.ts'
import { problemOf } from '../../src/server/database-errors.ts'
import { type Stack, startStack } from '../stack.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
afterAll(() => stack?.stop())

/** The definition of a named check constraint, e.g. `CHECK ((char_length(text) <= 10000))`. */
async function check(name: string): Promise<string> {
  const rows = await stack.sql<{ definition: string }[]>`
    select pg_get_constraintdef(oid) as definition from pg_constraint where conname = ${name} and contype = 'c'`
  expect(rows, name).toHaveLength(1)
  return rows[0]?.definition ?? ''
}

const quoted = (definition: string) => [...definition.matchAll(/'([^']+)'::text/g)].map(([, word]) => word)

describe('given the limits of src/domain/limits.ts', () => {
  const lengths = {
    fullName: ['contributor_full_name_length', 'full_name'],
    address: ['contributor_address_length', 'address'],
    phone: ['contributor_phone_length', 'phone'],
    email: ['contributor_email_length', 'email'],
    collectiveName: ['contributor_collective_name_length', 'collective_name'],
    documentNumber: ['contributor_document_number_length', 'document_number'],
    signatoryName: ['contributor_signatory_name_length', 'signatory_name'],
    signatoryPosition: ['contributor_signatory_position_length', 'signatory_position'],
    commentText: ['comment_text_length', 'text'],
    verificationNote: ['verification_note_length', 'note'],
    comparisonNote: ['comparison_note_length', 'note'],
    divisionNote: ['division_comparison_note_length', 'note'],
    setAside: ['passage_set_aside_length', 'set_aside'],
    promptSender: ['review_prompt_sender_length', 'sender'],
    promptDocumentNumber: ['review_prompt_document_number_length', 'document_number'],
    promptText: ['review_prompt_text_length', 'text'],
    pointText: ['synthesis_point_version_text_length', 'text'],
    exclusionReason: ['synthesis_act_reason_length', 'reason'],
    replyDocumentNumber: ['reply_document_number_length', 'document_number'],
    replyNote: ['reply_note_length', 'note'],
    staffName: ['staff_invitation_display_name_length', 'display_name'],
  } as const
  test.each(Object.entries(lengths))(
    'then %s is the length the database checks',
    async (limit, [constraint, column]) => {
      const max = limits[limit as keyof typeof lengths]
      expect(await check(constraint)).toBe(`CHECK ((char_length(${column}) <= ${max}))`)
    },
  )

  test('then the number of comments is the one the database checks', async () => {
    expect(await check('feedback_comment_count')).toBe(
      `CHECK (((comment_count >= 1) AND (comment_count <= ${limits.comments})))`,
    )
  })

  test('then the lengths of a reason are those the database checks, in the table and in its functions', async () => {
    const { reasonMin, reasonMax } = limits
    expect(await check('access_log_reason_length')).toContain(`char_length(reason) >= ${reasonMin}`)
    expect(await check('access_log_reason_length')).toContain(`char_length(reason) <= ${reasonMax}`)
    expect(await check('staff_event_reason_length')).toContain(`char_length(reason) >= ${reasonMin}`)
    expect(await check('staff_event_reason_length')).toContain(`char_length(reason) <= ${reasonMax}`)
    expect(await check('reply_reason_length')).toContain(`char_length(reason) >= ${reasonMin}`)
    expect(await check('reply_reason_length')).toContain(`char_length(reason) <= ${reasonMax}`)
    expect(await check('staff_invitation_email_length')).toContain(`char_length(email) <= ${limits.email}`)
    const [row] = await stack.sql<{ source: string }[]>`
      select prosrc as source from pg_proc where proname = 'plain_reason'`
    expect(row?.source).toContain(`between ${reasonMin} and ${reasonMax}`)
  })

  test('F4: then an invitee’s lengths are those the database checks, and no longer than a contributor’s', async () => {
    const { inviteeName, address, phone, email } = limits
    expect(await check('invitee_name_length')).toContain(`char_length(name) <= ${inviteeName}`)
    expect(await check('invitee_address_length')).toContain(`char_length(address) <= ${address}`)
    expect(await check('invitee_phone_length')).toContain(`char_length(phone) <= ${phone}`)
    expect(await check('invitee_email_length')).toContain(`char_length(email) <= ${email}`)
  })

  test('F1: then number, size and parts of scans are those the database checks', async () => {
    const { scans, scanBytes, scanPartBytes, scanPartBytesMin } = limits
    expect(await check('scan_position')).toContain(`"position" <= ${scans}`)
    expect(await check('upload_ticket_size')).toContain(`byte_size <= ${scanBytes}`)
    expect(await check('upload_ticket_part')).toBe(
      `CHECK (((part_bytes >= ${scanPartBytesMin}) AND (part_bytes <= ${scanPartBytes})))`,
    )
    const [bucket] = await stack.sql`select file_size_limit, public from storage.buckets where id = 'scans'`
    expect({ ...bucket }).toEqual({ file_size_limit: String(scanPartBytes), public: false })
  })

  test.each([
    ['settle_comments', `jsonb_array_length(p_choices) > ${limits.settledComments}`],
    ['check_bounds', `channel = 'web') > ${limits.invitationLetters} then`],
    ['check_bounds', `i.person_key = p_person_key) > ${limits.personLetters} then`],
    ['record_replies', `cardinality(v_references) not between 1 and ${limits.lettersAtOnce} then`],
    ['assign_work', `cardinality(v_keys) not between 1 and ${limits.lettersAtOnce} then`],
    ['refuse_guessing', `offset ${limits.lookUpFailures - 1} limit 1`],
  ])('F7: then the bounds of %s are those here', async (name, words) => {
    const [row] = await stack.sql<{ source: string }[]>`
      select prosrc as source from pg_proc where proname = ${name}`
    expect(row?.source).toContain(words)
  })

  test('then every length the database checks has its limit here', async () => {
    const rows = await stack.sql<{ name: string }[]>`
      select conname::text as name from pg_constraint
      where contype = 'c' and connamespace in ('public'::regnamespace, 'private'::regnamespace)
        and pg_get_constraintdef(oid) like '%char_length%' order by 1`
    const known: string[] = [
      ...Object.values(lengths).map(([constraint]) => constraint),
      'access_log_reason_length',
      'invitee_name_length',
      'invitee_address_length',
      'invitee_phone_length',
      'invitee_email_length',
      'reply_reason_length',
      'staff_event_reason_length',
      'staff_invitation_email_length',
    ]
    expect(rows.map(({ name }) => name)).toEqual(known.sort())
  })
})

describe('given the lists of src/domain/contributor.ts', () => {
  test('F2, F3: then kinds, categories and aspects are those the database checks', async () => {
    expect(quoted(await check('feedback_contributor_kind'))).toEqual([...contributorKinds])
    expect(quoted(await check('comment_aspect'))).toEqual([...aspects])
    expect(quoted(await check('feedback_contributor_category'))).toEqual([
      'individual',
      ...individualCategories,
      'collective',
      ...collectiveCategories,
    ])
  })

  test('H7: then the ways of answering are those the database checks', async () => {
    expect(quoted(await check('contributor_reply_by'))).toEqual([...replyWays])
    expect(quoted(await check('reply_way'))).toEqual([...waysOf('collective'), ...waysOf('individual')])
  })

  test('F4: then kinds and categories of invitees are those of contributors', async () => {
    const ofInvitation = await check('invitation_contributor_category')
    expect(ofInvitation).toBe(await check('feedback_contributor_category'))
  })

  test('H1: then the roles of the Help Team are those the setup enrols', async () => {
    expect(quoted(await check('staff_role'))).toEqual([...staffRoles])
    expect(quoted(await check('staff_invitation_role'))).toEqual([...staffRoles])
  })
})

describe('given the error codes of the migrations', () => {
  const folder = new URL('../../supabase/migrations/', import.meta.url)
  const sql = readdirSync(folder)
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n')
  const registered = [...sql.matchAll(/^-- {3}(KD\d{3}) /gm)].map(([, code = '']) => code)
  const raised = [...new Set([...sql.matchAll(/errcode = '(KD\d{3})'/g)].map(([, code = '']) => code))]

  test('then every code is registered once', () => {
    expect(registered).toEqual([...new Set(registered)])
    expect(registered.length).toBeGreaterThanOrEqual(7)
  })

  test('then the codes raised are exactly those registered', () => {
    expect(raised.sort()).toEqual([...registered].sort())
  })

  test('then no code other than a registered one is raised', () => {
    const unnamed = [...sql.matchAll(/raise exception (?:[^;]*)/g)].filter(
      ([text]) => !/errcode = 'KD\d{3}'/.test(text),
    )
    expect(unnamed.map(([text]) => text)).toEqual([])
  })

  // KD009 guards originals against the owner, KD070 is caught where it is raised: no request can meet either.
  test.each(raised.filter((code) => !['KD009', 'KD070'].includes(code)))(
    'then %s has its own answer',
    (code) => {
      const problem = problemOf({ code, message: '', details: 'comments.0.subject' }, 400)
      expect(['unexpected', 'unavailable']).not.toContain(problem.key)
      expect(problem.status).toBeLessThan(500)
    },
  )

  test.each([
    ['KD003', 'comments.3.contentArea', 'unknownChoice'],
    ['KD008', 'comments.1.subject', 'membersOnly'],
    ['KD010', 'contributor.documentNumber', 'documentKnown'],
    ['KD011', 'invitationCode', 'invitationUnknown'],
    ['KD013', 'scans.2', 'scanUnusable'],
    ['KD016', 'paperForm', 'paperFormUnusable'],
  ])('then %s is said beside %s', (code, field, rule) => {
    const { errors } = problemOf({ code, message: '', details: field }, 400)
    expect(errors).toMatchObject([{ field, rule }])
    // whatever the database leaves unsaid, somebody is told where to look
    expect(problemOf({ code, message: '', details: null }, 400).errors[0]?.field).toBeTruthy()
  })

  test.each([
    ['17', '17'],
    ['', '900'],
    ['Đặng', '900'],
  ])('then KD014 with “%s” says to come back in %s seconds', (details, seconds) => {
    const problem = problemOf({ code: 'KD014', message: '', details }, 400)
    expect(problem).toMatchObject({ status: 429, headers: { 'retry-after': seconds } })
  })

  test('then an original that would change is an unexpected error, never an accepted request', () => {
    expect(problemOf({ code: 'KD009', message: '', details: null }, 400).status).toBe(500)
  })

  test.each(['', '08006', '53300', '57P01', '57P03', '58030', 'PGRST001'])(
    'F9: then “%s” means the database is away: 503 and when to come back',
    (code) => {
      const problem = problemOf({ code, message: '', details: null }, 500)
      expect(problem.status).toBe(503)
      expect(problem.headers['retry-after']).toMatch(/^\d+$/)
    },
  )
})
