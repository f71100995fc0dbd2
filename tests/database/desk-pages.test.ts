/** The desk's lists are paged by key, both ways, and what is cut says so. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Cursor, type Page, pageSize } from '../../src/domain/keyset.ts'
import { readPrintLog } from '../../src/server/desk/print-log.ts'
import { readStaffEvents, readStaffInvitations } from '../../src/server/desk/team.ts'
import { type Stack, startStack, type TestUser } from '../stack.ts'

let stack: Stack
let lead: TestUser
let member: TestUser
beforeAll(async () => {
  stack = await startStack()
  lead = await stack.addUser('lead', { role: 'lead' })
  member = await stack.addUser('member', { role: 'member' })
})
afterAll(() => stack?.stop())

interface Leafed<Id> {
  /** Ids of each page. */
  forth: Id[][]
  back: Id[][]
}

/** To the end and back to the beginning, as the pages' own links lead. */
async function leaf<Id extends string | number>(
  read: (cursor?: Cursor) => Promise<Page<{ id: Id }>>,
): Promise<Leafed<Id>> {
  const ids = ({ rows }: Page<{ id: Id }>) => rows.map(({ id }) => id)
  let page = await read()
  expect(page.hasPrevious).toBe(false)
  const forth = [ids(page)]
  while (page.hasNext) {
    page = await read({ direction: 'after', key: String(page.rows.at(-1)?.id) })
    forth.push(ids(page))
  }
  const back = [ids(page)]
  while (page.hasPrevious) {
    page = await read({ direction: 'before', key: String(page.rows[0]?.id) })
    back.unshift(ids(page))
  }
  return { forth, back }
}

async function invite(count: number): Promise<void> {
  // every three of the same moment
  await stack.sql`
    insert into public.staff_invitation (id, body_id, email, display_name, role, invited_by, invited_at, code_sha256)
    select gen_random_uuid(), s.body_id, n || '@moi.example', 'Đồng chí ' || n, 'member', s.user_id,
      now() - n / 3 * interval '1 minute', sha256(n::text::bytea)
    from public.staff s, generate_series(1, ${count}) as n where s.user_id = ${lead.id}`
}

test('H8: given invitations, when anyone but the lead reads them, then there are none, whatever the page', async () => {
  await invite(2 * pageSize + 7)
  const [{ id } = { id: '' }] = (await readStaffInvitations(lead.client)).rows
  for (const cursor of [
    undefined,
    { direction: 'after', key: id },
    { direction: 'before', key: id },
  ] as const) {
    expect((await readStaffInvitations(member.client, cursor)).rows).toEqual([])
  }
})

test('H1: given more invitations than two pages, then every one is on exactly one page, forth and back', async () => {
  const { forth, back } = await leaf((cursor) => readStaffInvitations(lead.client, cursor))
  expect(forth.map(({ length }) => length)).toEqual([pageSize, pageSize, 7])
  const all = await stack.sql<{ id: string }[]>`
    select id from public.staff_invitation order by invited_at desc, id`
  expect(forth.flat()).toEqual(all.map(({ id }) => id))
  expect(back).toEqual(forth)
})

test('H1: given the invitation a page begins after, when it is withdrawn, then the page stays where it was', async () => {
  const first = await readStaffInvitations(lead.client)
  const border = first.rows.at(-1)?.id ?? ''
  const before = await readStaffInvitations(lead.client, { direction: 'after', key: border })
  const { error } = await lead.client.rpc('withdraw_staff_invitation', { p_id: border })
  expect(error).toBeNull()
  expect(await readStaffInvitations(lead.client, { direction: 'after', key: border })).toEqual(before)
})

test('H8: given more about a person than two pages, then every entry is on exactly one page, forth and back', async () => {
  await stack.sql`
    insert into public.staff_event (body_id, actor, kind, staff_id)
    select s.body_id, ${lead.id}, 'sessions_closed', s.user_id
    from public.staff s, generate_series(1, ${2 * pageSize + 2}) where s.user_id in (${member.id}, ${lead.id})`
  const { forth, back } = await leaf((cursor) => readStaffEvents(lead.client, member.id, cursor))
  const all = await stack.sql<{ id: string }[]>`
    select id from public.staff_event where staff_id = ${member.id} order by id desc`
  expect(forth.flat()).toEqual(all.map(({ id }) => Number(id)))
  expect(forth.map(({ length }) => length)).toEqual([pageSize, pageSize, all.length - 2 * pageSize])
  expect(back).toEqual(forth)
})

test('H8: given more printings than a page names, then it leads to all of them', async () => {
  const print = (count: number) => stack.sql`
    insert into public.access_log (body_id, staff_id, action, reason)
    select s.body_id, s.user_id, 'forms_printed', 'phiếu góp ý số ' || n
    from public.staff s, generate_series(1, ${count}) as n where s.user_id = ${lead.id}`
  await print(20)
  expect(await readPrintLog(lead.client, 'forms_printed')).toMatchObject({ all: undefined })
  await print(1)
  const log = await readPrintLog(lead.client, 'forms_printed')
  expect(log.entries).toHaveLength(20)
  expect(log.all).toBe('/to-giup-viec/nhat-ky?viec=in-phieu')
})
