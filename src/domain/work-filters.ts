/**
 * What is wanted of the work list, as one word of the address: `xac-minh.cua-toi.muon`. It goes along from the list to a
 * letter and from there to the next.
 */

import type { ContributorKind } from './contributor.ts'
import { kindSlugs, type Timeliness, timelinessSlugs } from './desk-filters.ts'
import { type Step, type StepState, stepStates, steps, type Whose, type WorkCount } from './work.ts'

export interface WorkFilter {
  step: Step
  whose?: Whose | undefined
  /** One of the Help Team, by user. */
  assignee?: string | undefined
  kind?: ContributorKind | undefined
  state?: StepState | undefined
  timeliness?: Timeliness | undefined
}

const stepSlugs: Record<Step, string> = {
  verify: 'xac-minh',
  transcribe: 'nhap-phieu',
  divide: 'phan-y',
  compare: 'doi-chieu',
  synthesise: 'tong-hop',
  answer: 'tra-loi',
}
const whoseSlugs: Record<Whose, string> = { mine: 'cua-toi', nobody: 'chua-ai', others: 'nguoi-khac' }
const stateSlugs: Record<StepState, string> = {
  new: 'chua-lam',
  doubtful: 'con-nghi',
  denied: 'khong-gui',
  returned: 'phieu-ve',
  different: 'co-sai-khac',
  begun: 'do-dang',
  transcription: 'ban-nhap',
  division: 'ban-phan-y',
  verified: 'da-xac-minh',
  unverified: 'chua-xac-minh',
}
const person = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Words it does not know filter nothing; without a step it is the first. */
export function readWorkFilter(text: string | null): WorkFilter {
  const words = (text ?? '').split('.').slice(0, 8)
  const named = <Key extends string>(keys: readonly Key[], slugs: Readonly<Record<Key, string>>) =>
    keys.find((key) => words.includes(slugs[key]))
  const step = named(steps, stepSlugs) ?? steps[0]
  const assignee = words.find((word) => person.test(word))
  return {
    step,
    whose: assignee ? undefined : named(['mine', 'nobody', 'others'], whoseSlugs),
    assignee,
    kind: named(['individual', 'collective'], kindSlugs),
    state: named<StepState>(stepStates[step], stateSlugs),
    timeliness: named(['inTime', 'late'], timelinessSlugs),
  }
}

export function workFilterWord({ step, whose, assignee, kind, state, timeliness }: WorkFilter): string {
  return [
    stepSlugs[step],
    whose && whoseSlugs[whose],
    assignee,
    state && stateSlugs[state],
    kind && kindSlugs[kind],
    timeliness && timelinessSlugs[timeliness],
  ]
    .filter((word) => word !== undefined)
    .join('.')
}

/** The counts of a round; what a filter leaves open is summed over all. */
export class WorkTable {
  readonly #counts: readonly WorkCount[]

  constructor(counts: readonly WorkCount[]) {
    this.#counts = counts
  }

  count(filter: WorkFilter): number {
    return this.#of(filter).reduce((sum, { count }) => sum + count, 0)
  }

  /** When the first of those the filter leaves came in. */
  oldest(filter: WorkFilter): string | undefined {
    return this.#of(filter)
      .map(({ oldest }) => oldest)
      .sort((a, b) => Date.parse(a) - Date.parse(b))[0]
  }

  /** Who has work of a step, by user. */
  assignees(step: Step): Set<string> {
    return new Set(this.#of({ step }).flatMap(({ assignee }) => assignee ?? []))
  }

  #of({ step, whose, assignee, kind, state, timeliness }: WorkFilter): WorkCount[] {
    return this.#counts.filter(
      (row) =>
        row.step === step &&
        (whose === undefined || row.whose === whose) &&
        (assignee === undefined || row.assignee === assignee) &&
        (kind === undefined || row.contributor_kind === kind) &&
        (state === undefined || row.state === state) &&
        (timeliness === undefined || row.late === (timeliness === 'late')),
    )
  }
}
