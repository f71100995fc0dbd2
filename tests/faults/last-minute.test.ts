/** F6, F9: a thousand letters around the closing second, from a hall behind one router and from everywhere. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aComment, aFeedback, aPerson } from '../factories.ts'
import { type Door, openDoor } from '../functions/door.ts'

const letters = 1_000
const clients = 32

let door: Door
beforeAll(async () => {
  door = await openDoor()
})
afterAll(() => door?.stop())

interface Receipt {
  reference: string
  receivedAt: string
  late: boolean
}

/**
 * Lets the round close at a moment instead of a midnight, which is all that is not as on the day.
 * @returns the moment, a little ahead, so that no letter is stored between it and the change
 */
async function closeNow(): Promise<Date> {
  const [row] = await door.stack.sql<{ at: Date }[]>`
    select date_trunc('milliseconds', clock_timestamp()) + interval '300 milliseconds' as at`
  const at = row?.at ?? new Date()
  await door.stack.sql.unsafe(`create or replace function private.closing_moment(p_closes_on date) returns timestamptz
    language sql immutable strict as $$ select timestamptz '${at.toISOString()}' $$`)
  return at
}

test('F6, F9: given a thousand letters in the last minute, when the round closes among them, then each is stored once and marked rightly', {
  timeout: 120_000,
}, async () => {
  await door.stack.sql`update public.round set grace_minutes = 60`
  const { data: begun } = await door.stack.anon().rpc('begin_feedback', { body: door.stack.body.slug })
  const hall = await door.another({ rateLimitFactor: 1 })
  const answers = new Map<string, { receipt: Receipt; begun: boolean }>()
  const refused: number[] = []
  let closing: Promise<Date> | undefined
  let sent = 0

  const write = async () => {
    while (sent < letters) {
      const number = sent++
      const hasBegun = number % 2 === 0
      const body = JSON.stringify({
        ...aFeedback({ contributor: aPerson(), comments: [aComment(), aComment({ text: `Lời ${number}` })] }),
        ...(hasBegun && { begun }),
      })
      const key = crypto.randomUUID()
      const post = (url: string) =>
        fetch(url, {
          method: 'POST',
          body,
          headers: { 'content-type': 'application/json', 'idempotency-key': key },
        })
      // one in four from the hall; of those that are told to wait, the browser sends the same again
      let response = await post(number % 4 === 0 ? `${hall.url}/api/feedback` : door.url)
      if (response.status === 429) {
        expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
        refused.push(number)
        response = await post(door.url)
      }
      expect(response.status).toBe(201)
      const receipt: Receipt = await response.json()
      // a double click
      if (number % 10 === 0) {
        const again = await post(door.url)
        expect(await again.json()).toMatchObject({ reference: receipt.reference, late: receipt.late })
      }
      answers.set(key, { receipt, begun: hasBegun })
      if (answers.size === letters / 2) closing = closeNow()
    }
  }
  try {
    await Promise.all(Array.from({ length: clients }, write))
  } finally {
    await hall.stop()
  }

  const closed = (await closing) ?? new Date(0)
  expect(answers.size).toBe(letters)
  // 250 of one hall in a minute are within what one router may bring
  expect(refused).toEqual([])
  const after = [...answers.values()].filter(({ receipt }) => new Date(receipt.receivedAt) >= closed)
  expect(after.length).toBeGreaterThan(0)
  expect(after.length).toBeLessThan(letters)
  for (const { receipt, begun: hasBegun } of answers.values()) {
    expect(receipt.late, receipt.reference).toBe(new Date(receipt.receivedAt) >= closed && !hasBegun)
  }
  const stored = await door.stack.sql<{ reference: string; comments: number; late: boolean }[]>`
    select f.reference, count(*)::int as comments,
      private.is_late(f.received_at, r.closes_on, f.begun_at, r.grace_minutes) as late
    from public.feedback f join public.comment c on c.feedback_id = f.id join public.round r on r.id = f.round_id
    group by f.id, r.id`
  const byReference = new Map(stored.map((row) => [row.reference, row]))
  expect(stored).toHaveLength(letters)
  for (const { receipt } of answers.values()) {
    expect(byReference.get(receipt.reference)).toMatchObject({ comments: 2, late: receipt.late })
  }
})
