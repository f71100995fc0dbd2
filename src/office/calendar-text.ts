/** What RFC 5545 asks of the text and ical-generator does not give (docs/decisions/0010-calendar-feeds.md). */

/** Vietnam's time since 13/6/1975, from the IANA time zone database. */
export const vietnamTime = `BEGIN:VTIMEZONE
TZID:Asia/Ho_Chi_Minh
BEGIN:STANDARD
DTSTART:19750613T000000
TZOFFSETFROM:+0800
TZOFFSETTO:+0700
TZNAME:+07
END:STANDARD
END:VTIMEZONE`

/**
 * A component's own lines come before the components in it (§3.6): Outlook, among others, has refused files and lost
 * rules over it. And the last line ends like every other (§3.1).
 */
export function ownLinesFirst(text: string): string {
  return `${inOrder(text.split('\r\n').values()).join('\r\n')}\r\n`
}

/** The rest of the component whose BEGIN was read last. */
function inOrder(lines: IterableIterator<string>): string[] {
  const own: string[] = []
  const inner: string[] = []
  for (let next = lines.next(); !next.done; next = lines.next()) {
    if (next.value.startsWith('BEGIN:')) inner.push(next.value, ...inOrder(lines))
    else if (next.value.startsWith('END:')) return [...own, ...inner, next.value]
    else own.push(next.value)
  }
  return [...own, ...inner]
}
