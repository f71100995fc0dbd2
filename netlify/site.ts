/** Builds the site and puts a host around it. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Host, startHost } from './host.ts'
import { loadFunctions } from './hosted-functions.ts'
import { startSchedule } from './schedule.ts'

/** The project's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * @param options.trial shows a round of this year where the office's files have none
 * @throws Error with the build's own output when it fails
 */
export async function buildSite({ trial = false } = {}): Promise<void> {
  const astro = join(root, 'node_modules', 'astro', 'bin', 'astro.mjs')
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...(trial && { TRIAL_ROUND: '1' }) }
  try {
    await promisify(execFile)(process.execPath, [astro, 'build'], { cwd: root, env, maxBuffer: 16 << 20 })
  } catch (cause) {
    const output =
      cause instanceof Error && 'stderr' in cause && 'stdout' in cause ? `${cause.stdout}${cause.stderr}` : ''
    throw new Error(`The site could not be built.\n${output}`, { cause })
  }
}

export interface SiteOptions {
  port: number
  hostname?: string
  env?: NodeJS.ProcessEnv
}

/** Serves the built site with the settings of the environment (.env.example). */
export async function serveSite({ port, hostname, env = process.env }: SiteOptions): Promise<Host> {
  const { hosted, scheduled } = await loadFunctions(root)
  const host = await startHost({
    port,
    ...(hostname && { hostname }),
    staticDir: join(root, 'dist'),
    functions: hosted,
    trustProxy: env['TRUST_PROXY'] === '1',
    rateLimitFactor: Number(env['RATE_LIMIT_FACTOR'] ?? 1),
    ...(env['ACCESS_LOG'] === '1' && { accessLog: (line) => console.log(line) }),
  })
  const stopSchedule = startSchedule(scheduled)
  return {
    url: host.url,
    stop() {
      stopSchedule()
      return host.stop()
    },
  }
}
