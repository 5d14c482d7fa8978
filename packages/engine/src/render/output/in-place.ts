/**
 * Owns the writing of a private file in place, through a worker of its own: no byte goes through the browser's process, and
 * there is no second file to be put in its place. Does not know what is written.
 */
import { transfer } from 'comlink'
import type { FileWorker } from '../protocol.ts'
import { type SpawnedWorker, watchWorker } from '../spawn-worker.ts'

/** A file that is open to be written. Each rejects with the browser's error, also with that of an earlier write. */
export type OpenFile = {
  /** Pieces of this size are written best, bytes; undefined: of any. */
  readonly chunkBytes?: number
  /** Resolves when there is room for more. */
  write(data: Uint8Array<ArrayBuffer>, position: number): Promise<void>
  /** All is in its place, and nobody holds the file. */
  close(): Promise<void>
  /** Lets go of the file. Never rejects. */
  abort(): Promise<void>
}

/** Undefined where the browser cannot, or this page may not. */
export async function openInPlace(handle: FileSystemFileHandle): Promise<OpenFile | undefined> {
  const worker = startWorker()
  if (!worker) return undefined
  const call = <T>(answer: Promise<T>): Promise<T> => Promise.race([answer, worker.death])
  try {
    await call(worker.remote.open(handle))
  } catch {
    worker.terminate()
    return undefined
  }
  // one piece is written while the next is put together
  let last: Promise<void> = Promise.resolve()
  return {
    async write(data, position) {
      await last
      const copy = data.slice()
      last = call(worker.remote.write(transfer(copy, [copy.buffer]), position))
      last.catch(() => undefined) // it is told at the next
    },
    async close() {
      await last
      await call(worker.remote.close())
      worker.terminate()
    },
    async abort() {
      worker.terminate()
    },
  }
}

function startWorker(): SpawnedWorker<FileWorker> | undefined {
  const name = `contenthq-file ${crypto.randomUUID()}`
  try {
    return watchWorker(
      new Worker(new URL('../worker/write-in-place.ts', import.meta.url), { type: 'module', name }),
      name,
    )
  } catch {
    return undefined // the page's policy
  }
}
