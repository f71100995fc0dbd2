/**
 * Made once for all test files that need a Supabase: its cluster, migrated, with the rounds of two bodies. Each file gets
 * a copy (stack.ts), which starts in a third of the time.
 */
import { rm } from 'node:fs/promises'
import type { TestProject } from 'vitest/node'
import { createStack } from './stack.ts'

declare module 'vitest' {
  interface ProvidedContext {
    stackTemplate: string
  }
}

/** @returns what removes it again after the last test */
export default async function makeTemplate({ provide }: TestProject): Promise<() => Promise<void>> {
  const stack = await createStack()
  await stack.close()
  provide('stackTemplate', stack.dataDir)
  return () => rm(stack.dataDir, { recursive: true, force: true })
}
