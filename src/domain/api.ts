/** The public API's description (OpenAPI 3.1), generated from the schemas that the door itself parses with. */
import { z } from 'zod'
import { feedbackSchema } from './feedback.ts'
import { bodyLimitBytes, idempotencyKeyLimit } from './limits.ts'
import { newReceiptSchema } from './receipt.ts'

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

function components() {
  const parts: Record<string, unknown> = {}
  for (const [schema, io] of [
    [feedbackSchema, 'input'],
    [newReceiptSchema, 'output'],
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

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const problem = (description: string, headers?: Record<string, string>) => ({
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

/** @returns an OpenAPI 3.1 document */
export function openApiDocument() {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Góp ý bằng văn bản',
      version: '1.0.0',
      description: 'Identified written feedback of individuals and collectives for a review round.',
    },
    paths: {
      '/api/feedback': {
        post: {
          operationId: 'submitFeedback',
          summary: 'Stores one feedback of an identified contributor.',
          description: `The body is at most ${bodyLimitBytes} bytes. Form data names the same fields by dotted paths (comments.0.text) and may carry idempotencyKey. A client that accepts text/html is sent on to pages instead.`,
          parameters: [
            {
              name: 'Idempotency-Key',
              in: 'header',
              description:
                'The same key with the same body gives the same receipt and stores nothing again. Without a key a retry may store it twice.',
              schema: {
                type: 'string',
                minLength: 1,
                maxLength: idempotencyKeyLimit,
                pattern: '^[\\x21-\\x7e]+$',
              },
            },
          ],
          requestBody: {
            required: true,
            content: {
              'application/json': { schema: ref('Feedback') },
              'multipart/form-data': { schema: { type: 'object' } },
              'application/x-www-form-urlencoded': { schema: { type: 'object' } },
            },
          },
          responses: {
            201: {
              description: 'On disk. Location is the receipt.',
              headers: { Location: { schema: { type: 'string' } } },
              content: { 'application/json': { schema: ref('NewReceipt') } },
            },
            303: { description: 'For a browser: the receipt.' },
            307: { description: 'For a browser: the form again, with what was sent.' },
            400: problem('The body or the Idempotency-Key cannot be read.'),
            403: problem('No round is taking feedback.'),
            405: problem('Only POST.', { Allow: 'POST' }),
            409: problem('The Idempotency-Key was used with another body.'),
            413: problem('The body is too large.'),
            415: problem('Neither JSON nor form data.'),
            422: problem('A message per field.'),
            429: problem('Too many requests.', { 'Retry-After': 'Seconds.' }),
            500: problem('An unexpected error; whether it was stored is not known. Send the same key again.'),
            503: problem(
              'The database did not confirm; whether it was stored is not known. Send the same key again.',
              { 'Retry-After': 'Seconds.' },
            ),
          },
        },
      },
    },
    components: { schemas: components() },
  }
}
