/** The office's content as pages and layouts use it. */
import { getEntry } from 'astro:content'
import type { OfficeContent } from '../domain/office-content.ts'

/** @throws Error during a preview that began with faulty files; its words are for the editor, who sees them */
export async function siteContent(): Promise<OfficeContent> {
  const entry = await getEntry('office', 'content')
  if (!entry) throw new Error('Chưa đọc được nội dung: xem những chỗ cần sửa trong cửa sổ dòng lệnh.')
  return entry.data
}
