/** Which files an office has, and what each is held against. */
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { bodySchema, siteSchema } from '../domain/body.ts'
import { code } from '../domain/content-field.ts'
import { documentsSchema } from '../domain/documents.ts'
import { guideSchema } from '../domain/guidance.ts'
import { suggestion } from '../domain/nearest.ts'
import { officeSchema } from '../domain/office.ts'
import { organisationSchema } from '../domain/organisation.ts'
import { planSchema } from '../domain/plan.ts'
import { timelineSchema } from '../domain/timeline.ts'
import type { Fault } from './faults.ts'

/** The folder of the office's files, from the project's folder. */
export const contentFolder = 'src/content'

/** The schema of each file, by its name without the ending. */
export const fileSchemas = {
  office: officeSchema.describe('Cơ quan, cách liên hệ, câu chữ của trang đầu và của phần gửi góp ý.'),
  body: bodySchema.describe('Cấp kiểm điểm: đối tượng góp ý, nội dung kiểm điểm, các loại người góp ý.'),
  plan: planSchema.describe('Toàn văn kế hoạch, đúng từng chữ; chỉ note và opening là của người đăng.'),
  documents: documentsSchema.describe('Những văn bản kế hoạch dựa vào; mỗi văn bản là một mục.'),
  organisation: organisationSchema.describe('Ai chịu trách nhiệm việc gì.'),
  timeline: timelineSchema.describe('Các mốc và ngày của từng đợt kiểm điểm.'),
} as const

/** The schema of every file in the folder `guidance`. */
export const guidanceSchema = guideSchema.describe('Một trang hướng dẫn; tên tệp là địa chỉ của trang.')

export const siteFileSchema = siteSchema.describe('Mã của cấp kiểm điểm.')

/** The text the plan was taken from; an office may leave it out. */
export const sourceFile = 'plan.source.txt'

async function yamlFiles(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return []
  return (await readdir(folder)).filter((name) => /^[^.].*\.ya?ml$/i.test(name)).sort()
}

/** The names of the guidance pages: their files without the ending. */
export async function guidancePages(root: string): Promise<string[]> {
  const names = await yamlFiles(join(root, contentFolder, 'guidance'))
  return names.filter((name) => name.endsWith('.yaml')).map((name) => name.slice(0, -'.yaml'.length))
}

/** Files that would be passed over in silence, because of their names. */
export async function strayFiles(root: string): Promise<Fault[]> {
  const known = Object.keys(fileSchemas).map((name) => `${name}.yaml`)
  const fault = (name: string, message: string): Fault => ({
    file: `${contentFolder}/${name}`,
    line: 0,
    field: [],
    message,
  })
  const strangers = (await yamlFiles(join(root, contentFolder))).filter((name) => !known.includes(name))
  const misnamed = (await yamlFiles(join(root, contentFolder, 'guidance'))).filter(
    (name) => !name.endsWith('.yaml') || !code.safeParse(name.slice(0, -'.yaml'.length)).success,
  )
  return [
    ...strangers.map((name) => fault(name, `Không dùng tệp tên này: ${suggestion(name, known)}`)),
    ...misnamed.map((name) =>
      fault(
        `guidance/${name}`,
        'Tên tệp là địa chỉ của trang: chỉ dùng chữ thường không dấu, chữ số, gạch nối, và đuôi .yaml.',
      ),
    ),
  ]
}
