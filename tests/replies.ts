/** Recording replies straight through the database's function. */
import { today } from '../src/domain/day.ts'
import type { TestUser } from './stack.ts'

export interface Recording {
  key?: string
  again?: boolean
  replaces?: string
  because?: string
}

export function byTelephone(by: TestUser, over: Record<string, unknown> = {}) {
  return {
    way: 'telephone',
    answeredOn: today(),
    doneBy: by.id,
    note: 'Đã thông báo nội dung tiếp thu.',
    ...over,
  }
}

export function inWriting(by: TestUser, over: Record<string, unknown> = {}) {
  const document = { documentNumber: '15-CV/ĐUK', documentDate: today() }
  return { way: 'in_writing', answeredOn: today(), doneBy: by.id, ...document, ...over }
}

/** @param content undefined: withdraws */
export async function record(
  user: TestUser,
  references: string[],
  content: Record<string, unknown> | undefined,
  { key = crypto.randomUUID(), again, replaces, because }: Recording = {},
) {
  const { data, error } = await user.client.rpc('record_replies', {
    p_recording: key,
    p_references: references,
    ...(content && { p_content: content }),
    ...(again !== undefined && { p_again: again }),
    ...(replaces && { p_replaces: replaces }),
    ...(because && { p_replaced_because: because }),
  })
  return { key, count: data, code: error?.code, detail: error?.details ?? undefined }
}
