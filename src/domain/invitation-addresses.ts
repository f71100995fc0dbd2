/** Addresses of the desk's pages on invitations and paper forms, and what the printed codes lead to. */
import { yearName } from './desk-addresses.ts'
import { type InvitationState, invitationStateSlugs, invitationStates } from './invitation.ts'
import { type Cursor, cursorQuery } from './keyset.ts'
import { type PaperFormState, paperFormStateSlugs, paperFormStates } from './paper-form.ts'
import { deskPath } from './return-path.ts'

export const invitationsPath = `${deskPath}/thu-moi`
export const paperFormsPath = `${deskPath}/phieu`
export const stateName = 'trang-thai'
export const searchName = 'ten'
export const fromName = 'tu'
export const toName = 'den'

export interface InvitationFilter {
  state?: InvitationState | undefined
  /** Part of a name, as typed. */
  search?: string | undefined
}

type Pairs = [string, string][]

/** The path with the round, and what else there is. */
export function roundAddress(path: string, year: number, pairs: Pairs = []): string {
  return `${path}?${new URLSearchParams([[yearName, String(year)], ...pairs])}`
}

export function invitationListAddress(year: number, filter: InvitationFilter = {}, cursor?: Cursor): string {
  const { state, search } = filter
  return roundAddress(invitationsPath, year, [
    ...(state ? ([[stateName, invitationStateSlugs[state]]] satisfies Pairs) : []),
    ...(search ? ([[searchName, search]] satisfies Pairs) : []),
    ...(cursor ? [cursorQuery(cursor)] : []),
  ])
}

export function readInvitationFilter(query: URLSearchParams): InvitationFilter {
  const slug = query.get(stateName)
  return {
    state: invitationStates.find((state) => invitationStateSlugs[state] === slug),
    search: query.get(searchName)?.normalize('NFC').trim().slice(0, 100) || undefined,
  }
}

export function paperFormListAddress(year: number, state?: PaperFormState, cursor?: Cursor): string {
  return roundAddress(paperFormsPath, year, [
    ...(state ? ([[stateName, paperFormStateSlugs[state]]] satisfies Pairs) : []),
    ...(cursor ? [cursorQuery(cursor)] : []),
  ])
}

export function readPaperFormState(query: URLSearchParams): PaperFormState | undefined {
  const slug = query.get(stateName)
  return paperFormStates.find((state) => paperFormStateSlugs[state] === slug)
}

/** Forms of these numbers, to print again. */
export function paperPrintAddress(year: number, from: number, to: number): string {
  return roundAddress(`${paperFormsPath}/in`, year, [
    [fromName, String(from)],
    [toName, String(to)],
  ])
}

/** A number of the address that names a row; undefined for anything else. */
export function readRowNumber(text: string | null): string | undefined {
  return text && /^[1-9]\d{0,6}$/.test(text) ? text : undefined
}

/** Where a letter's code leads: the form, prefilled. */
export function invitationLink(origin: string, code: string): string {
  return `${origin}/gop-y/thu-moi?ma=${code}`
}

/** What a form's QR code says: its number, and for whom it was printed. */
export function paperFormLink(
  origin: string,
  { number, code }: { number: number; code?: string | undefined },
): string {
  return code ? `${invitationLink(origin, code)}&phieu=${number}` : `${origin}/gop-y?phieu=${number}`
}
