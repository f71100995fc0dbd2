import type { APIRoute } from 'astro'
import { openApiDocument } from '../../domain/api.ts'

export const GET: APIRoute = () => Response.json(openApiDocument())
