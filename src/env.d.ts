declare namespace App {
  interface Locals {
    /** The Help Team's session, set by the middleware on every page of the desk but the sign-in page. */
    session?: { staff: import('./domain/desk.ts').Staff; accessToken: string }
    /** Signed in by password alone, where more is needed: who it is, on the pages of the second step. */
    pending?: Pick<import('./domain/desk.ts').Staff, 'displayName' | 'role'>
    /** Why the desk's state page is shown in place of the page that was asked for. */
    deskState?: {
      state: 'notFound' | 'noRound' | 'forbidden' | 'notForRole' | 'unavailable' | 'unexpected' | 'ended'
      status: number
      wanted: string
      /** What was posted and could not be taken, to post again. */
      fields?: [string, string][]
    }
  }
}
