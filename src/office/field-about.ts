/** What a field is for: the description its schema gives it. */
import { z } from 'zod'

const nodeSchema = z.looseObject({
  $ref: z.string().optional(),
  description: z.string().optional(),
  default: z.unknown().optional(),
  required: z.array(z.string()).optional(),
  get properties() {
    return z.record(z.string(), nodeSchema).optional()
  },
  get items() {
    return nodeSchema.optional()
  },
  propertyNames: z.looseObject({ enum: z.array(z.string()).optional() }).optional(),
  get additionalProperties() {
    return z.union([z.boolean(), nodeSchema]).optional()
  },
  get anyOf() {
    return z.array(nodeSchema).optional()
  },
  get $defs() {
    return z.record(z.string(), nodeSchema).optional()
  },
})
export type FieldNode = z.output<typeof nodeSchema>

/** The schema as a tree of fields, as it is written (before any transformation). */
export function fieldTree(schema: z.ZodType): FieldNode {
  return nodeSchema.parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))
}

/** Follows references and the alternatives of a field that may be empty or written in two ways. */
export function* shapesOf(node: FieldNode, root: FieldNode): Generator<FieldNode> {
  const name = node.$ref?.replace(/^#\/\$defs\//, '')
  const target = node.$ref === '#' ? root : name === undefined ? undefined : root.$defs?.[name]
  if (target) yield* shapesOf(target, root)
  yield node
  for (const each of node.anyOf ?? []) yield* shapesOf(each, root)
}

function childOf(node: FieldNode, key: PropertyKey, root: FieldNode): FieldNode | undefined {
  for (const shape of shapesOf(node, root)) {
    const child = typeof key === 'number' ? shape.items : shape.properties?.[String(key)]
    if (child) return child
    if (typeof key !== 'number' && typeof shape.additionalProperties === 'object')
      return shape.additionalProperties
  }
  return undefined
}

/** The names of the fields of a field. */
export function namesIn(tree: FieldNode, field: readonly PropertyKey[]): string[] {
  let node: FieldNode | undefined = tree
  for (const key of field) node = node && childOf(node, key, tree)
  const shapes = node ? [...shapesOf(node, tree)] : []
  return shapes.flatMap(({ properties, propertyNames }) =>
    Object.keys(properties ?? {}).concat(propertyNames?.enum ?? []),
  )
}

/** @returns the description of the field, or of the nearest one around it that has one */
export function aboutField(tree: FieldNode, field: readonly PropertyKey[]): string | undefined {
  let node: FieldNode | undefined = tree
  let about = tree.description
  for (const key of field) {
    node = childOf(node, key, tree)
    if (!node) break
    about = [...shapesOf(node, tree)].find(({ description }) => description)?.description ?? about
  }
  return about
}
