/** H1: somebody who was invited becomes staff, once, whatever breaks off or comes twice. Refusals first. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import staffJoining from '../../netlify/functions/staff-joining.ts'
import { type Stack, startStack, type TestUser } from '../stack.ts'

let stack: Stack
let lead: TestUser
beforeAll(async () => {
  stack = await startStack()
  process.env['SUPABASE_SECRET_KEY'] = stack.supabase.serviceKey
  lead = await stack.addUser('lead', { role: 'lead' })
})
afterAll(async () => {
  delete process.env['SUPABASE_SECRET_KEY']
  await stack?.stop()
})
beforeEach(() => stack.sql`delete from private.look_up_failure`)

const password = 'một câu dễ nhớ'
const home = { ip: '203.0.113.7' }

async function invited(over: Record<string, string> = {}) {
  const email = over['p_email'] ?? `${crypto.randomUUID()}@test.example`
  const id = crypto.randomUUID()
  const { data, error } = await lead.client.rpc('invite_staff', {
    p_id: id,
    p_email: email,
    p_display_name: 'Người mới',
    p_role: 'member',
    ...over,
  })
  if (error) throw error
  return { id, email: email.toLowerCase(), code: String(data.code) }
}

async function post(fields: Record<string, string>, context = home): Promise<string | null> {
  const request = new Request('http://127.0.0.1/api/staff-joining', {
    method: 'POST',
    body: new URLSearchParams(fields),
  })
  const answer = await staffJoining(request, context)
  expect(answer.status).toBe(303)
  return answer.headers.get('location')
}

const joined = '/to-giup-viec/dang-nhap?da-nhan=1'
const back = (reason: string) => `/to-giup-viec/nhan-loi-moi?loi=${reason}`
const staffOf = (email: string) => stack.sql`
  select s.role, s.display_name, s.disabled_at, u.id from public.staff s join auth.users u on u.id = s.user_id
  where u.email = ${email}`
const signIn = async (email: string, given = password) =>
  (await stack.anon().auth.signInWithPassword({ email, password: given })).error

describe('H1: given an invitation', () => {
  test('when the code is unknown, withdrawn or expired, then nobody joins and no user is made', async () => {
    const [withdrawn, expired] = [await invited(), await invited()]
    await lead.client.rpc('withdraw_staff_invitation', { p_id: withdrawn.id })
    await stack.sql`update public.staff_invitation set expires_at = now() where id = ${expired.id}`
    for (const code of ['ABCD-EFGH-JKLM', 'không phải mã', withdrawn.code, expired.code])
      expect(await post({ code, password })).toBe(back('unknown'))
    for (const { email } of [withdrawn, expired]) {
      expect(await stack.sql`select from auth.users where email = ${email}`).toHaveLength(0)
    }
  })

  test('when codes are guessed, then after sixty wrong ones even a right one waits; elsewhere it does not', async () => {
    const { code } = await invited()
    const wrong = Array.from({ length: 60 }, () => post({ code: 'ABCD-EFGH-JKLM', password }))
    expect(new Set(await Promise.all(wrong))).toEqual(new Set([back('unknown')]))
    expect(await post({ code, password })).toBe(back('throttled'))
    expect(await post({ code, password }, { ip: '203.0.113.8' })).toBe(joined)
  })

  test('when the password is too short, then nothing is done and the code stays good', async () => {
    const { email, code } = await invited()
    expect(await post({ code, password: 'ngắn' })).toBe(back('unknown'))
    expect(await staffOf(email)).toEqual([])
    expect(await post({ code, password })).toBe(joined)
  })

  test('when it is taken, then the person is staff with the role that was given, and it is noted', async () => {
    const { id, email, code } = await invited({ p_role: 'deputy', p_subject_code: 'bi-thu' })
    expect(await post({ code: code.toLowerCase(), password })).toBe(joined)
    expect(await signIn(email)).toBeNull()
    const [staff] = await staffOf(email)
    expect(staff).toMatchObject({ role: 'deputy', display_name: 'Người mới', disabled_at: null })
    const guarded =
      await stack.sql`select subject_code from public.staff_subject where user_id = ${staff?.['id']}`
    expect(guarded).toEqual([{ subject_code: 'bi-thu' }])
    const events =
      await stack.sql`select kind, actor from public.staff_event where invitation_id = ${id} order by id`
    expect(events).toEqual([
      { kind: 'invited', actor: lead.id },
      { kind: 'joined', actor: staff?.['id'] },
    ])
  })

  test('when it is taken again, then the second is refused and the first password stays', async () => {
    const { email, code } = await invited()
    expect(await post({ code, password })).toBe(joined)
    expect(await post({ code, password: 'mật khẩu của kẻ khác' })).toBe(back('unknown'))
    expect(await signIn(email)).toBeNull()
  })

  test('when two bring it at once, then one joins and the password is theirs', async () => {
    const { email, code } = await invited()
    const passwords = ['mật khẩu thứ nhất', 'mật khẩu thứ hai', 'mật khẩu thứ ba']
    const answers = await Promise.all(passwords.map((each) => post({ code, password: each })))
    expect(answers.filter((answer) => answer === joined)).toHaveLength(1)
    expect(await signIn(email, passwords[answers.indexOf(joined)])).toBeNull()
    expect(await staffOf(email)).toHaveLength(1)
  })

  test('when it breaks off between the user and the membership, then the same code does it again', async () => {
    const { id, email, code } = await invited()
    const { error } = await stack.service().auth.admin.createUser({ email, password: 'mật khẩu bị bỏ dở' })
    expect(error).toBeNull()
    await stack.sql`update public.staff_invitation set held_until = now() + interval '20 seconds' where id = ${id}`
    expect(await post({ code, password })).toBe(back('busy'))
    await stack.sql`update public.staff_invitation set held_until = now() - interval '1 second' where id = ${id}`
    expect(await post({ code, password })).toBe(joined)
    expect(await signIn(email)).toBeNull()
  })

  test('when the person was removed before, then they are staff again with the new role and password', async () => {
    const first = await invited()
    await post({ code: first.code, password })
    const [before] = await staffOf(first.email)
    const removal = { p_user_id: before?.['id'], p_reason: 'Chuyển công tác từ hôm nay' }
    expect((await lead.client.rpc('remove_staff', removal)).error).toBeNull()
    const again = await invited({ p_email: first.email, p_role: 'auditor' })
    expect(await post({ code: again.code, password: 'một mật khẩu khác' })).toBe(joined)
    expect(await staffOf(first.email)).toMatchObject([
      { id: before?.['id'], role: 'auditor', disabled_at: null },
    ])
    expect(await signIn(first.email)).not.toBeNull()
    expect(await signIn(first.email, 'một mật khẩu khác')).toBeNull()
  })

  test('when the address is a staff member’s, here or in another body, then no invitation is made and no password changes', async () => {
    const other = await stack.addUser('noi-khac', { role: 'member' }, stack.otherBody)
    await expect(invited({ p_email: lead.email })).rejects.toMatchObject({ code: 'KD032' })
    await expect(invited({ p_email: other.email.toUpperCase() })).rejects.toMatchObject({ code: 'KD032' })
    const late = await invited()
    await stack.addUser('den-truoc', { role: 'member' }, stack.otherBody)
    await stack.sql`update public.staff_invitation set email = 'den-truoc@test.example' where id = ${late.id}`
    expect(await post({ code: late.code, password })).toBe(back('busy'))
    expect(await signIn('den-truoc@test.example')).not.toBeNull()
  })

  test('when the same form is sent twice, then it is one invitation; another for the address takes it back', async () => {
    const { id, email, code } = await invited()
    const twice = { p_id: id, p_email: email, p_display_name: 'Người mới', p_role: 'member' }
    expect((await lead.client.rpc('invite_staff', twice)).error?.code).toBe('KD034')
    const second = await invited({ p_email: email })
    expect(await post({ code, password })).toBe(back('unknown'))
    expect(await post({ code: second.code, password })).toBe(joined)
  })

  test('then only the hash of its code is kept', async () => {
    const { id, code } = await invited()
    const [row] =
      await stack.sql`select to_jsonb(i)::text as row from public.staff_invitation i where i.id = ${id}`
    expect(row?.['row']).not.toContain(code)
  })
})

test('given another way of asking, then the door says so', async () => {
  const answer = await staffJoining(new Request('http://127.0.0.1/api/staff-joining'), home)
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST'])
})
