/** Reads all the office's files. The site, the setup commands and the tests read them here and nowhere else. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { type Guide, guideGroups } from '../domain/guidance.ts'
import { misfitsOf } from '../domain/misfits.ts'
import type { OfficeContent } from '../domain/office-content.ts'
import { departureFrom } from '../domain/plan-source.ts'
import { ContentError } from './faults.ts'
import {
  contentFolder,
  fileSchemas,
  guidancePages,
  guidanceSchema,
  siteFileSchema,
  sourceFile,
  strayFiles,
} from './files.ts'
import { readJsonFile } from './json-file.ts'
import { readTextFile } from './text-file.ts'
import { readYamlFile, type YamlFile } from './yaml-file.ts'

/**
 * @param root the project's folder
 * @throws ContentError naming every fault of every file
 */
export async function readOfficeContent(root: string): Promise<OfficeContent> {
  const faults = await strayFiles(root)
  const files = new Map<string, YamlFile<unknown>>()

  /** Keeps the faults of what is read; undefined when there are any. */
  async function keeping<Value>(reading: Promise<Value>): Promise<Value | undefined> {
    try {
      return await reading
    } catch (cause) {
      if (!(cause instanceof ContentError)) throw cause
      faults.push(...cause.faults)
      return undefined
    }
  }
  async function read<Schema extends z.ZodType>(name: string, schema: Schema) {
    const file = await keeping(readYamlFile(root, `${contentFolder}/${name}.yaml`, schema))
    if (file) files.set(name, file)
    return file?.value
  }

  const site = await keeping(readJsonFile(root, `${contentFolder}/site.json`, siteFileSchema))
  const office = await read('office', fileSchemas.office)
  const body = await read('body', fileSchemas.body)
  const plan = await read('plan', fileSchemas.plan)
  const documents = await read('documents', fileSchemas.documents)
  const organisation = await read('organisation', fileSchemas.organisation)
  const timeline = await read('timeline', fileSchemas.timeline)
  const pages = await guidancePages(root)
  const guidance: Guide[] = []
  for (const slug of pages) {
    const guide = await read(`guidance/${slug}`, guidanceSchema)
    if (guide) guidance.push({ ...guide, slug })
  }
  guidance.sort(inOrder)

  const sourcePath = `${contentFolder}/${sourceFile}`
  const source = existsSync(join(root, sourcePath))
    ? await keeping(readTextFile(root, sourcePath))
    : undefined
  const readable = { office, body, plan, documents, organisation, timeline, guidance }
  const misfits = [...misfitsOf(readable, pages)]
  if (plan && source !== undefined) misfits.push(...departureFrom(plan, source))
  for (const { file, field, message } of misfits) {
    const found = files.get(file)
    if (!found) throw new Error(`${file}: not a file that was read`)
    faults.push(found.fault(field, message))
  }

  if (faults.length === 0 && site && office && body && plan && documents && organisation && timeline)
    return {
      ...readable,
      office,
      body: { ...body, slug: site.body },
      plan,
      documents,
      organisation,
      timeline,
    }
  throw new ContentError(faults)
}

function inOrder(a: Guide, b: Guide): number {
  return guideGroups.indexOf(a.group) - guideGroups.indexOf(b.group) || a.order - b.order
}
