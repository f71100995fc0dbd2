/** Kinds of contributor, from clauses II.2.3.1 and II.2.4.1. */

export const contributorKinds = ['individual', 'collective'] as const
export type ContributorKind = (typeof contributorKinds)[number]

export const individualCategories = ['former_committee_member', 'former_head', 'retired', 'other'] as const

export const collectiveCategories = [
  'city_committee_office',
  'city_council_party_group',
  'city_government_party_board',
  'city_inspectorate_committee',
  'subordinate_committee',
  'subordinate_unit_leadership',
  'workplace_cell_committee',
  'residence_cell_committee',
] as const

export type ContributorCategory =
  | (typeof individualCategories)[number]
  | (typeof collectiveCategories)[number]

/** These collectives comment on committee members only, not on the body as a collective (II.2.4.1). */
export function commentsOnMembersOnly(category: string): boolean {
  return category === 'workplace_cell_committee' || category === 'residence_cell_committee'
}

/** The code every body gives its subject of kind `collective`. */
export const collectiveSubjectCode = 'tap-the'

export const aspects = ['strength', 'shortcoming', 'cause', 'remedy'] as const
export type Aspect = (typeof aspects)[number]

/** How an individual wishes to be answered (II.2.4.3); a collective is answered in writing. */
export const replyWays = ['letter', 'visit', 'telephone', 'email'] as const
export type ReplyWay = (typeof replyWays)[number]
