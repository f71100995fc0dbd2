/** Where the form is, by kind of contributor. */
import type { ContributorKind } from './contributor.ts'

export const formAddresses = {
  individual: '/gop-y/ca-nhan',
  collective: '/gop-y/tap-the',
} as const satisfies Record<ContributorKind, string>
