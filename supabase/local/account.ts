/**
 * The account PostgreSQL runs under. It refuses to run as root, so a root process (a container)
 * lends it `postgres`, or `nobody` where there is none.
 */
import { readFileSync } from 'node:fs'
import { PostgresUnavailableError } from './errors.ts'

export interface Account {
  uid: number
  gid: number
}

/** Undefined when PostgreSQL can simply run as the current user. */
export function postgresAccount(passwd = '/etc/passwd'): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const lines = readFileSync(passwd, 'utf8').split('\n')
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? []
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new PostgresUnavailableError(
    'PostgreSQL không chạy bằng quyền root và máy này không có tài khoản "postgres" hay "nobody".',
  )
}
