/**
 * Owns a few megabytes that are kept for documents: given up when the browser's room is used to the last byte, so that a
 * project can be saved even then. A file, for its room is free at once when it is removed. Knows no document.
 */

export type Reserve = {
  /** Sets it aside, where there is room. Never rejects. */
  fill(): Promise<void>
  /** Never rejects. */
  giveUp(): Promise<void>
}

/** A few documents of the largest size. */
const BYTES = 4 * 1024 * 1024

const NAME = 'contenthq-reserve'

/** One for all sessions of the origin. */
export function createReserve(): Reserve {
  return {
    async fill() {
      try {
        const root = await navigator.storage.getDirectory()
        const handle = await root.getFileHandle(NAME, { create: true })
        if ((await handle.getFile()).size >= BYTES) return
        const writable = await handle.createWritable()
        try {
          await writable.write(new Uint8Array(BYTES))
          await writable.close()
        } catch {
          await writable.abort().catch(() => undefined)
        }
      } catch {
        // no private file system, or no room: then there is none
      }
    },
    async giveUp() {
      try {
        await (await navigator.storage.getDirectory()).removeEntry(NAME)
      } catch {
        // it is not there
      }
    },
  }
}
