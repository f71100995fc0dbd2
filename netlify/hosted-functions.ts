/** Loads what Netlify would deploy: the functions of netlify/functions and Astro's on-demand function. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Context } from '@netlify/functions'
import { z } from 'zod'

/** What a hosted function may rely on; on Netlify the context carries more. */
export type HostContext = Pick<Context, 'ip' | 'requestId'>
export type Handler = (request: Request, context: HostContext) => Promise<Response>

const moduleSchema = z.object({
  default: z.custom<Handler>((value) => typeof value === 'function', { error: 'a function' }),
  config: z.object({
    path: z.union([z.string(), z.array(z.string())]).transform((path) => [path].flat()),
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

async function load(file: string): Promise<HostedFunction> {
  const result = moduleSchema.safeParse(await import(pathToFileURL(file).href))
  if (!result.success) throw new Error(`${file}: ${z.prettifyError(result.error)}`)
  const { default: handler, config } = result.data
  return { handler, paths: config.path, preferStatic: config.preferStatic, rateLimit: config.rateLimit }
}

/** @param root the project's folder, built */
export async function loadFunctions(root: string): Promise<HostedFunction[]> {
  const folder = join(root, 'netlify', 'functions')
  const files = (await readdir(folder)).filter((name) => name.endsWith('.ts')).sort()
  const own = await Promise.all(files.map((name) => load(join(folder, name))))
  const pages = await load(join(root, '.netlify', 'v1', 'functions', 'ssr', 'ssr.mjs'))
  return [...own, pages]
}
