/** The environment, parsed once. See .env.example. */
import { z } from 'zod'

const schema = z.object({
  SUPABASE_URL: z.url(),
  SUPABASE_ANON_KEY: z.string().min(20),
})
export type Config = z.infer<typeof schema>

/** Read when the site is built: whether it shows a round of this year although the office's files have none. */
export const showsTrialRound = process.env['TRIAL_ROUND'] === '1'

let parsed: Config | undefined

/** @throws Error naming every variable that is missing or malformed, never its value */
export function config(): Config {
  if (parsed) return parsed
  const result = schema.safeParse(process.env)
  if (!result.success) {
    const names = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`Configuration: ${names.join('; ')}`)
  }
  parsed = result.data
  return parsed
}
