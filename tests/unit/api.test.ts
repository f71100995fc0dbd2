/** The API's description is valid OpenAPI and describes what the door takes. */
import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, it } from 'vitest'
import { openApiDocument } from '../../src/domain/api.ts'
import { feedbackSchema } from '../../src/domain/feedback.ts'
import { aFeedback } from '../factories.ts'

describe('the OpenAPI document', () => {
  it('is valid by an independent library', async () => {
    const result = await new Validator().validate(structuredClone(openApiDocument()))
    expect(result).toMatchObject({ valid: true })
  })
  it('resolves every reference', () => {
    const text = JSON.stringify(openApiDocument())
    const names = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map((match) => match[1])
    expect(new Set(names)).toEqual(
      new Set(['Feedback', 'Individual', 'Collective', 'Comment', 'NewReceipt', 'Problem']),
    )
    expect(Object.keys(openApiDocument().components.schemas ?? {})).toEqual(expect.arrayContaining(names))
    expect(text).not.toContain('$defs')
  })
  it('asks for what the schema asks for', () => {
    expect(feedbackSchema.safeParse(aFeedback()).success).toBe(true)
    expect(openApiDocument().components.schemas).toMatchObject({
      Feedback: { required: ['contributor', 'comments', 'consent'] },
      Individual: { required: ['kind', 'category', 'fullName', 'address'] },
      Comment: { required: ['subject', 'contentArea', 'text'] },
    })
  })
})
