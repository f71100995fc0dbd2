/** The parts of a scan in Storage: addresses to bring them to, and reading them back in order. */
import type { PartAddress } from '../../domain/scan.ts'
import { config } from '../config.ts'
import { Problem } from '../problem.ts'
import type { Client } from '../supabase.ts'

export const bucket = 'scans'

/** The name of part `n` (counted from 0) of a scan, as the database's policies know it. */
export const partName = (id: string, n: number): string => `${id}/${n}`

/** The part of supabase-js' StorageError this needs. */
interface StorageFailure {
  name: string
  status?: number | undefined
  statusCode?: string | undefined
}

const isTaken = ({ statusCode, status }: StorageFailure) => statusCode === '409' || status === 409

/** Storage's messages may quote names; the log gets the codes. */
export function storageProblem(failure: StorageFailure): Problem {
  const status = failure.status ?? 0
  const cause = Object.assign(new Error('storage'), {
    name: failure.name,
    code: failure.statusCode ?? String(status),
  })
  return status === 0 || status === 429 || status >= 500
    ? new Problem('storeAway', { cause, headers: { 'retry-after': '30' } })
    : new Problem('unexpected', { cause })
}

/** Signed addresses for some parts; one that came in meanwhile needs none. @throws Problem storeAway */
export async function partAddresses(client: Client, id: string, wanted: number[]): Promise<PartAddress[]> {
  const parts = await Promise.all(
    wanted.map(async (n) => {
      const { data, error } = await client.storage.from(bucket).createSignedUploadUrl(partName(id, n))
      if (data) return { n, url: publicAddress(data.signedUrl) }
      if (isTaken(error)) return undefined
      throw storageProblem(error)
    }),
  )
  return parts.filter((part) => part !== undefined)
}

function publicAddress(address: string): string {
  const { SUPABASE_URL, SUPABASE_PUBLIC_URL } = config()
  if (!SUPABASE_PUBLIC_URL) return address
  return SUPABASE_PUBLIC_URL.replace(/\/$/, '') + address.slice(SUPABASE_URL.replace(/\/$/, '').length)
}

/** Brings one part in from here, for browsers without scripts. @throws Problem storeAway */
export async function writePart(client: Client, id: string, n: number, bytes: Blob): Promise<void> {
  const { error } = await client.storage.from(bucket).upload(partName(id, n), bytes)
  if (error && !isTaken(error)) throw storageProblem(error)
}

/**
 * Parts `from` up to but not including `end`, in order, the next one being fetched while one is looked at: at most two
 * are in memory.
 * @throws Problem storeAway, scanGone (a part that this client may not or no longer read)
 */
export async function* readParts(
  client: Client,
  id: string,
  from: number,
  end: number,
): AsyncGenerator<Uint8Array, undefined> {
  let next = readPart(client, id, from)
  for (let n = from; n < end; n += 1) {
    const bytes = await next
    if (n + 1 < end) {
      next = readPart(client, id, n + 1)
      // whoever stops reading early leaves nobody to hear of its failure
      next.catch(() => {})
    }
    yield bytes
  }
  return undefined
}

async function readPart(client: Client, id: string, n: number): Promise<Uint8Array> {
  const { data, error } = await client.storage.from(bucket).download(partName(id, n)).catch(lostMidway)
  if (data) return new Uint8Array(await data.arrayBuffer())
  const problem = storageProblem(error)
  throw problem.key === 'unexpected' ? new Problem('scanGone', { cause: problem.cause }) : problem
}

/** supabase-js reports what Storage answers; a line that breaks while the bytes come is thrown, as fetch does. */
function lostMidway(cause: unknown): never {
  if (!(cause instanceof TypeError)) throw cause
  throw new Problem('storeAway', { cause, headers: { 'retry-after': '30' } })
}
