/** Loads what Netlify would deploy: the functions of netlify/functions and Astro's on-demand function. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Context } from '@netlify/functions'
import { z } from 'zod'
import { isSchedule, type Schedule } from './schedule.ts'

/** What a hosted function may rely on; on Netlify the context carries more. */
export type HostContext = Pick<Context, 'ip' | 'requestId'>
export type Handler = (request: Request, context: HostContext) => Promise<Response>

const moduleSchema = z.object({
  default: z.custom<Handler>((value) => typeof value === 'function', { error: 'a function' }),
  config: z.object({
    path: z
      .union([z.string(), z.array(z.string())])
      .transform((path) => [path].flat())
      .optional(),
    schedule: z.string().refine(isSchedule).optional(),
    preferStatic: z.boolean().default(false),
    rateLimit: z.object({ windowSize: z.number(), windowLimit: z.number() }).optional(),
  }),
})

export interface HostedFunction {
  handler: Handler
  paths: string[]
  preferStatic: boolean
  rateLimit?: { windowSize: number; windowLimit: number } | undefined
}

/** Called by the clock; nobody can reach it by an address. */
export interface ScheduledFunction {
  handler: Handler
  schedule: Schedule
}

async function load(file: string): Promise<HostedFunction | ScheduledFunction> {
  const result = moduleSchema.safeParse(await import(pathToFileURL(file).href))
  if (!result.success) throw new Error(`${file}: ${z.prettifyError(result.error)}`)
  const { default: handler, config } = result.data
  if (config.schedule) return { handler, schedule: config.schedule }
  if (!config.path) throw new Error(`${file}: neither a path nor a schedule`)
  return { handler, paths: config.path, preferStatic: config.preferStatic, rateLimit: config.rateLimit }
}

export interface Functions {
  hosted: HostedFunction[]
  scheduled: ScheduledFunction[]
}

/** @param root the project's folder, built */
export async function loadFunctions(root: string): Promise<Functions> {
  const folder = join(root, 'netlify', 'functions')
  const files = (await readdir(folder)).filter((name) => name.endsWith('.ts')).sort()
  const pages = join(root, '.netlify', 'v1', 'functions', 'ssr', 'ssr.mjs')
  const all = await Promise.all([...files.map((name) => join(folder, name)), pages].map(load))
  return {
    hosted: all.filter((each) => 'paths' in each),
    scheduled: all.filter((each) => 'schedule' in each),
  }
}
