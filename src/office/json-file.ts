/** A file that functions import as JSON, too: read like the others, so that its faults have lines, then held to JSON's rules. */
import type { z } from 'zod'
import { ContentError } from './faults.ts'
import { readTextFile } from './text-file.ts'
import { readYamlFile } from './yaml-file.ts'

/** @throws ContentError */
export async function readJsonFile<Schema extends z.ZodType>(
  root: string,
  name: string,
  schema: Schema,
): Promise<z.output<Schema>> {
  const { value } = await readYamlFile(root, name, schema)
  try {
    JSON.parse(await readTextFile(root, name))
  } catch {
    const message =
      'Tệp này viết theo dạng JSON: tên và chữ đều đặt trong dấu nháy kép, ví dụ { "body": "dang-uy" }.'
    throw new ContentError([{ file: name, line: 1, field: [], message }])
  }
  return value
}
