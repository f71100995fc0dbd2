/** Every hour: uploads that no letter claimed in two days are removed. Netlify calls it; elsewhere the host does. */
import type { Config } from '@netlify/functions'
import { secretConfig } from '../../src/server/config.ts'
import { respond } from '../../src/server/respond.ts'
import { clearStaleUploads } from '../../src/server/scans/stale.ts'
import { secretClient } from '../../src/server/setup.ts'

export default function staleUploads(): Promise<Response> {
  return respond('stale-uploads', async () => {
    const { SUPABASE_URL, SUPABASE_SECRET_KEY } = secretConfig()
    await clearStaleUploads(secretClient(SUPABASE_URL, SUPABASE_SECRET_KEY))
    return new Response(null, { status: 204 })
  })
}

export const config: Config = { schedule: '@hourly' }
