/** Answers of Auth, as GoTrue gives them. */

export function authError(status: number, code: string, message: string): Response {
  return Response.json({ code: status, error_code: code, msg: message }, { status })
}

export const factorMissing = () => authError(404, 'mfa_factor_not_found', 'Factor not found')
export const aalMissing = (what: string) => authError(403, 'insufficient_aal', `AAL2 required to ${what}`)
