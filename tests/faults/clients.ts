/** People who send letters one after the other and do not rest until each is acknowledged. */
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import type { Body } from '../../src/domain/body.ts'
import { newReceiptSchema } from '../../src/domain/receipt.ts'
import type { Ticket } from '../../src/domain/scan.ts'
import { aLetter, type Letter, posted } from './letters.ts'
import { json, type Line, persistenceMs } from './line.ts'
import type { Chance } from './random.ts'

const ticketSchema = z.object({ id: z.string(), secret: z.string() })
const stateSchema = z.object({
  partBytes: z.number(),
  parts: z.array(z.object({ n: z.number(), url: z.string() })),
  complete: z.object({ sha256: z.string() }).optional(),
})

/** The way of the form's script: ask what is missing, bring it, have it judged; every step again when it fails. */
async function bringScan(line: Line, url: string, bytes: Buffer): Promise<Ticket & { sha256: string }> {
  const ticket = ticketSchema.parse(
    await line.untilTaken(`${url}/api/scans`, json({ byteSize: bytes.length })),
  )
  const answers: (number | undefined)[] = []
  for (const begun = Date.now(); Date.now() - begun < persistenceMs; ) {
    const state = stateSchema.parse(await line.untilTaken(`${url}/api/scans/state`, json(ticket)))
    if (state.complete) return { ...ticket, sha256: state.complete.sha256 }
    for (const { n, url: address } of state.parts) {
      const part = bytes.subarray(n * state.partBytes, (n + 1) * state.partBytes)
      const headers = { 'content-type': 'application/octet-stream' }
      const answer = await line.send(address, { method: 'PUT', body: new Uint8Array(part), headers })
      answers.push(answer?.status)
    }
    if (state.parts.length === 0) {
      answers.push((await line.send(`${url}/api/scans/complete`, json(ticket)))?.status)
    }
    await delay(20)
  }
  throw new Error(`scan ${ticket.id} could not be brought in: ${answers.slice(-20).join(' ')}`)
}

/** One try to send a letter. Some give up while the answer is on its way. */
async function trySend(line: Line, url: string, letter: Letter, giveUpAfterMs?: number): Promise<boolean> {
  const startedAt = Date.now()
  letter.tries += 1
  const init = json(posted(letter), { 'idempotency-key': letter.key })
  const answer = await line.send(`${url}/api/feedback`, init, giveUpAfterMs)
  if (answer?.status !== 201) return false
  letter.receipts.push(newReceiptSchema.parse(answer.body))
  letter.acknowledgedTryAt ??= startedAt
  return true
}

/** Sends until it is acknowledged. @throws Error when it never is */
export async function insist(line: Line, url: string, letter: Letter): Promise<void> {
  for (const begun = Date.now(); Date.now() - begun < persistenceMs; await delay(60)) {
    if (await trySend(line, url, letter)) return
  }
  throw new Error(`${letter.key} was not acknowledged in ${letter.tries} tries`)
}

/** @param letters takes every letter that was sent at least once */
export async function writeLetters(
  { line, url, body, running }: { line: Line; url: string; body: Body; running: () => boolean },
  letters: Letter[],
  random: Chance,
): Promise<void> {
  for (let n = 0; running(); n += 1) {
    const letter = aLetter(random, body, { withScan: n % 6 === 2 })
    if (letter.file) letter.scan = await bringScan(line, url, letter.file)
    letters.push(letter)
    // sent and left alone for ever: it may be there or not, but never in half
    const abandoned = n % 12 === 1
    if (abandoned || random.oneIn(5)) {
      const acknowledged = await trySend(line, url, letter, random.between(1, abandoned ? 12 : 30))
      if (abandoned || acknowledged) continue
    }
    await insist(line, url, letter)
  }
}
