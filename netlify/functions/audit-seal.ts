/** Every hour: what the audit trail has gained is sealed. Netlify calls it; elsewhere the host does. */
import type { Config } from '@netlify/functions'
import { sealAudit } from '../../src/server/audit.ts'
import { secretConfig } from '../../src/server/config.ts'
import { respond } from '../../src/server/respond.ts'
import { secretClient } from '../../src/server/setup.ts'

export default function auditSeal(): Promise<Response> {
  return respond('audit-seal', async () => {
    const { SUPABASE_URL, SUPABASE_SECRET_KEY } = secretConfig()
    await sealAudit(secretClient(SUPABASE_URL, SUPABASE_SECRET_KEY))
    return new Response(null, { status: 204 })
  })
}

export const config: Config = { schedule: '@hourly' }
