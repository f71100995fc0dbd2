/** H1, H8: signing in, staying in, getting out, against a whole embedded Supabase. Refusals first. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { endsSoon } from '../../src/server/access-token.ts'
import { dropTokens, readTokens } from '../../src/server/cookies.ts'
import { endSession, judge, openSession } from '../../src/server/session.ts'
import { signIn } from '../../src/server/sign-in.ts'
import { takeSignIn } from '../../src/server/sign-in-page.ts'
import { signToken } from '../../supabase/local/tokens.ts'
import { type Stack, startStack, type TestUser } from '../stack.ts'
import { aJar } from './jar.ts'

let stack: Stack
let deputy: TestUser
let stranger: TestUser
beforeAll(async () => {
  stack = await startStack()
  deputy = await stack.addUser('to-pho', { role: 'deputy' })
  stranger = await stack.addUser('nguoi-la')
})
afterAll(() => stack?.stop())
beforeEach(() => stack.sql`delete from private.sign_in_attempt`)

const home = '203.0.113.7'
const page = new URL('http://127.0.0.1/to-giup-viec/dang-nhap')

async function post(fields: Record<string, string>, { url = page, address = home } = {}) {
  const { jar, cookies, options } = aJar()
  const request = new Request(url, { method: 'POST', body: new URLSearchParams(fields) })
  const answer = await takeSignIn(request, jar, url, address)
  return { answer, jar, cookies, options }
}

async function signedIn({ email, password }: TestUser) {
  const result = await signIn({ email, password }, home)
  if (result.outcome !== 'signedIn') throw new Error(result.outcome)
  return result.tokens
}

describe('H1: given the sign-in page', () => {
  test('a wrong password and an unknown account are answered alike, with the e-mail kept', async () => {
    const wrong = await post({ email: deputy.email, password: 'khong-phai' })
    const unknown = await post({ email: 'khong-co@test.example', password: 'khong-phai' })
    expect(wrong.answer).toMatchObject({ status: 401, email: deputy.email, error: unknown.answer.error })
    expect(unknown.answer.status).toBe(401)
    expect(wrong.cookies.size + unknown.cookies.size).toBe(0)
  })

  test('blank fields are refused beside the fields, uncounted', async () => {
    const { answer } = await post({ email: ' ', password: '' })
    expect(answer.status).toBe(422)
    expect(Object.keys(answer.fieldErrors ?? {})).toEqual(['email', 'password'])
    expect((await stack.sql`select from private.sign_in_attempt`).length).toBe(0)
  })

  test('a user who is not staff gets 403, no cookie and no session', async () => {
    const { answer, cookies } = await post({ email: stranger.email, password: stranger.password })
    expect(answer.status).toBe(403)
    expect(cookies.size).toBe(0)
  })

  test('the sixth attempt from one address waits, even with the right password; another address does not', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1)
      await post({ email: deputy.email, password: 'khong-phai' })
    const right = { email: deputy.email, password: deputy.password }
    const { answer, cookies } = await post(right)
    expect(answer).toMatchObject({
      status: 429,
      error: expect.stringMatching(/sau 15 phút, từ \d\d:\d\d ngày/),
    })
    expect(answer.retryAfterSeconds).toBeGreaterThan(800)
    expect(cookies.size).toBe(0)
    expect((await post(right, { address: '203.0.113.8' })).answer.status).toBe(303)
  })

  test('attempts sent at once are counted all the same', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => post({ email: deputy.email, password: 'khong-phai' })),
    )
    expect(answers.filter(({ answer }) => answer.status === 401).length).toBe(5)
    expect(answers.filter(({ answer }) => answer.status === 429).length).toBe(7)
  })

  test('success sets two closed cookies, forgets the attempts and leads back into the desk only', async () => {
    await post({ email: deputy.email, password: 'khong-phai' })
    const right = { email: deputy.email, password: deputy.password }
    const { answer, options } = await post({ ...right, ve: '/to-giup-viec/van-ban?dot=2012' })
    expect(answer.seeOther).toBe('/to-giup-viec/van-ban?dot=2012')
    expect([...options.values()]).toEqual(
      Array(2).fill({ path: '/to-giup-viec', httpOnly: true, sameSite: 'strict', secure: false }),
    )
    expect((await stack.sql`select from private.sign_in_attempt`).length).toBe(0)
    const secure = await post(
      { ...right, ve: 'https://example.org/' },
      { url: new URL('https://site.example/to-giup-viec/dang-nhap') },
    )
    expect(secure.answer.seeOther).toBe('/to-giup-viec')
    expect([...secure.options.values()]).toEqual(Array(2).fill(expect.objectContaining({ secure: true })))
  })

  test('an unreadable body is a plain refusal', async () => {
    const request = new Request(page, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    })
    expect(await takeSignIn(request, aJar().jar, page, home)).toMatchObject({ status: 400 })
  })
})

describe('H1, H8: given a session', () => {
  test('it opens as the member of staff it belongs to, with the tokens it has', async () => {
    const tokens = await signedIn(deputy)
    expect(await openSession(tokens)).toEqual({
      state: 'signedIn',
      tokens,
      staff: expect.objectContaining({ userId: deputy.id, role: 'deputy', displayName: 'to-pho' }),
    })
  })

  test('a forged or foreign token ends it', async () => {
    const tokens = await signedIn(deputy)
    const forged = signToken(
      { sub: deputy.id, role: 'authenticated', exp: Date.now() / 1000 + 3600 },
      'x'.repeat(40),
    )
    expect(await openSession({ ...tokens, accessToken: forged })).toEqual({ state: 'ended' })
    expect(await openSession({ ...tokens, accessToken: stack.supabase.anonKey })).toEqual({ state: 'ended' })
  })

  test('an access token about to end is refreshed once for all who ask, and the cookies change', async () => {
    const tokens = await signedIn(deputy)
    const old = { accessToken: 'da.het.han', refreshToken: tokens.refreshToken }
    const [first, second] = await Promise.all([openSession(old), openSession(old)])
    expect(first.state).toBe('signedIn')
    expect(second).toEqual(first)
    if (first.state !== 'signedIn') return
    expect(first.tokens.refreshToken).not.toBe(tokens.refreshToken)
    expect(endsSoon(first.tokens.accessToken)).toBe(false)
    expect((await openSession(first.tokens)).state).toBe('signedIn')
  })

  test('a refresh that fails ends it', async () => {
    expect(await openSession({ accessToken: '', refreshToken: 'khong-con' })).toEqual({ state: 'ended' })
  })

  test('signing out ends it at Supabase: the old cookies open nothing', async () => {
    const tokens = await signedIn(deputy)
    expect(await endSession(tokens)).toBe(true)
    expect(await openSession(tokens)).toEqual({ state: 'ended' })
    expect(await openSession({ accessToken: '', refreshToken: tokens.refreshToken })).toEqual({
      state: 'ended',
    })
    expect(await endSession(tokens)).toBe(true)
  })

  test('signing out here leaves the session on another machine alone', async () => {
    const [here, there] = [await signedIn(deputy), await signedIn(deputy)]
    await endSession(here)
    expect((await openSession(there)).state).toBe('signedIn')
  })

  test('a member who is disabled is out with the next request', async () => {
    const member = await stack.addUser('thanh-vien', { role: 'member' })
    const tokens = await signedIn(member)
    await stack.sql`update public.staff set disabled_at = now() where user_id = ${member.id}`
    expect(await openSession(tokens)).toEqual({ state: 'notStaff', tokens })
    expect(await judge(tokens.accessToken)).toEqual({ state: 'stranger' })
  })

  test('cookies are read as a pair or not at all, and dropped as one', async () => {
    const { jar, cookies } = await post({ email: deputy.email, password: deputy.password })
    expect(readTokens(jar)).toBeDefined()
    dropTokens(jar)
    expect(cookies.size).toBe(0)
    expect(readTokens(jar)).toBeUndefined()
  })
})

describe('H1: given a database that is away', () => {
  test('sign-in says so with 503, and a session is neither ended nor opened', async () => {
    const tokens = await signedIn(deputy)
    const real = globalThis.fetch
    const shown = console.error
    const logged: string[] = []
    console.error = (line: unknown) => void logged.push(String(line))
    globalThis.fetch = () => Promise.reject(new TypeError('fetch failed'))
    try {
      const { answer } = await post({ email: deputy.email, password: deputy.password })
      expect(answer).toMatchObject({ status: 503, email: deputy.email, retryAfterSeconds: 30 })
      await expect(openSession(tokens)).rejects.toMatchObject({ status: 503 })
      expect(await endSession(tokens)).toBe(false)
    } finally {
      globalThis.fetch = real
      console.error = shown
    }
    expect(logged.join('\n')).not.toContain(deputy.email)
    expect((await openSession(tokens)).state).toBe('signedIn')
  })
})
