/** Reads all the office's files. The site, the setup commands and the tests read them here and nowhere else. */
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import { bodySchema, siteSchema } from '../domain/body.ts'
import { documentsSchema } from '../domain/documents.ts'
import { type Guide, guideGroups, guideSchema } from '../domain/guidance.ts'
import { officeSchema } from '../domain/office.ts'
import { misfitsOf, type OfficeContent } from '../domain/office-content.ts'
import { organisationSchema } from '../domain/organisation.ts'
import { planSchema } from '../domain/plan.ts'
import { timelineSchema } from '../domain/timeline.ts'
import { ContentError, type Fault } from './faults.ts'
import { readYamlFile, type YamlFile } from './yaml-file.ts'

/** The file of each schema, without its ending; `guidance` is a folder of such files. */
export const fileSchemas = {
  office: officeSchema,
  body: bodySchema,
  plan: planSchema,
  documents: documentsSchema,
  organisation: organisationSchema,
  timeline: timelineSchema,
} as const

/** The folder of the office's files, from the project's folder. */
export const contentFolder = 'src/content'

/**
 * @param root the project's folder
 * @throws ContentError naming every fault of every file
 */
export async function readOfficeContent(root: string): Promise<OfficeContent> {
  const faults: Fault[] = []
  const files = new Map<string, YamlFile<unknown>>()
  async function read<Schema extends z.ZodType>(name: string, schema: Schema) {
    try {
      const path = `${contentFolder}/${name}.yaml`
      const file = await readYamlFile(join(root, path), path, schema)
      files.set(name, file)
      return file.value
    } catch (cause) {
      if (!(cause instanceof ContentError)) throw cause
      faults.push(...cause.faults)
      return undefined
    }
  }

  const site = siteSchema.parse(JSON.parse(await readFile(join(root, contentFolder, 'site.json'), 'utf8')))
  const office = await read('office', fileSchemas.office)
  const body = await read('body', fileSchemas.body)
  const plan = await read('plan', fileSchemas.plan)
  const documents = await read('documents', fileSchemas.documents)
  const organisation = await read('organisation', fileSchemas.organisation)
  const timeline = await read('timeline', fileSchemas.timeline)
  const guidance: Guide[] = []
  for (const slug of await guidanceFiles(root)) {
    const guide = await read(`guidance/${slug}`, guideSchema)
    if (guide) guidance.push({ ...guide, slug })
  }
  if (office && body && plan && documents && organisation && timeline && faults.length === 0) {
    guidance.sort(inOrder)
    const content = {
      office,
      body: { ...body, slug: site.body },
      plan,
      documents,
      organisation,
      timeline,
      guidance,
    }
    for (const { file, field, message } of misfitsOf(content)) {
      const found = files.get(file)
      if (!found) throw new Error(`${file}: not a file that was read`)
      faults.push(found.fault(field, message))
    }
    if (faults.length === 0) return content
  }
  throw new ContentError(faults)
}

async function guidanceFiles(root: string): Promise<string[]> {
  const folder = join(root, contentFolder, 'guidance')
  if (!existsSync(folder)) return []
  return (await readdir(folder))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -5))
    .sort()
}

function inOrder(a: Guide, b: Guide): number {
  return guideGroups.indexOf(a.group) - guideGroups.indexOf(b.group) || a.order - b.order
}
