/** H8: the pages of the second step, against a whole embedded Supabase. Refusals first. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keepTokens, readTokens } from '../../src/server/cookies.ts'
import { readTeamPage } from '../../src/server/desk/team-page.ts'
import { readEnrolmentPage, readSecondStepPage, secretOf } from '../../src/server/second-step-page.ts'
import { openSession } from '../../src/server/session.ts'
import { signIn } from '../../src/server/sign-in.ts'
import { staffClient } from '../../src/server/supabase.ts'
import { totpCode, totpStep } from '../../supabase/local/totp.ts'
import { type Stack, startStack, type TestUser } from '../stack.ts'
import { aJar } from './jar.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
afterAll(() => stack?.stop())

const url = new URL('http://127.0.0.1/to-giup-viec/buoc-hai')
const posted = (fields: Record<string, string>) =>
  new Request(url, { method: 'POST', body: new URLSearchParams(fields) })

async function signedIn({ email, password }: TestUser) {
  const result = await signIn({ email, password }, '203.0.113.7')
  if (result.outcome !== 'signedIn') throw new Error(result.outcome)
  const { jar } = aJar()
  keepTokens(jar, result.tokens, url)
  return jar
}

async function stateOf(jar: ReturnType<typeof aJar>['jar']) {
  const tokens = readTokens(jar)
  return tokens ? (await openSession(tokens)).state : undefined
}

/** A person with a factor, and its secret. */
async function enrolled(name: string) {
  const user = await stack.addUser(name, { role: 'member' })
  const jar = await signedIn(user)
  const { factor } = await readEnrolmentPage(posted({}), jar, url)
  if (!factor) throw new Error('nothing begun')
  const secret = secretOf(factor).replaceAll(' ', '')
  const fields = { factor: factor.factorId, uri: factor.uri, code: totpCode(secret) }
  const page = await readEnrolmentPage(posted(fields), jar, url)
  expect(page).toMatchObject({ status: 303, seeOther: '/to-giup-viec/phien?da-cai=1' })
  return { user, secret, jar }
}

describe('H8: given a session by password alone', () => {
  test('when the code is no code, wrong, or guessed too often, then each is said and the session stays where it was', async () => {
    const { user, secret } = await enrolled('nham-ma')
    const jar = await signedIn(user)
    const before = readTokens(jar)
    const give = (code: string) => readSecondStepPage(posted({ code, ve: '/to-giup-viec/phien' }), jar, url)
    expect(await give('12 34')).toMatchObject({ status: 422, error: 'Hãy nhập đủ sáu chữ số.' })
    const near = [-2, -1, 0, 1, 2].map((by) => totpCode(secret, totpStep() + by))
    const wrong =
      ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !near.includes(code)) ?? ''
    for (let guess = 0; guess < 10; guess += 1) expect(await give(wrong)).toMatchObject({ status: 422 })
    const refused = await give(totpCode(secret, totpStep() + 1))
    expect(refused).toMatchObject({ status: 429, error: expect.stringContaining('sau 15 phút') })
    expect(readTokens(jar)).toEqual(before)
    expect(await stateOf(jar)).toBe('secondStep')
  })

  test('when the code is right, then the cookies are those of a session that counts, and the way goes on', async () => {
    const { user, secret } = await enrolled('dung-ma')
    const jar = await signedIn(user)
    expect(await stateOf(jar)).toBe('secondStep')
    const code = totpCode(secret, totpStep() + 1)
    const page = await readSecondStepPage(posted({ code, ve: 'https://example.org/' }), jar, url)
    expect(page).toMatchObject({ status: 303, seeOther: '/to-giup-viec' })
    expect(await stateOf(jar)).toBe('signedIn')
  })

  test('when the factor was taken away meanwhile, then the page says that nothing was there to answer', async () => {
    const { user, secret } = await enrolled('da-go')
    const jar = await signedIn(user)
    await stack.sql`delete from auth.mfa_factors where user_id = ${user.id}`
    const page = await readSecondStepPage(posted({ code: totpCode(secret, totpStep() + 1) }), jar, url)
    expect(page.status).toBe(409)
  })
})

describe('H8: given somebody who sets codes up', () => {
  test('when it is begun twice, then the first is forgotten and its code sets up nothing', async () => {
    const jar = await signedIn(await stack.addUser('hai-lan', { role: 'member' }))
    const first = (await readEnrolmentPage(posted({}), jar, url)).factor
    const second = (await readEnrolmentPage(posted({}), jar, url)).factor
    if (!first || !second) throw new Error('nothing begun')
    const confirm = (factor: typeof first) => {
      const code = totpCode(secretOf(factor).replaceAll(' ', ''))
      return readEnrolmentPage(posted({ factor: factor.factorId, uri: factor.uri, code }), jar, url)
    }
    const stale = await confirm(first)
    expect(stale.status).toBe(409)
    expect(stale.factor).toBeUndefined()
    expect((await confirm(second)).status).toBe(303)
  })
})

test('H1: given an invitation that was withdrawn already, when it is withdrawn again, then the list is shown as it is', async () => {
  const lead = await stack.addUser('to-truong', { role: 'lead' })
  const tokens = readTokens(await signedIn(lead))
  const client = staffClient(tokens?.accessToken ?? '')
  const form = new Request(url, { method: 'POST', body: new URLSearchParams({ rut: crypto.randomUUID() }) })
  expect(await readTeamPage(client, form, url)).toMatchObject({
    status: 303,
    seeOther: '/to-giup-viec/nhan-su',
  })
})
