/** Hands the office's files to Astro as one entry, and again whenever one of them changes during a preview. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Loader } from 'astro/loaders'
import { today } from '../domain/day.ts'
import type { OfficeContent } from '../domain/office-content.ts'
import { withTrialRound } from '../domain/timeline.ts'
import { contentFolder, readOfficeContent } from './read.ts'

export const entryId = 'content'

/** @param trial adds a round for this year where the files have none */
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
        store.clear()
        store.set({ id: entryId, data })
      }
      await read()
      watcher?.add(join(root, contentFolder))
      watcher?.on('all', (_, file) => {
        if (!file.startsWith(join(root, contentFolder))) return
        read().then(
          () => logger.info('nội dung đã cập nhật'),
          (cause: unknown) => logger.error(cause instanceof Error ? cause.message : String(cause)),
        )
      })
    },
  }
}
