/** Milestones and rounds that do not fit each other, or name a party that organisation.yaml has not. */
import { type Misfit, places, repeated } from './misfit.ts'
import { suggestion } from './nearest.ts'
import type { Milestone, Timeline, TimelineRound } from './timeline.ts'

const file = 'timeline'

/** @param parties of organisation.yaml; undefined when it could not be read */
export function* misfitsOfTimeline(
  { milestones, rounds }: Timeline,
  parties: readonly { id: string }[] | undefined,
): Generator<Misfit> {
  yield* repeated(file, places(['milestones'], milestones, 'id'))
  yield* repeated(file, places(['rounds'], rounds, 'year'))
  const gates = milestones.filter(({ intake }) => intake)
  if (gates.length !== 1)
    yield { file, field: ['milestones'], message: 'Cần đúng một mốc ghi intake: true (mốc nhận góp ý).' }
  if (milestones.filter(({ reply }) => reply).length > 1)
    yield {
      file,
      field: ['milestones'],
      message: 'Chỉ một mốc được ghi reply: true (mốc thông báo tiếp thu).',
    }
  for (const [index, milestone] of milestones.entries()) {
    if (milestone.intake && milestone.repeats)
      yield {
        file,
        field: ['milestones', index, 'repeats'],
        message: 'Mốc nhận góp ý không lặp theo quy tắc: bỏ repeats, ghi ngày trong từng đợt.',
      }
    if (milestone.reply && milestone.repeats)
      yield {
        file,
        field: ['milestones', index, 'repeats'],
        message: 'Mốc thông báo tiếp thu không lặp theo quy tắc: bỏ repeats, ghi ngày trong từng đợt.',
      }
    if (parties) yield* strangers(milestone, ['milestones', index, 'parties'], parties)
  }
  for (const [index, round] of rounds.entries()) yield* misfitsOfRound(round, ['rounds', index], milestones)
}

function* strangers(
  { parties: named }: Milestone,
  field: PropertyKey[],
  parties: readonly { id: string }[],
): Generator<Misfit> {
  const known = parties.map(({ id }) => id)
  for (const [index, party] of named.entries())
    if (!known.includes(party))
      yield {
        file,
        field: [...field, index],
        message: `Không có cơ quan “${party}” trong organisation.yaml: ${suggestion(party, known)}`,
      }
}

function* misfitsOfRound(
  { days, acceptsLateUntil }: TimelineRound,
  field: PropertyKey[],
  milestones: readonly Milestone[],
): Generator<Misfit> {
  const at = [...field, 'days']
  const ids = milestones.filter(({ repeats }) => !repeats).map(({ id }) => id)
  for (const [id, span] of Object.entries(days)) {
    const milestone = milestones.find((each) => each.id === id)
    const fault = (message: string, ...inner: string[]): Misfit => ({
      file,
      field: [...at, id, ...inner],
      message,
    })
    if (!milestone) yield fault(`Không có mốc “${id}” ở phần milestones: ${suggestion(id, ids)}`)
    else if (milestone.repeats) yield fault('Mốc lặp lại theo quy tắc: bỏ ngày ở đây.')
    if (milestone?.intake && span === null) yield fault('Mốc nhận góp ý cần ngày: thêm from và to.')
    if (span === null) continue
    const { from, to } = span
    if (from !== undefined && from > to) yield fault('Ngày đầu phải trước ngày cuối (to).', 'from')
    if (!milestone?.intake) continue
    if (from === undefined) yield fault('Mốc nhận góp ý cần ngày đầu: thêm from.')
    if (acceptsLateUntil !== null && acceptsLateUntil < to)
      yield {
        file,
        field: [...field, 'acceptsLateUntil'],
        message: `Không được trước ngày cuối nhận góp ý (${to}).`,
      }
  }
  for (const id of ids)
    if (!(id in days))
      yield {
        file,
        field: at,
        message: `Còn thiếu ngày của mốc “${id}”: thêm một dòng ${id}: { from: 2012-08-01, to: 2012-09-30 } với ngày đúng, hoặc ${id}: null khi đợt này không có mốc đó.`,
      }
}
