/** Addresses of the form under /gop-y, by kind of contributor. */
export const addresses = { individual: 'ca-nhan', collective: 'tap-the' } as const
