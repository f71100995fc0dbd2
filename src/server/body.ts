/** The review body this site is for. */
import site from '../content/site.json' with { type: 'json' }

export const bodySlug: string = site.body
