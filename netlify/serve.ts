/** `npm run serve`: the built site on an office's own server, with a hosted or self-hosted Supabase. */
import { config } from '../src/server/config.ts'
import { exitOnSignal, sayAndExit } from './process.ts'
import { serveSite } from './site.ts'

const port = Number(process.env['PORT'] ?? 8888)

try {
  config()
  if (!process.env['SUPABASE_SECRET_KEY'])
    console.error(
      'Thiếu SUPABASE_SECRET_KEY: bản quét không được gửi kèm văn bản nào sẽ không được dọn đi, nhật ký chỉ được niêm phong khi kiểm tra.',
    )
  const host = await serveSite({ port, hostname: process.env['LISTEN_ON'] ?? '127.0.0.1' })
  exitOnSignal(() => host.stop())
  console.log(host.url)
} catch (cause) {
  sayAndExit(cause, port)
}
