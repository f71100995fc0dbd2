/** Sample feedbacks of a first start: marked as samples, without a real name or a claim about anyone's work. */
import type { Body } from '../../src/domain/body.ts'
import {
  aspects,
  collectiveCategories,
  collectiveSubjectCode,
  commentsOnMembersOnly,
  individualCategories,
} from '../../src/domain/contributor.ts'
import { addDays, today } from '../../src/domain/day.ts'
import { type Comment, type Feedback, feedbackSchema } from '../../src/domain/feedback.ts'
import type { Round } from '../../src/domain/timeline.ts'
import type { Sample } from '../../src/server/setup.ts'

const sampleCount = 36
const hoursApart = 7

/** By content area (in order) and aspect: what such a comment is about, in the plan's own words, without facts. */
const sentences = [
  [
    'Ý kiến mẫu về ưu điểm trong tư tưởng chính trị, đạo đức, lối sống.',
    'Ý kiến mẫu về hạn chế trong việc thực hiện Quy định về những điều đảng viên không được làm.',
    'Ý kiến mẫu về nguyên nhân khách quan, chủ quan của tình trạng nể nang, né tránh, ngại va chạm.',
    'Ý kiến mẫu đề nghị nêu rõ phương hướng, biện pháp khắc phục và người chịu trách nhiệm.',
  ],
  [
    'Ý kiến mẫu về ưu điểm trong công tác cán bộ.',
    'Ý kiến mẫu về hạn chế trong quy hoạch, đào tạo, bồi dưỡng, đánh giá cán bộ.',
    'Ý kiến mẫu về nguyên nhân chậm khắc phục trong bố trí cán bộ.',
    'Ý kiến mẫu đề nghị làm rõ căn cứ khi bổ nhiệm, đề bạt, luân chuyển.',
  ],
  [
    'Ý kiến mẫu về ưu điểm trong thực hiện nguyên tắc tập trung dân chủ.',
    'Ý kiến mẫu về hạn chế trong thực hiện nguyên tắc “tập thể lãnh đạo, cá nhân phụ trách”.',
    'Ý kiến mẫu về nguyên nhân chưa rõ quyền hạn, trách nhiệm cá nhân.',
    'Ý kiến mẫu đề nghị xác định rõ trách nhiệm của người đứng đầu.',
  ],
] as const

function contributorOf(number: number): Feedback['contributor'] {
  const label = String(number).padStart(2, '0')
  if (number % 3 !== 0) {
    return {
      kind: 'individual',
      category: individualCategories[number % individualCategories.length] ?? 'other',
      fullName: `Người góp ý mẫu ${label}`,
      address: `Địa chỉ mẫu ${label}`,
    }
  }
  return {
    kind: 'collective',
    category: collectiveCategories[(number / 3) % collectiveCategories.length] ?? 'subordinate_committee',
    collectiveName: `Tập thể mẫu ${label}`,
    documentNumber: `${label}-MẪU`,
    documentDate: addDays(today(), -10),
    signatoryName: `Người ký mẫu ${label}`,
    signatoryPosition: 'Chức vụ mẫu',
  }
}

function commentsOf(number: number, body: Body, membersOnly: boolean): Comment[] {
  const subjects = body.subjects.filter(({ code }) => !(membersOnly && code === collectiveSubjectCode))
  return Array.from({ length: 1 + (number % 4) }, (_, index): Comment => {
    const area = (number + index) % body.contentAreas.length
    const aspect = (number + 2 * index) % aspects.length
    return {
      subject: subjects[(number + index * 2) % subjects.length]?.code ?? collectiveSubjectCode,
      contentArea: body.contentAreas[area]?.code ?? '',
      aspect: index % 3 === 2 ? undefined : aspects[aspect],
      text: sentences[area % sentences.length]?.[aspect] ?? '',
    }
  })
}

/** Spread over the days the round has been open, none before it opened. */
export function sampleFeedbacks(body: Body, round: Round, now: Date = new Date()): Sample[] {
  const open = now.getTime() - new Date(`${round.opensOn}T00:00:00+07:00`).getTime()
  const apart = Math.min(hoursApart * 3_600_000, open / (sampleCount + 1))
  return Array.from({ length: sampleCount }, (_, index) => {
    const contributor = contributorOf(index + 1)
    const comments = commentsOf(index + 1, body, commentsOnMembersOnly(contributor.category))
    return {
      feedback: feedbackSchema.parse({ contributor, comments, consent: true }),
      receivedAt: new Date(now.getTime() - (sampleCount - index) * apart),
      key: crypto.randomUUID(),
    }
  })
}
