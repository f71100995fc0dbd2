/** `npm run content`: whether the office's files are right, without building the site. */
import { root } from '../netlify/site.ts'
import { clausesOf } from '../src/domain/plan-text.ts'
import { readOfficeContent } from '../src/office/read.ts'

try {
  const { office, plan, documents, guidance, timeline } = await readOfficeContent(root)
  const counts = [
    `${[...clausesOf(plan.parts)].length} mục`,
    `${documents.length} văn bản`,
    `${guidance.length} trang hướng dẫn`,
    `${timeline.milestones.length} mốc`,
    `${timeline.rounds.length} đợt`,
  ]
  console.log(`Nội dung đúng: ${office.planName}, ${counts.join(', ')}.`)
} catch (cause) {
  console.error(cause instanceof Error ? cause.message : cause)
  process.exitCode = 1
}
