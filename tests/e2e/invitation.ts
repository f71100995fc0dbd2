/** A letter of invitation in the server under test, made as a member of the Help Team makes one. */
import { createClient } from '@supabase/supabase-js'
import { z } from 'zod'
import { readRunning } from '../../supabase/local/running.ts'
import { demoAccounts } from './sign-in.ts'

const lettersSchema = z.array(z.object({ name: z.string(), number: z.number(), code: z.string() }))
const statesSchema = z.array(z.object({ name: z.string(), state: z.string() }))

async function asMember() {
  const { url, serviceKey } = await readRunning(process.env['E2E_DATA_DIR'] ?? '')
  const client = createClient(url, serviceKey, { auth: { persistSession: false, autoRefreshToken: false } })
  const { error } = await client.auth.signInWithPassword(demoAccounts().member)
  if (error) throw error
  const rounds = await client.from('round').select('id').order('opens_on', { ascending: false }).limit(1)
  const roundId = z.array(z.object({ id: z.string() })).parse(rounds.data)[0]?.id
  return { client, roundId }
}

/** @returns the code on the letter of that invitee */
export async function inviteForTest(row: Record<string, unknown> & { name: string }): Promise<string> {
  const { client, roundId } = await asMember()
  const imported = await client.rpc('import_invitations', { p_round_id: roundId, p_rows: [row] })
  if (imported.error) throw imported.error
  const printed = await client.rpc('invitations_to_print', { p_round_id: roundId, p_from: 1, p_to: 500 })
  const letter = lettersSchema.parse(printed.data).find(({ name }) => name === row.name)
  if (!letter) throw new Error('no letter was printed')
  return letter.code
}

/** What has become of an invitation, as the Help Team sees it. */
export async function invitationState(name: string): Promise<string | undefined> {
  const { client, roundId } = await asMember()
  const { data } = await client.rpc('invitation_list', { p_round_id: roundId, p_after: 0, p_limit: 1000 })
  return statesSchema.parse(data).find((each) => each.name === name)?.state
}
