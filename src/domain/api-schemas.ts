/** The schemas of the API's description, from those that the door itself parses with, and how its answers refer to them. */
import { z } from 'zod'
import { circumstancesSchema } from './circumstances.ts'
import { feedbackSchema } from './feedback.ts'
import { newReceiptSchema } from './receipt.ts'
import {
  completedScanSchema,
  openedSchema,
  openingSchema,
  stateSchema,
  ticketSchema,
} from './scan-schemas.ts'

/** RFC 9457. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string().meta({ description: 'In Vietnamese, for people.' }),
    status: z.int(),
    errors: z
      .array(
        z.object({
          field: z.string().meta({ description: 'Dotted path, e.g. comments.0.text' }),
          pointer: z.string().meta({ description: 'JSON Pointer (RFC 6901) into the body, as a fragment.' }),
          message: z.string(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem' })

/** What POST /api/begin answers. */
export const begunSchema = z
  .object({ begun: z.string().meta({ description: 'Send it along with the feedback.' }) })
  .meta({ id: 'Begun' })

export function components() {
  const parts: Record<string, unknown> = {}
  for (const [schema, io] of [
    [feedbackSchema, 'input'],
    [circumstancesSchema, 'input'],
    [newReceiptSchema, 'output'],
    [begunSchema, 'output'],
    [openingSchema, 'input'],
    [ticketSchema, 'input'],
    [openedSchema, 'output'],
    [stateSchema, 'output'],
    [completedScanSchema, 'output'],
    [problemSchema, 'output'],
  ] as const) {
    const { $defs = {} } = z.toJSONSchema(z.object({ schema }), { io, target: 'draft-2020-12' })
    for (const [name, definition] of Object.entries($defs)) parts[name] = withoutId(definition)
  }
  return rewriteRefs(parts)
}

function refOf(ref: string): string {
  return ref.replace('#/$defs/', '#/components/schemas/')
}

/** The name under components is the identity; zod's own `id` is no OpenAPI keyword. */
function withoutId(definition: object): object {
  return Object.fromEntries(Object.entries(definition).filter(([key]) => key !== 'id' && key !== '$id'))
}

function rewriteRefs(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rewriteRefs)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === '$ref' && typeof inner === 'string' ? refOf(inner) : rewriteRefs(inner),
    ]),
  )
}

export const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
export const problem = (description: string, headers?: Record<string, string>) => ({
  description,
  ...(headers && {
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, text]) => [
        name,
        { description: text, schema: { type: 'string' } },
      ]),
    ),
  }),
  content: { 'application/problem+json': { schema: ref('Problem') } },
})
