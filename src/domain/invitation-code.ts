/** The code on a letter of invitation (F4): read aloud and typed, so it has no I, O, Q, Z, 0, 1. */

const letters = 'A-HJ-NPR-Y2-9'
/** As it is printed and stored: three groups of four. */
export const invitationCodeForm = new RegExp(`^(?:[${letters}]{4}-){2}[${letters}]{4}$`)

/** A code as a person types it (small letters, blanks or other strokes between) as it is printed; null if it cannot be one. */
export function readInvitationCode(typed: string): string | null {
  const bare = typed.toUpperCase().replace(/[\s\p{Pd}._]/gu, '')
  const code = `${bare.slice(0, 4)}-${bare.slice(4, 8)}-${bare.slice(8)}`
  return invitationCodeForm.test(code) ? code : null
}
