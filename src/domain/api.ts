/** The public API's description (OpenAPI 3.1), generated from the schemas that the door itself parses with. */
import { scanPaths } from './api-scans.ts'
import { components, problem, ref } from './api-schemas.ts'
import { staffPaths } from './api-staff.ts'
import { bodyLimitBytes, idempotencyKeyLimit } from './limits.ts'

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
      ...scanPaths,
      ...staffPaths,
      '/api/begin': {
        post: {
          operationId: 'beginFeedback',
          summary:
            'A token that proves when a form was begun, for the round’s grace after its closing second.',
          responses: {
            200: { description: 'Made.', content: { 'application/json': { schema: ref('Begun') } } },
            405: problem('Only POST.', { Allow: 'POST' }),
            429: problem('Too many requests.', { 'Retry-After': 'Seconds.' }),
            500: problem('An unexpected error.'),
            503: problem('The database did not answer.', { 'Retry-After': 'Seconds.' }),
          },
        },
      },
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
              'application/json': { schema: { allOf: [ref('Feedback'), ref('Circumstances')] } },
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
            403: problem(
              'No round is taking feedback; or as many letters of one person or on one invitation have come as may.',
            ),
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
