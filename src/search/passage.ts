export const kinds = ['plan', 'guidance', 'timeline', 'documents', 'organisation'] as const
export type Kind = (typeof kinds)[number]

/** A piece of the site's text that can be found and linked to by itself. */
export interface Passage {
  kind: Kind
  /** With its hash: `/ke-hoach#ii-2-4-1-g2`. */
  address: string
  /** Of the plan's clause the text stands in, as people write it: `II.2.4.1`. */
  number?: string
  /** What the text stands under, unless the text is itself a heading with a number. */
  heading?: string
  text: string
}

/** Whether data that came over the network is what this build sends. */
export function isPassages(data: unknown): data is Passage[] {
  return Array.isArray(data) && data.every(isPassage)
}

function isPassage(data: unknown): data is Passage {
  if (typeof data !== 'object' || data === null) return false
  const { kind, address, number = '', heading = '', text }: Partial<Record<keyof Passage, unknown>> = data
  const isKind = kinds.some((each) => each === kind)
  return isKind && [address, number, heading, text].every((value) => typeof value === 'string')
}
