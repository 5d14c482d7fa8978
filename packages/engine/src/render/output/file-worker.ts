/** Owns one file of the page's private file system, open to be written in place, which only a worker may do. */
import { expose } from 'comlink'
import { holdLock } from '../worker/hold-lock.ts'

let file: FileSystemSyncAccessHandle | undefined

const fileWorker = {
  holdLock,
  async open(handle: FileSystemFileHandle): Promise<void> {
    file = await handle.createSyncAccessHandle()
    file.truncate(0)
  },
  write(data: Uint8Array<ArrayBuffer>, position: number): void {
    const written = file!.write(data, { at: position })
    if (written !== data.length) throw new Error(`${written} of ${data.length} bytes were written.`)
  },
  close(): void {
    file!.flush()
    file!.close()
  },
}

export type FileWorker = typeof fileWorker

expose(fileWorker)
