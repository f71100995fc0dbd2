/** The environment, parsed once. See .env.example. */
import { z } from 'zod'

const schema = z.object({
  SUPABASE_URL: z.url(),
  SUPABASE_ANON_KEY: z.string().min(20),
  /** Where browsers reach the same Supabase, when they cannot under SUPABASE_URL. */
  SUPABASE_PUBLIC_URL: z.preprocess((value) => value || undefined, z.url().optional()),
})
export type Config = z.infer<typeof schema>

/** Read when the site is built: whether it shows a round of this year although the office's files have none. */
export const showsTrialRound = process.env['TRIAL_ROUND'] === '1'

/**
 * The origin to which browsers bring the parts of a scan. Looked up without the rest of the configuration: the policy
 * of static pages is written when the site is built, where no key may be at hand.
 */
export function uploadOrigin(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const address = env['SUPABASE_PUBLIC_URL'] || env['SUPABASE_URL'] || ''
  return URL.canParse(address) ? new URL(address).origin : undefined
}

let parsed: Config | undefined

/** @throws Error naming every variable that is missing or malformed, never its value */
export function config(): Config {
  parsed ??= read(schema)
  return parsed
}

const secretSchema = schema.pick({ SUPABASE_URL: true }).extend({ SUPABASE_SECRET_KEY: z.string().min(20) })

/** For scheduled jobs, and for making the user of an invited person: nothing else reads the secret key, no page does. @throws Error like config() */
export function secretConfig(): z.infer<typeof secretSchema> {
  return read(secretSchema)
}

function read<T>(wanted: z.ZodType<T>): T {
  const result = wanted.safeParse(process.env)
  if (result.success) return result.data
  const names = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`Configuration: ${names.join('; ')}`)
}
