/** The desk's navigation in two lines: the day's work; the round and the team. */
import type { Staff } from '../../domain/desk.ts'
import { comparePath, entryPath, yearName } from '../../domain/desk-addresses.ts'
import { logPath, mayOpen } from '../../domain/desk-roles.ts'
import { searchPath } from '../../domain/desk-search.ts'
import { invitationsPath, paperFormsPath } from '../../domain/invitation-addresses.ts'
import { promptsPath } from '../../domain/prompt-addresses.ts'
import { deskPath } from '../../domain/return-path.ts'
import { sessionsPath, staffPath } from '../../domain/staff-desk.ts'
import { synthesisPath } from '../../domain/synthesis-addresses.ts'
import { progressPath, workPath } from '../../domain/work-addresses.ts'
import { work } from '../../strings/vi.ts'

/** Of a round: its year goes along. */
const ofRound = {
  today: deskPath,
  work: workPath,
  feedbacks: `${deskPath}/van-ban`,
  search: searchPath,
  aggregate: `${deskPath}/tong-hop`,
  synthesis: synthesisPath,
  entry: entryPath,
  comparison: comparePath,
  invitations: invitationsPath,
  paperForms: paperFormsPath,
  prompts: promptsPath,
  progress: progressPath,
} as const
const ofTeam = {
  log: logPath,
  staff: staffPath,
  sessions: sessionsPath,
} as const
export type DeskSection = keyof typeof ofRound | keyof typeof ofTeam

const daily = ['today', 'work', 'feedbacks', 'search', 'entry', 'comparison', 'synthesis'] as const
const rest = ['aggregate', 'invitations', 'paperForms', 'prompts', 'progress'] as const
const team = ['log', 'staff', 'sessions'] as const

interface Item {
  href: string
  label: string
  isCurrent: boolean
}

export interface NavigationGroup {
  label: string
  items: Item[]
}

export function deskNavigation(
  role: Staff['role'],
  year: number | undefined,
  current: DeskSection | undefined,
): NavigationGroup[] {
  const query = year === undefined ? '' : `?${new URLSearchParams([[yearName, String(year)]])}`
  const round = (key: keyof typeof ofRound) => item(key, `${ofRound[key]}${query}`)
  const plain = (key: keyof typeof ofTeam) => item(key, ofTeam[key])
  const item = (key: DeskSection, href: string) => ({
    href,
    label: work.nav[key],
    isCurrent: key === current,
  })
  const groups = [
    { label: work.nav.daily, items: daily.map(round) },
    { label: work.nav.round, items: [...rest.map(round), ...team.map(plain)] },
  ]
  return groups
    .map(({ label, items }) => ({ label, items: items.filter(({ href }) => mayOpen(role, href)) }))
    .filter(({ items }) => items.length > 0)
}
