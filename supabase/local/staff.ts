/** People who can sign in. There is no sign-up and no admin API: the first ones come from here. */
import type { ISql } from 'postgres'

/**
 * A confirmed user with an e-mail identity, as hosted Auth would have made it. Returns its id.
 * `sql` connects as `postgres` or a superuser. An e-mail that exists already raises 23505.
 */
export async function createAuthUser(sql: ISql, user: { email: string; password: string }): Promise<string> {
  const email = user.email.trim().toLowerCase()
  const [row] = await sql<{ id: string }[]>`
    with made as (
      insert into auth.users (
        id, aud, role, email, encrypted_password, email_confirmed_at, raw_app_meta_data, raw_user_meta_data
      )
      values (
        gen_random_uuid(), 'authenticated', 'authenticated', ${email},
        extensions.crypt(${user.password}, extensions.gen_salt('bf', 10)), now(),
        '{"provider": "email", "providers": ["email"]}', '{}'
      )
      returning id, email
    )
    insert into auth.identities (id, provider, provider_id, user_id, identity_data)
    select gen_random_uuid(), 'email', id::text, id,
      jsonb_build_object('sub', id::text, 'email', email, 'email_verified', true, 'phone_verified', false)
    from made
    returning user_id as id`
  if (!row) throw new Error('auth user was not created')
  return row.id
}

export interface StaffMember {
  role: 'lead' | 'deputy' | 'member' | 'auditor'
  displayName: string
  /** Code of the subject this person is, if any. */
  subjectCode?: string
}

/** Makes a user a Help Team member of a body. An unknown subject raises KD003. */
export async function enrolStaff(
  sql: ISql,
  userId: string,
  bodySlug: string,
  member: StaffMember,
): Promise<void> {
  const { role, displayName, subjectCode = null } = member
  await sql`select public.enrol_staff(${userId}, ${bodySlug}, ${role}, ${displayName}, ${subjectCode})`
}
