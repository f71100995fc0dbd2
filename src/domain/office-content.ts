/** All the office's files together. What only shows when they are held against each other: misfits.ts. */
import type { Body } from './body.ts'
import type { Documents } from './documents.ts'
import type { Guide } from './guidance.ts'
import type { Office } from './office.ts'
import type { Organisation } from './organisation.ts'
import type { Plan } from './plan.ts'
import { planPlaces } from './plan-faults.ts'
import type { Timeline } from './timeline.ts'

export interface OfficeContent {
  office: Office
  body: Body
  plan: Plan
  documents: Documents
  organisation: Organisation
  timeline: Timeline
  /** In the order of their groups and numbers. */
  guidance: Guide[]
}

/** Every address of the plan that a reference may name. */
export function planAddresses(plan: Plan): Set<string> {
  return new Set([...planPlaces(plan)].map(({ item }) => item.id))
}
