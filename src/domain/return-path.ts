/** Where to go back to after signing in: pages of the desk only, never another site. */

export const deskPath = '/to-giup-viec'
export const signInPath = `${deskPath}/dang-nhap`
export const signOutPath = `${deskPath}/dang-xuat`
/** Where a session that has only a password goes: to give a one-time code, or to set one up. */
export const secondStepPath = `${deskPath}/buoc-hai`
export const enrolmentPath = `${deskPath}/ma-dung-mot-lan`
/** Where somebody who was invited becomes staff. */
export const joiningPath = `${deskPath}/nhan-loi-moi`

const notPages: readonly string[] = [signInPath, signOutPath, secondStepPath, joiningPath]
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

/** A page on the way in, with the way back. */
export function onTheWayTo(path: string, wanted: string): string {
  const back = safeReturnPath(wanted)
  return back === deskPath ? path : `${path}?${new URLSearchParams({ ve: back })}`
}

/** The sign-in page, with the way back. */
export function signInAddress(wanted: string, reason?: 'ended'): string {
  const query = new URLSearchParams()
  const back = safeReturnPath(wanted)
  if (back !== deskPath) query.set('ve', back)
  if (reason) query.set('het-phien', '1')
  return query.size > 0 ? `${signInPath}?${query}` : signInPath
}
