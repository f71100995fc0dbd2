/** H8: every role tries every table, view and function; rights.ts says what it may. Denials are the rule. */
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Stack, startStack, type TestUser } from '../stack.ts'
import { storedFeedback } from '../submissions.ts'
import { type Callers, functions, type Readers, relations as readersOf } from './rights.ts'
import { fillAll } from './rights-rows.ts'
import {
  type Actor,
  actAs,
  allowedWrites,
  executableBy,
  functionsOf,
  type Relation,
  type Role,
  refusalOf,
  relationsOf,
  type SqlFunction,
} from './support.ts'

const signedIn = [
  'stranger',
  'disabled',
  'auditor',
  'member',
  'deputy',
  'lead',
  'lead of another body',
] as const
type Person = (typeof signedIn)[number]
const everybody = ['anon', ...signedIn, 'service_role'] as const
type Who = (typeof everybody)[number]

let stack: Stack
let owner: postgres.Sql
let relations: Relation[]
let calls: SqlFunction[]
let filled: string[]
let users: Record<Person, TestUser>
let bodies: { own: string; other: string }

beforeAll(async () => {
  stack = await startStack()
  owner = postgres({ ...stack.supabase.database, user: 'supabase_admin', max: 1, onnotice: () => {} })
  relations = await relationsOf(stack.sql)
  users = {
    stranger: await stack.addUser('stranger'),
    disabled: await stack.addUser('disabled', { role: 'lead' }),
    auditor: await stack.addUser('auditor', { role: 'auditor' }),
    member: await stack.addUser('member', { role: 'member' }),
    deputy: await stack.addUser('deputy', { role: 'deputy' }),
    lead: await stack.addUser('lead', { role: 'lead', subjectCode: 'chanh-van-phong' }),
    'lead of another body': await stack.addUser('other', { role: 'lead' }, stack.otherBody),
  }
  await stack.sql`update public.staff set disabled_at = now() where user_id = ${users.disabled.id}`
  const letter = await storedFeedback(stack)
  const idOf = async (slug: string) => {
    const [row] = await stack.sql<{ id: string }[]>`select id from public.body where slug = ${slug}`
    return row?.id ?? ''
  }
  bodies = { own: await idOf(stack.body.slug), other: await idOf(stack.otherBody.slug) }
  filled = await fillAll(owner, [bodies.own, bodies.other])
  const [known] = await stack.sql<{ round: string; reference: string }[]>`
    select f.round_id as round, f.reference from public.feedback f where f.id = ${letter}`
  calls = await functionsOf(stack.sql, {
    p_feedback_id: `'${letter}'`,
    p_feedback_ids: `array['${letter}']::uuid[]`,
    p_round_id: `'${known?.round}'`,
    p_reference: `'${known?.reference}'`,
    p_reason: `'Một lý do đủ dài'`,
  })
})
afterAll(async () => {
  await owner?.end()
  await stack?.stop()
})

const actorOf = (who: Who): Actor =>
  who === 'anon' || who === 'service_role' ? { role: who } : { role: 'authenticated', sub: users[who].id }

describe('H8: given the catalog', () => {
  test('then every table and view has its line, and every line its table or view', () => {
    expect(relations.map(({ name }) => name).sort()).toEqual(Object.keys(readersOf).sort())
  })

  test('then every function has its line, and every line its function', () => {
    expect([...new Set(calls.map(({ name }) => name))].sort()).toEqual(Object.keys(functions).sort())
  })

  test('then there is a row of both bodies in every table that has a body', () => {
    const withBody = relations.filter(
      ({ kind, hasBodyId, schema }) => kind === 'table' && hasBodyId && schema === 'public',
    )
    expect(filled.sort()).toEqual(withBody.map(({ name }) => name).sort())
    expect(filled.length).toBeGreaterThan(20)
  })
})

/** Whether somebody is to see rows, no rows, or to be refused. */
function expected(who: Who, readers: Readers): 'rows' | 'own rows' | 'no rows' | 'refused' {
  if (readers === 'nobody' || who === 'anon' || who === 'service_role') return 'refused'
  if (who === 'stranger' || who === 'disabled') return 'no rows'
  if (readers === 'self') return 'own rows'
  if (readers === 'lead') return who.startsWith('lead') ? 'rows' : 'no rows'
  return who === 'auditor' && readers === 'team' ? 'no rows' : 'rows'
}

async function found(who: Who, { name, kind, hasBodyId }: Relation, readers: Readers): Promise<string> {
  const actor = actorOf(who)
  const code = await refusalOf(stack.sql, actor, `select from ${name} limit 1`)
  if (code !== 'allowed') return code === '42501' ? 'refused' : code
  const mine = who === 'lead of another body' ? bodies.other : bodies.own
  const column =
    readers === 'self' ? 'user_id' : hasBodyId ? 'body_id' : name === 'public.body' ? 'id' : 'null'
  const rows = await actAs(stack.sql, actor, (tx) =>
    tx.unsafe(`select distinct ${column} as owner from ${name}`),
  )
  if (readers === 'self') {
    const strangers = rows.filter(({ owner: of }) => of !== actor.sub)
    return strangers.length > 0 ? 'rows of others' : expected(who, readers)
  }
  if (column !== 'null' && rows.some(({ owner: of }) => of !== mine)) return 'rows of others'
  // a view may have nothing to show: what it reads are tables, each with rows and a line of its own
  return rows.length > 0 || (kind === 'view' && expected(who, readers) === 'rows') ? 'rows' : 'no rows'
}

describe.each(everybody)('H8: given %s', (who) => {
  test('when inserting into, updating or deleting from any table or view, then it is refused', async () => {
    expect(await allowedWrites(stack.sql, relations, actorOf(who))).toEqual([])
  })

  test('when reading each table and view, then it is as the matrix says', async () => {
    const surprises: string[] = []
    for (const relation of relations) {
      const readers = readersOf[relation.name] ?? 'nobody'
      const [is, should] = [await found(who, relation, readers), expected(who, readers)]
      if (is !== should) surprises.push(`${relation.name}: ${is} instead of ${should}`)
    }
    expect(surprises).toEqual([])
  })

  test('when executing each function that is not theirs, then it is refused or tells nothing', async () => {
    const surprises: string[] = []
    for (const call of calls) {
      const callers = functions[call.name] ?? 'nobody'
      if (mayCall(who, callers)) continue
      const answer = await answerTo(who, call)
      if (!refusals(who, callers).includes(answer)) surprises.push(`${call.name}: ${answer}`)
    }
    expect(surprises).toEqual([])
  })
})

function mayCall(who: Who, callers: Callers): boolean {
  switch (callers) {
    case 'intake':
    case 'intake, in policies':
      return who === 'anon'
    case 'secret key':
      return who === 'service_role'
    case 'signed in':
    case 'in policies':
      return who !== 'anon' && who !== 'service_role'
    case 'lead':
      return who === 'lead'
    case 'team':
      return who === 'lead' || who === 'deputy' || who === 'member'
    case 'team, auditor':
      return who === 'lead' || who === 'deputy' || who === 'member' || who === 'auditor'
    case 'nobody':
      return false
  }
}

/** What counts as being refused: not callable at all, or called by one who is nobody to the function. */
function refusals(who: Who, callers: Callers): string[] {
  const isDesk = callers === 'team' || callers === 'lead' || callers === 'team, auditor'
  if (!isDesk || who === 'anon' || who === 'service_role') return ['42501']
  // staff of another body are told so, or that the letter is none of theirs
  return who === 'lead of another body'
    ? ['KD005', 'KD017', 'KD040', 'nothing', 'of their own']
    : ['KD005', 'nothing']
}

async function answerTo(who: Who, { call, named }: SqlFunction): Promise<string> {
  const actor = actorOf(who)
  const code = await refusalOf(stack.sql, actor, call)
  // without an id of ours to ask about, it is about the asker's own body
  if (who === 'lead of another body' && named.length === 0 && code !== '42501') return 'of their own'
  if (code !== 'allowed') return code
  const rows = await actAs(stack.sql, actor, (tx) => tx.unsafe(call))
  return rows.every((row) => isNothing(Object.values(row))) ? 'nothing' : 'told something'
}

function isNothing(value: unknown): boolean {
  if (value === null || value === '' || value === 0 || value === '0' || value === false) return true
  return typeof value === 'object' && Object.values(value).every(isNothing)
}

describe.each([
  ['anon', ['intake', 'intake, in policies']],
  ['authenticated', ['signed in', 'in policies', 'team', 'lead', 'team, auditor']],
  ['service_role', ['secret key']],
] as [Role, Callers[]][])('H8: given the role %s', (role, callers) => {
  test('then it may execute its functions of the matrix and no other, triggers’ included', async () => {
    const lines = Object.entries(functions).filter(([, of]) => callers.includes(of))
    const names = new Set(await executableBy(stack.sql, role))
    expect([...names].sort()).toEqual(lines.map(([name]) => name).sort())
  })
})

test('H8: given functions in policies, then they are in the schema that is not exposed, and only they', () => {
  const inPolicies = Object.entries(functions).filter(([, callers]) => callers.endsWith('in policies'))
  const callable = Object.entries(functions).filter(([, callers]) => !/nobody|in policies/.test(callers))
  expect(inPolicies.every(([name]) => name.startsWith('private.'))).toBe(true)
  expect(callable.every(([name]) => name.startsWith('public.'))).toBe(true)
})
