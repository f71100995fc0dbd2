/** Whole letters at random, as the schema takes them: any script, any order, any size up to the limits. */
import * as fc from 'fast-check'
import { aspects, collectiveCategories, individualCategories, replyWays } from '../src/domain/contributor.ts'
import { limits } from '../src/domain/limits.ts'
import { hasContent } from '../src/domain/text.ts'

const range = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((point) => String.fromCodePoint(point))

/** Vietnamese composed and not, marks, right-to-left, controls, private use, astral, unassigned. */
const sign = fc.oneof(
  { weight: 6, arbitrary: range(0x20, 0x7e) },
  { weight: 4, arbitrary: range(0x1ea0, 0x1ef9) },
  { weight: 3, arbitrary: range(0x1ea0, 0x1ef9).map((letter) => letter.normalize('NFD')) },
  range(0, 0x1f),
  range(0x7f, 0xa0),
  range(0x300, 0x36f),
  range(0x590, 0x6ff),
  range(0x2000, 0x206f),
  range(0xac00, 0xd7a3),
  range(0xe000, 0xffff),
  range(0x10000, 0x1ffff),
  range(0xe0000, 0x10ffff),
)

/** Of every kind of sign, with the ends of sentences and lines that texts have. */
export const anyText = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: sign },
      fc.constantFrom('. ', '? ', '\n', ' ', '👩‍👧', '🇻🇳', 'TP. ', '1. '),
    ),
    {
      minLength: 1,
      maxLength: 80,
    },
  )
  .map((all) => all.join(''))

/** Of up to so many code points, and now and then of exactly so many. */
const textOf = (max: number, usual = Math.min(max, 60)) =>
  fc
    .oneof(
      { weight: 8, arbitrary: fc.array(sign, { minLength: 1, maxLength: usual }).map((all) => all.join('')) },
      { weight: 1, arbitrary: fc.constantFrom('ở', '😀', 'ע', 'a').map((unit) => unit.repeat(max)) },
    )
    .filter(hasContent)

const codes = {
  subject: fc.constantFrom('bi-thu', 'pho-bi-thu', 'truong-ban-to-chuc', 'tap-the'),
  contentArea: fc.constantFrom(
    'tu-tuong-dao-duc-loi-song',
    'cong-tac-can-bo',
    'tap-the-lanh-dao-ca-nhan-phu-trach',
  ),
  aspect: fc.option(fc.constantFrom(...aspects), { nil: undefined }),
}

const comment = fc.record({ ...codes, text: textOf(limits.commentText, 300) })

/** Few, many or as many as may come; of the largest size only few, since all together are bounded, too. */
export const comments = fc.oneof(
  { weight: 6, arbitrary: fc.array(comment, { minLength: 1, maxLength: 6 }) },
  {
    weight: 1,
    arbitrary: fc.array(fc.record({ ...codes, text: textOf(40) }), {
      minLength: limits.comments,
      maxLength: limits.comments,
    }),
  },
)

/** Distinct in name and address, so that the bound on one person is not what is met. */
export const individuals = fc
  .record({
    kind: fc.constant('individual' as const),
    category: fc.constantFrom(...individualCategories),
    fullName: textOf(limits.fullName),
    address: textOf(limits.address - 40),
    replyBy: fc.option(fc.constantFrom(...replyWays), { nil: undefined }),
  })
  .map((person) => ({
    ...person,
    address: `${person.address} ${crypto.randomUUID()}`,
    ...(person.replyBy === 'telephone' && { phone: '(028) 3829-7611' }),
    ...(person.replyBy === 'email' && { email: 'bưởi@ví-dụ.vn' }),
  }))

export const collectives = fc
  .record({
    kind: fc.constant('collective' as const),
    // the others comment on individuals only
    category: fc.constantFrom(...collectiveCategories.filter((name) => !name.endsWith('cell_committee'))),
    collectiveName: textOf(limits.collectiveName),
    documentDate: fc.constantFrom('2024-02-29', '1900-01-01', '2026-01-15'),
    signatoryName: textOf(limits.signatoryName),
    signatoryPosition: textOf(limits.signatoryPosition),
  })
  .map((collective) => ({ ...collective, documentNumber: `${crypto.randomUUID()}-CV/ĐU` }))

export const letters = fc.record({
  contributor: fc.oneof(individuals, collectives),
  comments,
  consent: fc.constant(true),
})
