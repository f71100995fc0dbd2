/** The review body's content file, read outside Astro. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { z } from 'zod'
import { type Body, bodySchema } from '../../src/domain/body.ts'

/** @throws Error naming the file and each field that is wrong */
export async function readBodyFile(slug: string): Promise<Body> {
  const file = fileURLToPath(new URL(`../../src/content/bodies/${slug}.yaml`, import.meta.url))
  const result = bodySchema.safeParse(parse(await readFile(file, 'utf8')))
  if (!result.success) throw new Error(`${file}: ${z.prettifyError(result.error)}`)
  return result.data
}
