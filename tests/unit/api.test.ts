/** The API's description is valid OpenAPI and describes what the door takes. */
import { readdirSync } from 'node:fs'
import type { Config } from '@netlify/functions'
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
      new Set([
        'Feedback',
        'Individual',
        'Collective',
        'Comment',
        'Scan',
        'Circumstances',
        'NewReceipt',
        'Problem',
        'Begun',
        'ScanOpening',
        'ScanTicket',
        'OpenedScan',
        'ScanState',
        'CompletedScan',
      ]),
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
      Scan: { required: ['id', 'sha256'] },
    })
    expect(openApiDocument().components.schemas).not.toHaveProperty('Circumstances.required')
  })
  it('describes every address that has a function', async () => {
    const folder = new URL('../../netlify/functions/', import.meta.url)
    const files = readdirSync(folder).filter((name) => name.endsWith('.ts'))
    const configs = await Promise.all(
      files.map(async (name): Promise<Config> => (await import(new URL(name, folder).href)).config),
    )
    const paths = configs.flatMap(({ path }) => path ?? []).filter((path) => path.startsWith('/api/'))
    expect(paths.length).toBeGreaterThan(1)
    expect(Object.keys(openApiDocument().paths)).toEqual(expect.arrayContaining(paths))
  })
})
