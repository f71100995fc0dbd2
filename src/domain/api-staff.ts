/** The one address of the API that belongs to the desk: for its own page, described like the others. */
import { problem } from './api-schemas.ts'
import { limits } from './limits.ts'
import { joiningDoor } from './staff-desk.ts'

export const staffPaths = {
  [joiningDoor]: {
    post: {
      operationId: 'joinStaff',
      summary: 'Makes staff of a person whom the lead of a Help Team has invited. For the form of the desk.',
      requestBody: {
        required: true,
        content: {
          'application/x-www-form-urlencoded': {
            schema: {
              type: 'object',
              required: ['code', 'password'],
              properties: {
                code: { type: 'string', description: 'Of the invitation; works once.' },
                password: { type: 'string', minLength: limits.passwordMin },
              },
            },
          },
        },
      },
      responses: {
        303: { description: 'The sign-in page once it is done; otherwise the form again, saying why not.' },
        405: problem('Only POST.', { Allow: 'POST' }),
        415: problem('Not form data.'),
        429: problem('Too many requests.', { 'Retry-After': 'Seconds.' }),
      },
    },
  },
} as const
