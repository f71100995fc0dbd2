/** How a process of ours ends: on a signal with 0, on a failure with one plain line and 1. */

const stopWithinMs = 4_500

/** Runs `end` once, on SIGTERM, SIGINT or when called. */
export function exitOnSignal(end: () => Promise<void>): () => Promise<void> {
  let ending: Promise<void> | undefined
  const once = () => {
    ending ??= end()
    return ending
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      setTimeout(() => process.exit(1), stopWithinMs).unref()
      once().then(
        () => process.exit(0),
        (cause: unknown) => {
          console.error(cause)
          process.exit(1)
        },
      )
    })
  }
  return once
}

export function sayAndExit(cause: unknown, port: number): never {
  const taken = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE'
  console.error(
    taken ? `Cổng ${port} đang có chương trình khác dùng.` : cause instanceof Error ? cause.message : cause,
  )
  process.exit(1)
}
