import { defineCollection } from 'astro:content'
import { glob } from 'astro/loaders'
import { bodySchema } from './domain/body.ts'
import { planSchema } from './domain/plan.ts'

const plan = defineCollection({
  loader: glob({ base: './src/content/plan', pattern: '*.yaml' }),
  schema: planSchema,
})

const bodies = defineCollection({
  loader: glob({ base: './src/content/bodies', pattern: '*.yaml' }),
  schema: bodySchema,
})

export const collections = { bodies, plan }
