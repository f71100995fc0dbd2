/**
 * One process per data directory, held by the operating system: an exclusive lock on a file that
 * the kernel drops when the holder dies, however it dies. No pid is stored, so none can be reused.
 */
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { AlreadyRunningError } from './errors.ts'

/** @throws AlreadyRunningError when another living process holds the directory. */
export function lockDataDir(dataDir: string): () => void {
  const file = join(dataDir, 'lock')
  const database = new DatabaseSync(file, { timeout: 0 })
  try {
    database.exec('pragma journal_mode = memory; begin exclusive')
  } catch (error) {
    database.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === 5) {
      throw new AlreadyRunningError(`Thư mục dữ liệu ${dataDir} đang được một tiến trình khác sử dụng.`)
    }
    throw error
  }
  chmodSync(file, 0o600)
  return () => database.close()
}
