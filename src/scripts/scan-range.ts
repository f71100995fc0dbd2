/** A scan's bytes, so few at a time that a hosting service's function can answer (see `answerLimitBytes`). */

/** The scan is no longer open to the reader: the server leads elsewhere instead. */
export class ScanClosed extends Error {}

/** @param last included @throws ScanClosed, Error */
export async function fetchRange(
  address: string,
  first: number,
  last: number,
  signal?: AbortSignal,
): Promise<Blob> {
  const response = await fetch(address, {
    headers: { range: `bytes=${first}-${last}` },
    redirect: 'manual',
    ...(signal && { signal }),
  })
  if (response.type === 'opaqueredirect') throw new ScanClosed()
  const piece = response.status === 206 ? await response.blob() : undefined
  if (piece?.size !== last - first + 1) throw new Error('not the piece that was asked for')
  return piece
}
