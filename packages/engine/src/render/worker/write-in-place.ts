/** Owns one file of the page's private file system, open to be written in place, which only a worker may do. */
import { expose } from 'comlink'
import type { FileWorker } from '../protocol.ts'
import { holdLock } from './hold-lock.ts'

let file: FileSystemSyncAccessHandle | undefined

const fileWorker: FileWorker = {
  holdLock,
  async open(handle) {
    file = await handle.createSyncAccessHandle()
    file.truncate(0)
  },
  async write(data, position) {
    const written = file!.write(data, { at: position })
    if (written !== data.length) throw new Error(`${written} of ${data.length} bytes were written.`)
  },
  async close() {
    file!.flush()
    file!.close()
  },
}

expose(fileWorker)
