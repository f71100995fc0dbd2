/** Which role may open which page of the desk (H8). The database decides what is on it. */
import type { Staff } from './desk.ts'
import { deskPath } from './return-path.ts'

type Role = Staff['role']

export const logPath = `${deskPath}/nhat-ky`

/** An auditor sees the log, and what is about their own account: sessions and second factor. */
const ofAuditor: readonly string[] = [logPath, `${deskPath}/phien`, `${deskPath}/ma-dung-mot-lan`]

/** @param address path of a page, with or without a query, or the pattern of its route */
export function mayOpen(role: Role, address: string): boolean {
  const [path = ''] = address.split(/[?#]/)
  return role !== 'auditor' || ofAuditor.some((own) => path === own || path.startsWith(`${own}/`))
}

/** The page somebody begins on. */
export function homeOf(role: Role): string {
  return role === 'auditor' ? logPath : deskPath
}
