/** Time-based one-time passwords as authenticator apps make them: RFC 6238 with SHA-1, six digits, thirty seconds. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const stepSeconds = 30
/** Clocks of telephones differ: one step back and one ahead count, too (RFC 6238, 5.2). */
const drift = [0, -1, 1]

/** 160 bits in base32, without padding. */
export function makeTotpSecret(): string {
  let bits = ''
  for (const byte of randomBytes(20)) bits += byte.toString(2).padStart(8, '0')
  return (bits.match(/.{5}/g) ?? []).map((five) => letters[Number.parseInt(five, 2)]).join('')
}

function bytesOf(secret: string): Buffer {
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)))
}

/** @param at milliseconds since the epoch */
export function totpStep(at = Date.now()): number {
  return Math.floor(at / 1000 / stepSeconds)
}

export function totpCode(secret: string, step = totpStep()): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const digest = createHmac('sha1', bytesOf(secret)).update(counter).digest()
  const offset = (digest.at(-1) ?? 0) & 0x0f
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/** The step whose code was given, so that it can be taken once; undefined for a wrong code. */
export function matchingStep(secret: string, code: string, at = Date.now()): number | undefined {
  const given = Buffer.from(code)
  const steps = drift.map((by) => totpStep(at) + by)
  return steps.find((step) => {
    const expected = Buffer.from(totpCode(secret, step))
    return expected.length === given.length && timingSafeEqual(expected, given)
  })
}
