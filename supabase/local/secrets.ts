/** The signing secret and the two API keys of one data directory: made once, readable by its owner only. */
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { signToken } from './tokens.ts'

export interface Secrets {
  jwtSecret: string
  anonKey: string
  serviceKey: string
}

export function loadSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json')
  if (!existsSync(file)) {
    // Whole seconds since the epoch; the keys outlive any office's use of one machine.
    const issued = Math.floor(Date.now() / 1000)
    const text = JSON.stringify({ jwtSecret: randomBytes(48).toString('base64url'), issued })
    writeFileSync(`${file}.new`, text, { mode: 0o600, flush: true })
    renameSync(`${file}.new`, file)
  }
  const stored: unknown = JSON.parse(readFileSync(file, 'utf8'))
  if (
    typeof stored !== 'object' ||
    !stored ||
    !('jwtSecret' in stored) ||
    typeof stored.jwtSecret !== 'string' ||
    stored.jwtSecret.length < 32 ||
    !('issued' in stored) ||
    typeof stored.issued !== 'number'
  ) {
    throw new Error(`Tệp khóa ${file} bị hỏng.`)
  }
  const { jwtSecret, issued } = stored
  const key = (role: string) =>
    signToken({ iss: 'supabase-local', role, iat: issued, exp: issued + 20 * 365 * 86_400 }, jwtSecret)
  return { jwtSecret, anonKey: key('anon'), serviceKey: key('service_role') }
}
