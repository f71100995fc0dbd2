/** The fields of a file as rows of a table, for people: docs/content-fields.md. */
import { type FieldNode, shapesOf } from './field-about.ts'

export interface FieldRow {
  /** e.g. `rounds › mỗi mục › year` */
  field: string
  required: boolean
  /** What stands in for a field that is left out. */
  default?: unknown
  about: string | undefined
}

const eachItem = 'mỗi mục'
const eachName = 'mỗi tên'

/** Every field, outer before inner. Fields that come again are shown once and then referred to. */
export function fieldRows(tree: FieldNode): FieldRow[] {
  const shown = new Map<string, string>()

  function* rowsIn(node: FieldNode, path: readonly string[]): Generator<FieldRow> {
    const reference = [...shapesOf(node, tree)].find(({ $ref }) => $ref)?.$ref
    if (reference && shown.has(reference)) return
    if (reference) shown.set(reference, path.join(' › '))
    for (const { properties, required, items, additionalProperties } of shapesOf(node, tree)) {
      for (const [name, child] of Object.entries(properties ?? {}))
        yield* rowsOf(child, [...path, name], required?.includes(name) ?? false)
      if (items) yield* rowsIn(items, [...path, eachItem])
      if (typeof additionalProperties === 'object') yield* rowsIn(additionalProperties, [...path, eachName])
    }
  }

  function* rowsOf(node: FieldNode, path: readonly string[], required: boolean): Generator<FieldRow> {
    const shapes = [...shapesOf(node, tree)]
    const about = shapes.find(({ description }) => description)?.description
    const names = shapes.flatMap(({ propertyNames }) => propertyNames?.enum ?? [])
    const seen = shapes.flatMap(({ items }) => shown.get(items?.$ref ?? '') ?? [])[0]
    const more = [
      names.length > 0 && `Các tên: ${names.map((name) => `\`${name}\``).join(', ')}.`,
      seen !== undefined && `Các trường như ở \`${seen}\`.`,
    ].filter((sentence) => sentence !== false)
    yield {
      field: path.join(' › '),
      required,
      ...('default' in node && { default: node.default }),
      about: about && [about, ...more].join(' '),
    }
    yield* rowsIn(node, path)
  }

  return [...rowsIn(tree, [])]
}
