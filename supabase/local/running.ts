/** How a command of the same machine reaches an embedded Supabase that is already running. */
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const schema = z.object({ url: z.url(), serviceKey: z.string() })
export type Running = z.infer<typeof schema>

const fileOf = (dataDir: string) => join(dataDir, 'running.json')

/** Readable by the owner only: it holds the secret key. */
export async function writeRunning(dataDir: string, { url, serviceKey }: Running): Promise<void> {
  const file = fileOf(dataDir)
  await writeFile(`${file}.new`, JSON.stringify({ url, serviceKey }), { mode: 0o600 })
  await rename(`${file}.new`, file)
}

export async function readRunning(dataDir: string): Promise<Running> {
  return schema.parse(JSON.parse(await readFile(fileOf(dataDir), 'utf8')))
}

export async function forgetRunning(dataDir: string): Promise<void> {
  await rm(fileOf(dataDir), { force: true })
}
