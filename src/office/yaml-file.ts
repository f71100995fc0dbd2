/** One file of the office: YAML, held against its schema; every fault with the line it stands on. */
import { type Document, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { suggestion } from '../domain/nearest.ts'
import { ContentError, type Fault } from './faults.ts'
import { aboutField, fieldTree, namesIn } from './field-about.ts'
import { adviceOn, sentenceOf, wordsOf } from './field-advice.ts'
import { readTextFile } from './text-file.ts'
import { slipsOf } from './yaml-advice.ts'

export interface YamlFile<T> {
  value: T
  /** A fault at a field of this file, found by looking at other files too. */
  fault(field: readonly PropertyKey[], message: string): Fault
}

/**
 * @param root the project's folder
 * @param name the file's path from there, as an editor knows it
 * @throws ContentError
 */
export async function readYamlFile<Schema extends z.ZodType>(
  root: string,
  name: string,
  schema: Schema,
): Promise<YamlFile<z.output<Schema>>> {
  const text = await readTextFile(root, name)
  const lines = new LineCounter()
  const lineAt = (position: number) => lines.linePos(position).line
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' })
  const slips = slipsOf(text, document, lineAt)
  if (slips.length > 0) throw new ContentError(slips.map((slip) => ({ file: name, field: [], ...slip })))

  const fault = (field: readonly PropertyKey[], message: string): Fault => ({
    file: name,
    line: lineAt(positionOf(document, field)),
    field,
    message: sentenceOf(message),
    about: aboutField(fieldTree(schema), field),
  })
  const result = schema.safeParse(document.toJS(), { error: wordsOf, reportInput: true })
  if (result.success) return { value: result.data, fault }
  const faults = result.error.issues
    .flatMap((issue) => [...adviceOn(issue)])
    .map(({ path, message, unknown }) => {
      if (unknown === undefined) return fault(path, message)
      const known = namesIn(fieldTree(schema), path.slice(0, -1))
      const advice = `Không có trường “${unknown}” ở đây: ${suggestion(unknown, known)}`
      return { ...fault(path, advice), about: undefined }
    })
  throw new ContentError(faults)
}

/** Where a field's name stands, or that of the nearest field around it that is there. */
function positionOf(document: Document.Parsed, field: readonly PropertyKey[]): number {
  let node: unknown = document.contents
  let position = document.contents?.range[0] ?? 0
  for (const part of field) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(part))
      if (!pair || !isScalar(pair.key)) break
      position = pair.key.range?.[0] ?? position
      node = pair.value
    } else if (isSeq(node)) {
      node = node.items[Number(part)]
      position = rangeOf(node) ?? position
    } else break
  }
  return position
}

function rangeOf(node: unknown): number | undefined {
  return isMap(node) || isSeq(node) || isScalar(node) ? node.range?.[0] : undefined
}
