/** Feedbacks for tests, in the shape people send them. */
import { draftFields, type FeedbackDraft } from '../src/domain/form.ts'

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
  const { kind, ...contributor } = individual
  const form = new FormData()
  const whole: FeedbackDraft = {
    kind: 'individual',
    contributor,
    comments: [{ subject: 'bi-thu', contentArea: 'cong-tac-can-bo', aspect: '', text: 'Đề nghị làm rõ.' }],
    consent: true,
    idempotencyKey: crypto.randomUUID(),
    ...draft,
  }
  for (const [name, value] of draftFields(whole)) form.append(name, value)
  return form
}
