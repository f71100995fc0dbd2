/** A size as people read it: `1,2 MB`, `340 KB`. */
const number = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 })

export function showBytes(bytes: number): string {
  if (bytes < 1_024) return `${bytes} byte`
  const kilobytes = bytes / 1_024
  return kilobytes < 1_000
    ? `${number.format(Math.round(kilobytes))} KB`
    : `${number.format(kilobytes / 1_024)} MB`
}
