/** Where to go back to after signing in: pages of the desk only, never another site. */

export const deskPath = '/to-giup-viec'
export const signInPath = `${deskPath}/dang-nhap`
export const signOutPath = `${deskPath}/dang-xuat`

const notPages: readonly string[] = [signInPath, signOutPath]
// Never resolved, only there to tell a path from an address of another site.
const nowhere = 'http://desk.invalid'

/** The path and query of a page of the desk; the overview for anything else. */
export function safeReturnPath(wanted: string | null | undefined): string {
  if (!wanted || !URL.canParse(wanted, nowhere)) return deskPath
  const { origin, pathname, search } = new URL(wanted, nowhere)
  if (origin !== nowhere || !isDeskPath(pathname)) return deskPath
  return notPages.includes(pathname.replace(/\/+$/, '')) ? deskPath : pathname + search
}

/** Whether a path is the desk's or below it. */
export function isDeskPath(pathname: string): boolean {
  return pathname === deskPath || pathname.startsWith(`${deskPath}/`)
}

/** The sign-in page, with the way back. */
export function signInAddress(wanted: string, reason?: 'ended'): string {
  const query = new URLSearchParams()
  const back = safeReturnPath(wanted)
  if (back !== deskPath) query.set('ve', back)
  if (reason) query.set('het-phien', '1')
  return query.size > 0 ? `${signInPath}?${query}` : signInPath
}
