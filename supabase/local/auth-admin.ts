/**
 * Upstream gap: no admin API. The part of it that inviting staff needs: `POST /auth/v1/admin/users` makes a confirmed
 * user, `PUT /auth/v1/admin/users/<id>` gives one a password. With the service key only.
 */
import type { Sql } from 'postgres'
import { isJson } from './assurance.ts'
import { authError } from './auth-answers.ts'
import { createAuthUser } from './staff.ts'

const passwordLength = 12

/** @returns undefined for any other address */
export async function answerAdmin(
  sql: Sql,
  { method, path, body, role }: { method: string; path: string; body: unknown; role: string },
): Promise<Response | undefined> {
  const [users, id] = /^\/auth\/v1\/admin\/users(?:\/([0-9a-f-]{36}))?$/.exec(path) ?? []
  if (!users) return undefined
  if (role !== 'service_role') return authError(403, 'not_admin', 'User not allowed')
  const given = isJson(body) ? body : {}
  const password = String(given['password'] ?? '')
  if (password.length < passwordLength)
    return authError(422, 'weak_password', `Password should be at least ${passwordLength} characters.`)
  if (method === 'POST' && !id) return create(sql, String(given['email'] ?? ''), password)
  if (method === 'PUT' && id) return change(sql, id, password)
  return authError(405, 'bad_json', 'Method not allowed')
}

async function create(sql: Sql, email: string, password: string): Promise<Response> {
  if (!/^[^\s@]+@[^\s@]+$/.test(email))
    return authError(400, 'validation_failed', 'Unable to validate email address: invalid format')
  const known = await sql`select from auth.users where email = ${email.trim().toLowerCase()}`
  const exists = () =>
    authError(422, 'email_exists', 'A user with this email address has already been registered')
  if (known.length > 0) return exists()
  try {
    const id = await sql.begin((tx) => createAuthUser(tx, { email, password }))
    return userAnswer(sql, id)
  } catch (error) {
    if (isJson(error) && error['code'] === '23505') return exists()
    throw error
  }
}

async function change(sql: Sql, id: string, password: string): Promise<Response> {
  const changed = await sql`update auth.users set updated_at = now(),
    encrypted_password = extensions.crypt(${password}, extensions.gen_salt('bf', 10)) where id = ${id}`
  if (changed.count === 0) return authError(404, 'user_not_found', 'User not found')
  return userAnswer(sql, id)
}

async function userAnswer(sql: Sql, id: string): Promise<Response> {
  const [user] = await sql`select id, aud, role, email, created_at, updated_at, email_confirmed_at,
    raw_app_meta_data as app_metadata, raw_user_meta_data as user_metadata from auth.users where id = ${id}`
  return Response.json(user)
}
