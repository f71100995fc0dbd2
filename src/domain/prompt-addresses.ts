/** Addresses of review prompts at the desk. */
import { downloadName, yearName } from './desk-addresses.ts'
import { deskPath } from './return-path.ts'

export const promptsPath = `${deskPath}/goi-y`
export const recordPath = `${promptsPath}/ghi`

/** Names in the address: the prompt that was just recorded, is corrected, or came in the same document. */
export const promptNames = {
  done: 'xong',
  corrected: 'sua',
  document: 'cung-van-ban',
  subject: 'doi-tuong',
} as const

/** @param done id of a prompt that was just recorded: said on the page, which opens there */
export function promptListAddress(year: number, done?: string): string {
  const query = new URLSearchParams({ [yearName]: String(year), ...(done && { [promptNames.done]: done }) })
  return `${promptsPath}?${query}${done ? `#${promptAnchor(done)}` : ''}`
}

export function promptAnchor(id: string): string {
  return `goi-y-${id}`
}

/** The form: blank, about a subject, for another prompt out of a document, or to correct one. */
export function recordAddress(
  year: number,
  about: { corrected?: string; document?: string; subject?: string } = {},
): string {
  const query = new URLSearchParams({ [yearName]: String(year) })
  for (const name of ['corrected', 'document', 'subject'] as const) {
    const value = about[name]
    if (value !== undefined) query.set(promptNames[name], value)
  }
  return `${recordPath}?${query}`
}

/** The bytes of a scan that was recorded with the prompt `id`; as a file to keep with `download`. */
export function promptScanAddress(id: string, position: number, download = false): string {
  return `${promptsPath}/${id}/ban-quet/${position}${download ? `?${downloadName}=1` : ''}`
}

/** The page that shows it. */
export function promptScanPage(id: string, position: number): string {
  return `${promptScanAddress(id, position)}/xem`
}
