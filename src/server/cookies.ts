/** The session on the person's machine: two cookies no script can read, for the desk's paths only. */
import { deskPath } from '../domain/return-path.ts'

/** The part of Astro's cookies this needs. */
export interface CookieJar {
  get(name: string): { value: string } | undefined
  set(name: string, value: string, options: CookieOptions): void
  delete(name: string, options: Pick<CookieOptions, 'path'>): void
}

interface CookieOptions {
  path: string
  httpOnly: boolean
  sameSite: 'strict'
  secure: boolean
}

export interface Tokens {
  accessToken: string
  refreshToken: string
}

const names = { accessToken: 'tgv-truy-cap', refreshToken: 'tgv-lam-moi' } as const

export function readTokens(jar: CookieJar): Tokens | undefined {
  const accessToken = jar.get(names.accessToken)?.value
  const refreshToken = jar.get(names.refreshToken)?.value
  return accessToken && refreshToken ? { accessToken, refreshToken } : undefined
}

/** Without an end date: the session goes when the browser is closed, as a shared office computer needs. */
export function keepTokens(jar: CookieJar, tokens: Tokens, url: URL): void {
  const options = {
    path: deskPath,
    httpOnly: true,
    sameSite: 'strict',
    secure: url.protocol === 'https:',
  } as const
  jar.set(names.accessToken, tokens.accessToken, options)
  jar.set(names.refreshToken, tokens.refreshToken, options)
}

export function dropTokens(jar: CookieJar): void {
  jar.delete(names.accessToken, { path: deskPath })
  jar.delete(names.refreshToken, { path: deskPath })
}
