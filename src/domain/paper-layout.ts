/**
 * How the form's questions are parted onto A4 pages: who writes, then two subjects a page with ruled lines for each
 * content area, in the order of the web form, then the notice and the signature, then pages to go on writing. Their
 * number is even, so that printed on both sides no form begins on the back of another. Heights are millimetres of
 * src/styles/paper-form.css.
 */
import { collectiveSubjectCode, commentsOnMembersOnly } from './contributor.ts'

/** Between two lines to write on; wide enough for an old hand. */
const linePitch = 8
const half = 128
const subjectHead = 9
const areaHead = 6.5

export interface FormLayout<Subject> {
  /** Pages of comments; the last may have room left, where the form closes. */
  comments: Subject[][]
  /** Whether notice and signature stand under the last subject, or need a page of their own. */
  closesOnLast: boolean
  /** Lines for each content area. */
  areaLines: number
  /** Pages to go on writing. */
  morePages: number
  /** All pages. */
  pages: number
}

/**
 * @param form whose category may comment on members only (II.2.4.1)
 * @param areaCount content areas of each subject
 */
export function layOutForm<Subject extends { code: string }>(
  form: { category?: string | undefined },
  subjects: readonly Subject[],
  areaCount: number,
): FormLayout<Subject> {
  const membersOnly = commentsOnMembersOnly(form.category ?? '')
  const asked = subjects.filter(({ code }) => !membersOnly || code !== collectiveSubjectCode)
  const comments: Subject[][] = []
  for (let at = 0; at < asked.length; at += 2) comments.push(asked.slice(at, at + 2))
  const closesOnLast = comments.at(-1)?.length === 1
  const each = (half - subjectHead) / Math.max(areaCount, 1) - areaHead
  const before = 1 + comments.length + (closesOnLast ? 0 : 1)
  const morePages = before % 2 === 0 ? 2 : 1
  return {
    comments,
    closesOnLast,
    areaLines: Math.max(2, Math.floor(each / linePitch)),
    morePages,
    pages: before + morePages,
  }
}
