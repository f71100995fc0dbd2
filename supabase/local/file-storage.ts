/**
 * Storage's bytes as files: one per object, beside a small JSON with its type, under
 * `DATA_DIR/storage/<bucket>`. Written under another name, flushed, then renamed: an object is there
 * whole or not at all.
 */
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import type { App } from '@supabase/lite'

type StorageAdapter = NonNullable<App['_storageAdapter']>
type ObjectMetadata = Awaited<ReturnType<StorageAdapter['headObject']>>
type ObjectResponse = Awaited<ReturnType<StorageAdapter['getObject']>>
type Body = Parameters<StorageAdapter['uploadObject']>[3]

export class FileStorage implements StorageAdapter {
  readonly driver = null
  readonly #root: string

  constructor(root: string) {
    this.#root = root
  }

  async uploadObject(
    bucket: string,
    key: string,
    _version: string | undefined,
    body: Body,
    mimetype: string,
    cacheControl: string,
  ): Promise<ObjectMetadata> {
    const file = this.#file(bucket, key)
    const part = `${file}.${randomUUID()}.part`
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    const hash = createHash('md5')
    const handle = await open(part, 'wx', 0o600)
    let size = 0
    try {
      for await (const chunk of chunksOf(body)) {
        hash.update(chunk)
        size += chunk.length
        await handle.write(chunk)
      }
      await handle.sync()
    } catch (error) {
      await handle.close()
      await rm(part, { force: true })
      throw error
    }
    await handle.close()
    const metadata = {
      mimetype,
      cacheControl,
      size,
      contentLength: size,
      eTag: `"${hash.digest('hex')}"`,
      httpStatusCode: 200,
    }
    await writeWhole(`${file}.json`, JSON.stringify(metadata))
    await rename(part, file)
    await syncDirectory(dirname(file))
    return { ...metadata, lastModified: new Date() }
  }

  async getObject(bucket: string, key: string): Promise<ObjectResponse> {
    const metadata = await this.headObject(bucket, key)
    return { metadata, httpStatusCode: 200, body: Readable.toWeb(createReadStream(this.#file(bucket, key))) }
  }

  async headObject(bucket: string, key: string): Promise<ObjectMetadata> {
    const file = this.#file(bucket, key)
    const { size, mtime } = await stat(file)
    const stored: unknown = JSON.parse(await readFile(`${file}.json`, 'utf8'))
    const text = (name: string, otherwise: string) =>
      typeof stored === 'object' && stored && name in stored ? String(Reflect.get(stored, name)) : otherwise
    return {
      mimetype: text('mimetype', 'application/octet-stream'),
      cacheControl: text('cacheControl', 'no-cache'),
      eTag: text('eTag', ''),
      size,
      contentLength: size,
      lastModified: mtime,
      httpStatusCode: 200,
    }
  }

  async deleteObject(bucket: string, key: string): Promise<void> {
    const file = this.#file(bucket, key)
    await rm(file, { force: true })
    await rm(`${file}.json`, { force: true })
  }

  async deleteObjects(bucket: string, keys: string[]): Promise<void> {
    for (const key of keys) await this.deleteObject(bucket, key)
  }

  async copyObject(
    sourceBucket: string,
    source: string,
    _version: string | undefined,
    bucket: string,
    key: string,
  ): Promise<{ httpStatusCode: number; eTag: string; lastModified: Date }> {
    const from = this.#file(sourceBucket, source)
    const to = this.#file(bucket, key)
    await mkdir(dirname(to), { recursive: true, mode: 0o700 })
    await copyFile(`${from}.json`, `${to}.json`)
    await copyFile(from, `${to}.part`)
    await rename(`${to}.part`, to)
    const { eTag } = await this.headObject(bucket, key)
    return { httpStatusCode: 200, eTag, lastModified: new Date() }
  }

  async privateAssetUrl(): Promise<string> {
    throw new Error('files on disk have no address')
  }

  /** The name on disk is a digest of the key: no key can climb out of its bucket or clash by case. */
  #file(bucket: string, key: string): string {
    if (!isSafe(bucket) || bucket.includes('/') || !isSafe(key)) throw new Error('unsafe object key')
    const name = createHash('sha256').update(key.normalize('NFC')).digest('hex')
    return join(this.#root, bucket, name.slice(0, 2), name)
  }
}

const isSafe = (path: string) =>
  path !== '' &&
  !/[\0\\]/.test(path) &&
  path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')

async function* chunksOf(body: Body): AsyncGenerator<Uint8Array> {
  if (body instanceof Uint8Array) {
    yield body
    return
  }
  const reader = body.getReader()
  for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value
}

async function writeWhole(file: string, text: string): Promise<void> {
  const handle = await open(`${file}.part`, 'w', 0o600)
  await handle.writeFile(text)
  await handle.sync()
  await handle.close()
  await rename(`${file}.part`, file)
}

/** A rename is durable once the directory is. */
async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r')
  await handle.sync().finally(() => handle.close())
}
