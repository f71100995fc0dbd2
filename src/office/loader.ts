/** Hands the office's files to Astro as one entry, and again whenever one of them changes during a preview. */
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Loader } from 'astro/loaders'
import { today } from '../domain/day.ts'
import type { OfficeContent } from '../domain/office-content.ts'
import { withTrialRound } from '../domain/timeline.ts'
import { contentFolder } from './files.ts'
import { readOfficeContent } from './read.ts'

export const entryId = 'content'

/** Editors save by deleting and writing, and several files at once: what is read is what stands when they are done. */
const settlesWithinMs = 150

/**
 * @param trial adds a round for this year where the files have none
 * @throws ContentError when the site is built; a preview says what is wrong and goes on with what it had
 */
export function officeLoader({ trial }: { trial: boolean }): Loader {
  return {
    name: 'office-content',
    async load({ store, config, watcher, logger }) {
      const root = fileURLToPath(config.root)
      const read = async () => {
        const content = await readOfficeContent(root)
        const timeline = trial
          ? withTrialRound(content.timeline, Number(today().slice(0, 4)))
          : content.timeline
        const data: Record<string, unknown> & OfficeContent = { ...content, timeline }
        store.set({ id: entryId, data })
      }
      if (!watcher) return read()

      const readAloud = () =>
        read().then(
          () => logger.info('Đã đọc nội dung.'),
          (cause: unknown) => logger.error(cause instanceof Error ? cause.message : String(cause)),
        )
      await readAloud()
      const folder = join(root, contentFolder)
      let settling: ReturnType<typeof setTimeout> | undefined
      watcher.add(folder)
      watcher.on('all', (_, file) => {
        if (!file.startsWith(folder + sep)) return
        clearTimeout(settling)
        settling = setTimeout(readAloud, settlesWithinMs)
      })
    },
  }
}
