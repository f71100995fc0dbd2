/** The work desk at answering (H7): letters with their receipts, and what desk and receipt tell of replies. */
import { z } from 'zod'
import { openedReceiptSchema } from '../../src/domain/opened-receipt.ts'
import { replyStateSchema } from '../../src/domain/reply.ts'
import { aDocument, aPerson } from '../factories.ts'
import type { TestUser } from '../stack.ts'
import { aContent, submit } from '../submissions.ts'
import { list, stack, users } from './work-desk.ts'

export async function aLetter(over: Parameters<typeof aContent>[0] = {}) {
  const { data, error } = await submit(stack.anon(), {
    content: aContent({ contributor: aPerson(), ...over }),
  })
  if (error) throw error
  const { reference, secret } = z.object({ reference: z.string(), secret: z.string() }).parse(data)
  const [row] = await stack.sql<
    { id: string }[]
  >`select id from public.feedback where reference = ${reference}`
  return { id: row?.id ?? '', reference, secret }
}
export const aCollective = () => aLetter({ contributor: aDocument() })

export async function waitingItem(reference: string) {
  return (await list(users.deputy, 'answer')).find((item) => item.reference === reference)
}

export async function waits(reference: string): Promise<boolean> {
  return (await waitingItem(reference)) !== undefined
}

export async function stateOf(user: TestUser, id: string) {
  const { data, error } = await user.client.rpc('reply_state', { p_feedback_id: id })
  if (error) throw error
  return replyStateSchema.nullable().parse(data)
}

export async function known(user: TestUser, id: string) {
  const state = await stateOf(user, id)
  if (!state || state.aboutMe) throw new Error('nothing is told')
  return state
}

export async function repliedAt(secret: string) {
  const { data, error } = await stack.anon().rpc('find_receipt', { secret })
  if (error) throw error
  return openedReceiptSchema.parse(data).repliedAt
}

export async function rows(user: TestUser, id: string) {
  const { data, error } = await user.client.from('reply').select('id, note').eq('feedback_id', id)
  if (error) throw error
  return data
}
