import { startStack } from '../stack.ts'
import { letter } from './letter.ts'
const s = await startStack()
try {
const c = JSON.stringify({ contributor: letter.contributor, comments: letter.comments })
console.log(await s.sql`select current_setting('jit') as jit, current_setting('max_connections') as mc`)
await s.sql.reserve().then(async (x) => {
  await x`set track_functions = 'all'`
  const q = `do $$ declare t timestamptz; n int; begin for r in 1..4 loop t := clock_timestamp();
   for i in 1..500 loop perform public.submit_feedback('dang-uy-khoi', '${c.replaceAll("'", "''")}'::jsonb, gen_random_uuid()::text); end loop;
   raise notice 'round % us/call %', r, extract(epoch from clock_timestamp()-t)*1e6/500; end loop; end $$`
  const { default: postgres } = await import('postgres')
  const y = postgres({ ...s.supabase.database, max: 1, onnotice: (n) => console.log(n['message']) })
  await y`set track_functions = 'all'`
  await y.unsafe(q)
  await y.unsafe(`select pg_stat_force_next_flush()`)
  console.table(await y`select funcname, calls, round(total_time*1000/calls) as us_total, round(self_time*1000/calls) as us_self from pg_stat_user_functions where calls>100 order by self_time desc`)
  await y.end(); x.release()
})
} finally { await s.stop() }
