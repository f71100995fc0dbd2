/** What people call a field of the form, for the error summary. */
import type { ContributorKind } from '../../domain/contributor.ts'
import { form } from '../../strings/vi.ts'

const { labels, page } = form
const commentLabels: Record<string, string> = {
  subject: labels.subject,
  contentArea: labels.contentArea,
  aspect: labels.aspect,
  text: labels.text,
}

/** `comments.1.text` as “Ý kiến 2, nội dung ý kiến”. */
export function labelOf(field: string, kind: ContributorKind): string {
  const [group, index, name = ''] = field.split('.')
  if (field === 'consent') return form.privacy.title
  if (field === 'invitationCode') return labels.invitationCode
  if (group === 'scanFile') return labels.scan
  if (group === 'scans') return index ? `${labels.scan} ${Number(index) + 1}` : labels.scan
  if (group === 'comments') {
    const label = commentLabels[name]
    return label
      ? `${page.comment} ${Number(index) + 1}, ${label.charAt(0).toLowerCase()}${label.slice(1)}`
      : page.comments
  }
  if (field === 'contributor.category') return labels['contributor.category'][kind]
  return contributorLabel(field) ?? page.contributor[kind]
}

/** The label of a contributor's field other than the category. */
export function contributorLabel(field: string): string | undefined {
  return contributorLabels[field]
}

const contributorLabels: Record<string, string> = Object.fromEntries(
  Object.entries(labels).flatMap(([name, label]) => (typeof label === 'string' ? [[name, label]] : [])),
)
