/**
 * `npm run publish-rounds`, `npm run samples:remove` and `npm run second-factor:reset -- <e-mail>`: on the Supabase of the environment (SUPABASE_URL,
 * SUPABASE_SECRET_KEY), else on the embedded one in DATA_DIR, running or not.
 */
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readOfficeContent } from '../src/office/read.ts'
import {
  publishRounds,
  removeSamples,
  requireSecondFactor,
  resetSecondFactor,
  secretClient,
} from '../src/server/setup.ts'
import type { Client } from '../src/server/supabase.ts'
import { AlreadyRunningError, startSupabase } from './local/index.ts'
import { readRunning } from './local/running.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

const commands: Record<string, (client: Client) => Promise<string>> = {
  'publish-rounds': async (client) => {
    const content = await readOfficeContent(root)
    const rounds = await publishRounds(client, content, { trial: false })
    return `Đã ghi ${rounds.length} đợt kiểm điểm của ${content.body.name}.`
  },
  'remove-samples': async (client) => {
    const { body } = await readOfficeContent(root)
    const removed = await removeSamples(client)
    // the trial is over
    await requireSecondFactor(client, body, true)
    return `Đã xóa ${removed} văn bản góp ý mẫu. Từ nay ai vào bàn làm việc cũng phải có mã dùng một lần.`
  },
  'reset-second-factor': async (client) => {
    const [, , , email = ''] = process.argv
    const name = await resetSecondFactor(client, email)
    if (name === null)
      throw new Error(`Không có nhân sự nào đã cài mã dùng một lần với thư điện tử “${email}”.`)
    return `Đã gỡ mã dùng một lần của ${name} và đóng mọi phiên làm việc của người này.`
  },
}

async function withClient(run: (client: Client) => Promise<void>): Promise<void> {
  const { SUPABASE_URL: url, SUPABASE_SECRET_KEY: key } = process.env
  // one of the two alone would quietly mean another database
  if (!url !== !key)
    throw new Error('Cần đặt cả SUPABASE_URL và SUPABASE_SECRET_KEY, hoặc không đặt biến nào.')
  if (url && key) {
    console.log(`Supabase: ${url}`)
    return run(secretClient(url, key))
  }
  const dataDir = resolve(root, process.env['DATA_DIR'] ?? '.data')
  console.log(`Supabase: ${dataDir}`)
  try {
    const supabase = await startSupabase({ dataDir })
    try {
      await run(secretClient(supabase.url, supabase.serviceKey))
    } finally {
      await supabase.stop()
    }
  } catch (cause) {
    if (!(cause instanceof AlreadyRunningError)) throw cause
    const running = await readRunning(dataDir)
    await run(secretClient(running.url, running.serviceKey))
  }
}

const command = commands[process.argv[2] ?? '']
if (!command) throw new Error(`One of: ${Object.keys(commands).join(', ')}`)
try {
  await withClient(async (client) => console.log(await command(client)))
} catch (cause) {
  console.error(cause instanceof Error ? cause.message : cause)
  process.exitCode = 1
}
