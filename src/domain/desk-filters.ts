/** Filters of the desk as they stand in the address, in Vietnamese words without accents. */
import type { Aspect, ContributorCategory, ContributorKind } from './contributor.ts'

export const kindSlugs = { individual: 'ca-nhan', collective: 'tap-the' } as const satisfies Record<
  ContributorKind,
  string
>

export const categorySlugs = {
  former_committee_member: 'nguyen-dang-uy-vien',
  former_head: 'nguyen-thu-truong',
  retired: 'nghi-huu',
  other: 'khac',
  city_committee_office: 'co-quan-thanh-uy',
  city_council_party_group: 'dang-doan-hoi-dong-nhan-dan',
  city_government_party_board: 'ban-can-su-dang-uy-ban-nhan-dan',
  city_inspectorate_committee: 'dang-uy-thanh-tra',
  subordinate_committee: 'cap-uy-truc-thuoc',
  subordinate_unit_leadership: 'lanh-dao-don-vi-truc-thuoc',
  workplace_cell_committee: 'chi-uy-noi-cong-tac',
  residence_cell_committee: 'chi-uy-noi-cu-tru',
} as const satisfies Record<ContributorCategory, string>

export type AspectChoice = Aspect | 'none'
export const aspectSlugs = {
  strength: 'uu-diem',
  shortcoming: 'han-che',
  cause: 'nguyen-nhan',
  remedy: 'kien-nghi',
  none: 'khong-neu',
} as const satisfies Record<AspectChoice, string>

export type Timeliness = 'late' | 'inTime'
export const timelinessSlugs = { inTime: 'dung-han', late: 'muon' } as const satisfies Record<
  Timeliness,
  string
>

export type VerifiedChoice = 'yes' | 'no'
export const verifiedSlugs = { yes: 'roi', no: 'chua' } as const satisfies Record<VerifiedChoice, string>

/** A passage of a divided letter, or a comment as its contributor wrote it. */
export type WrittenChoice = 'passage' | 'whole'
export const writtenSlugs = { passage: 'doan', whole: 'nguyen-van' } as const satisfies Record<
  WrittenChoice,
  string
>

/** What may be wanted of the list of letters. All but the last two are about letters that count. */
export const letterStateSlugs = {
  unverified: 'chua-xac-minh',
  sameWords: 'trung-loi',
  late: 'gui-muon',
  trapped: 'nghi-may-gui',
  uncompared: 'cho-doi-chieu',
  replaced: 'da-nhap-lai',
} as const
export type LetterState = keyof typeof letterStateSlugs
export const letterStates: readonly LetterState[] = [
  'unverified',
  'uncompared',
  'sameWords',
  'late',
  'trapped',
  'replaced',
]

export interface LetterFilter {
  kind?: ContributorKind | undefined
  state?: LetterState | undefined
}

export interface CommentFilter {
  /** Code of a content area. */
  area?: string | undefined
  kind?: ContributorKind | undefined
  category?: ContributorCategory | undefined
  aspect?: AspectChoice | undefined
  timeliness?: Timeliness | undefined
  verified?: VerifiedChoice | undefined
  written?: WrittenChoice | undefined
}

/** Names in the address. */
export const filterNames = {
  area: 'noi-dung',
  kind: 'nguoi',
  category: 'thanh-phan',
  aspect: 'mat',
  timeliness: 'thoi-han',
  verified: 'xac-minh',
  written: 'cach-ghi',
  state: 'tinh-trang',
} as const

export function keyOf<Key extends string>(
  slugs: Readonly<Record<Key, string>>,
  slug: string | null,
): Key | undefined {
  for (const key in slugs) if (slugs[key] === slug) return key
  return undefined
}

export function readKind(slug: string | null): ContributorKind | undefined {
  return keyOf(kindSlugs, slug)
}

/** Reads the filter of an address; words it does not know filter nothing. */
export function readCommentFilter(query: URLSearchParams, areaCodes: readonly string[]): CommentFilter {
  const area = query.get(filterNames.area)
  return {
    area: area !== null && areaCodes.includes(area) ? area : undefined,
    kind: readKind(query.get(filterNames.kind)),
    category: keyOf(categorySlugs, query.get(filterNames.category)),
    aspect: keyOf(aspectSlugs, query.get(filterNames.aspect)),
    timeliness: keyOf(timelinessSlugs, query.get(filterNames.timeliness)),
    verified: keyOf(verifiedSlugs, query.get(filterNames.verified)),
    written: keyOf(writtenSlugs, query.get(filterNames.written)),
  }
}

export function readLetterFilter(query: URLSearchParams): LetterFilter {
  return {
    kind: readKind(query.get(filterNames.kind)),
    state: keyOf(letterStateSlugs, query.get(filterNames.state)),
  }
}

export function letterFilterQuery({ kind, state }: LetterFilter): [string, string][] {
  const pairs: [string, string][] = []
  if (kind) pairs.push([filterNames.kind, kindSlugs[kind]])
  if (state) pairs.push([filterNames.state, letterStateSlugs[state]])
  return pairs
}

export function commentFilterQuery(filter: CommentFilter): [string, string][] {
  const { area, kind, category, aspect, timeliness, verified, written } = filter
  const pairs: [string, string][] = []
  if (area) pairs.push([filterNames.area, area])
  if (kind) pairs.push([filterNames.kind, kindSlugs[kind]])
  if (category) pairs.push([filterNames.category, categorySlugs[category]])
  if (aspect) pairs.push([filterNames.aspect, aspectSlugs[aspect]])
  if (timeliness) pairs.push([filterNames.timeliness, timelinessSlugs[timeliness]])
  if (verified) pairs.push([filterNames.verified, verifiedSlugs[verified]])
  if (written) pairs.push([filterNames.written, writtenSlugs[written]])
  return pairs
}
