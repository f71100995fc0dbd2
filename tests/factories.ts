/** Feedbacks for tests, in the shape people send them. */
import { draftFields, emptyDraft, type FeedbackDraft } from '../src/domain/form.ts'

export const individual = {
  kind: 'individual',
  category: 'retired',
  fullName: 'Đặng Thị Bưởi',
  address: '12 ngõ Thử, phường Mẫu',
}

export const collective = {
  kind: 'collective',
  category: 'subordinate_committee',
  collectiveName: 'Đảng ủy Thử nghiệm',
  documentNumber: '12-CV/ĐU',
  documentDate: '2026-01-15',
  signatoryName: 'Trần Thử',
  signatoryPosition: 'Bí thư',
}

/** Somebody who has not written before: the letters of one person are bounded. */
export function aPerson(over: Record<string, unknown> = {}) {
  return { ...individual, address: `Số nhà ${crypto.randomUUID()}`, ...over }
}

/** A document that has not come before: the same one is asked about. */
export function aDocument(over: Record<string, unknown> = {}) {
  return { ...collective, documentNumber: `${crypto.randomUUID()}-CV/ĐU`, ...over }
}

export function aComment(over: Record<string, unknown> = {}) {
  return {
    subject: 'bi-thu',
    contentArea: 'cong-tac-can-bo',
    aspect: 'remedy',
    text: 'Đề nghị làm rõ.',
    ...over,
  }
}

/** What POST /api/feedback takes as JSON. */
export function aFeedback(over: Record<string, unknown> = {}) {
  return {
    contributor: individual as Record<string, unknown>,
    comments: [aComment()],
    consent: true,
    ...over,
  }
}

/** The same as a browser sends it. */
export function aForm(draft: Partial<FeedbackDraft> = {}): FormData {
  const { kind: _, ...contributor } = individual
  const form = new FormData()
  const whole: FeedbackDraft = {
    ...emptyDraft('individual'),
    contributor,
    comments: [{ subject: 'bi-thu', contentArea: 'cong-tac-can-bo', aspect: '', text: 'Đề nghị làm rõ.' }],
    consent: true,
    idempotencyKey: crypto.randomUUID(),
    ...draft,
  }
  for (const [name, value] of draftFields(whole)) form.append(name, value)
  return form
}
