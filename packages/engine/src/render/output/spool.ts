/**
 * Owns the parts of one film that no store would keep: in memory while they are few, then in temporary files, and in
 * blobs, which the browser pages out by itself, where no file can be written. Gone with its render.
 */
import type { EncodedSegment } from '../../segments/segment-store.ts'
import { openTemporaryFolder, type TemporaryFolder } from './temporary-folder.ts'

export type Spool = {
  get(key: string): Promise<EncodedSegment | undefined>
  put(key: string, segment: EncodedSegment): Promise<void>
  dispose(): Promise<void>
}

/** Packets one behind the other, and what it takes to tell them apart again. */
type Entry = {
  readonly bytes: Blob
  readonly lengths: Uint32Array
  readonly keys: Uint8Array
  readonly rest: Omit<EncodedSegment, 'packets'>
}

/** A short film is never written to disk. */
const MEMORY_BYTES = 64 * 1024 * 1024

export function createSpool(memoryBytes = MEMORY_BYTES): Spool {
  const entries = new Map<string, Entry>()
  let inMemory = 0
  let files = 0
  let folder: Promise<TemporaryFolder | undefined> | undefined
  let disposed = false

  /** The same bytes on disk; undefined where they cannot be written. */
  async function fileOf(bytes: Blob): Promise<Blob | undefined> {
    folder ??= openTemporaryFolder()
    const place = await folder
    if (!place) return undefined
    const handle = await place.directory.getFileHandle(`part-${files++}`, { create: true })
    const writable = await handle.createWritable()
    try {
      await writable.write(bytes)
      await writable.close()
      return await handle.getFile()
    } catch {
      await writable.abort().catch(() => undefined)
      return undefined
    }
  }

  return {
    async get(key) {
      const entry = entries.get(key)
      if (!entry) return undefined
      const bytes = new Uint8Array(await entry.bytes.arrayBuffer())
      let at = 0
      const packets = Array.from(entry.lengths, (length, index) => {
        at += length
        return { data: bytes.subarray(at - length, at), key: entry.keys[index] === 1 }
      })
      return { ...entry.rest, packets }
    },
    async put(key, { packets, ...rest }) {
      if (disposed) return // a stopped worker's last word
      const bytes = new Blob(packets.map(({ data }) => data))
      const fits = inMemory + bytes.size <= memoryBytes
      const file = fits ? undefined : await fileOf(bytes).catch(() => undefined)
      if (!file) inMemory += bytes.size
      entries.set(key, {
        bytes: file ?? bytes,
        lengths: Uint32Array.from(packets, ({ data }) => data.length),
        keys: Uint8Array.from(packets, packet => (packet.key ? 1 : 0)),
        rest,
      })
    },
    async dispose() {
      disposed = true
      entries.clear()
      await (await folder)?.dispose()
    },
  }
}
