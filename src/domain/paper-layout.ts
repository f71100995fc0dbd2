/**
 * How the form's questions are parted onto A4 pages: who writes, then two subjects a page with ruled lines for each
 * content area, in the order of the web form, then the notice and the signature, then a page to go on writing.
 * Heights are millimetres of src/styles/paper-form.css.
 */

/** Between two lines to write on; wide enough for an old hand. */
export const linePitch = 8

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
  /** Lines of the page to go on writing. */
  moreLines: number
  /** All pages. */
  pages: number
}

export function layOutForm<Subject>(subjects: readonly Subject[], areaCount: number): FormLayout<Subject> {
  const comments: Subject[][] = []
  for (let at = 0; at < subjects.length; at += 2) comments.push(subjects.slice(at, at + 2))
  const closesOnLast = comments.at(-1)?.length === 1
  const each = (half - subjectHead) / Math.max(areaCount, 1) - areaHead
  return {
    comments,
    closesOnLast,
    areaLines: Math.max(2, Math.floor(each / linePitch)),
    moreLines: 28,
    pages: 1 + comments.length + (closesOnLast ? 0 : 1) + 1,
  }
}
