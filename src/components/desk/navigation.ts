/** The desk's navigation in two lines: the day's work; the round and the team. */
import { comparePath, entryPath, yearName } from '../../domain/desk-addresses.ts'
import { invitationsPath, paperFormsPath } from '../../domain/invitation-addresses.ts'
import { deskPath } from '../../domain/return-path.ts'
import { progressPath, workPath } from '../../domain/work-addresses.ts'
import { work } from '../../strings/vi.ts'

/** Of a round: its year goes along. */
const ofRound = {
  today: deskPath,
  work: workPath,
  feedbacks: `${deskPath}/van-ban`,
  aggregate: `${deskPath}/tong-hop`,
  entry: entryPath,
  comparison: comparePath,
  invitations: invitationsPath,
  paperForms: paperFormsPath,
  prompts: `${deskPath}/goi-y`,
  progress: progressPath,
} as const
const ofTeam = {
  log: `${deskPath}/nhat-ky`,
  staff: `${deskPath}/nhan-su`,
  sessions: `${deskPath}/phien`,
} as const
export type DeskSection = keyof typeof ofRound | keyof typeof ofTeam

const daily = ['today', 'work', 'feedbacks', 'aggregate', 'entry', 'comparison'] as const
const rest = ['invitations', 'paperForms', 'prompts', 'progress'] as const
const team = ['log', 'staff', 'sessions'] as const
/** An auditor reads the log and nothing else. */
const auditors = ['log', 'sessions'] as const

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
  role: 'lead' | 'deputy' | 'member' | 'auditor',
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
  if (role === 'auditor') return [{ label: work.nav.round, items: auditors.map(plain) }]
  return [
    { label: work.nav.daily, items: daily.map(round) },
    { label: work.nav.round, items: [...rest.map(round), ...team.map(plain)] },
  ]
}
