import { defineCollection } from 'astro:content'
import { z } from 'astro/zod'
import type { OfficeContent } from './domain/office-content.ts'
import { officeLoader } from './office/loader.ts'
import { showsTrialRound } from './server/config.ts'

/** One entry: all of src/content, read and held against its schemas by the loader. */
const office = defineCollection({
  loader: officeLoader({ trial: showsTrialRound }),
  schema: z.custom<OfficeContent>(),
})

export const collections = { office }
