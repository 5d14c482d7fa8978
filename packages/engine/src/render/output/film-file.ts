/**
 * Owns where a film is written: into memory, a file of the page's private file system, or a file that the page was given.
 * A film that is not finished leaves nothing behind. Does not know what a film is made of.
 */
import { ContentHQError } from '@contenthq/model'
import type { StreamTargetChunk } from 'mediabunny'
import { createBlobFile } from './blob-file.ts'
import { type OpenFile, openInPlace } from './in-place.ts'
import { openTemporaryFolder } from './temporary-folder.ts'

/**
 * 'memory': the film is a blob. 'disk': a file of the page's private file system behind a blob, gone with the film's
 * `dispose` or with the page. 'auto': memory for a short film, else disk where there is one. Or a file of the user's
 * own, from `showSaveFilePicker()`; it keeps what it held before until the film is whole.
 */
export type FilmTarget = 'auto' | 'memory' | 'disk' | FileSystemFileHandle

export type FilmFile = {
  /** Small enough to be put together in memory and written at once, with the smallest header. */
  readonly compact: boolean
  /** Pieces of this size are written best, bytes; undefined: of any. */
  readonly chunkBytes?: number
  /** Written in any order. */
  readonly stream: WritableStream<StreamTargetChunk>
  /** Closes the file; answers it. */
  finish(): Promise<Blob>
  /** Nothing of it stays. */
  abandon(): Promise<void>
  /** Frees what lies behind the finished film. */
  dispose(): Promise<void>
}

/** Putting a film together in memory takes a few times its size. */
const COMPACT_BYTES = 64 * 1024 * 1024

/** Each piece that is written by way of the browser's process costs a message there, and each blob its name. */
const CHUNK_BYTES = 4 * 1024 * 1024

/** How many pieces wait while one is written. */
const PIECES_AHEAD = 8

/** Quota and permission become typed errors. */
const fileError = (thrown: unknown): ContentHQError => {
  if (thrown instanceof ContentHQError) return thrown
  const { name, message } = thrown as Partial<DOMException>
  const code = name === 'QuotaExceededError' ? 'storage-full' : 'output-unwritable'
  return new ContentHQError(code, message, { cause: thrown })
}

function memoryFile(compact: boolean, type: string): FilmFile {
  const file = createBlobFile()
  return {
    compact,
    chunkBytes: CHUNK_BYTES,
    stream: new WritableStream({ write: ({ data, position }) => file.write(data, position) }),
    finish: async () => file.blob(type),
    abandon: async () => undefined,
    dispose: async () => undefined,
  }
}

/** What is written goes to a swap file first; `close` puts it in its place, `abort` drops it. */
async function openBeside(handle: FileSystemFileHandle): Promise<OpenFile> {
  const writable = await handle.createWritable()
  return {
    chunkBytes: CHUNK_BYTES,
    write: (data, position) => writable.write({ type: 'write', data, position }),
    close: () => writable.close(),
    abort: () => writable.abort().catch(() => undefined),
  }
}

function fileOf(
  handle: FileSystemFileHandle,
  open: OpenFile,
  compact: boolean,
  type: string,
  dispose: () => Promise<void>,
): FilmFile {
  const { chunkBytes } = open
  return {
    compact,
    ...(chunkBytes === undefined ? {} : { chunkBytes }),
    stream: new WritableStream(
      {
        async write({ data, position }) {
          try {
            await open.write(data, position)
          } catch (thrown) {
            throw fileError(thrown)
          }
        },
      },
      new CountQueuingStrategy({ highWaterMark: PIECES_AHEAD }),
    ),
    async finish() {
      try {
        await open.close()
        const file = await handle.getFile()
        return file.type === type ? file : file.slice(0, file.size, type)
      } catch (thrown) {
        throw fileError(thrown)
      }
    },
    async abandon() {
      await open.abort()
      await dispose()
    },
    dispose,
  }
}

async function diskFile(compact: boolean, type: string): Promise<FilmFile | undefined> {
  const folder = await openTemporaryFolder()
  if (!folder) return undefined
  try {
    const handle = await folder.directory.getFileHandle('film', { create: true })
    const open = (await openInPlace(handle)) ?? (await openBeside(handle))
    return fileOf(handle, open, compact, type, folder.dispose)
  } catch (thrown) {
    await folder.dispose()
    throw fileError(thrown)
  }
}

/**
 * Opens the file for a film of about `bytes`. Throws 'output-unwritable' where a given file refuses,
 * 'storage-unavailable' where 'disk' was asked for and there is none.
 */
export async function openFilmFile(
  target: FilmTarget,
  bytes: number,
  type: string,
  compactBytes = COMPACT_BYTES,
): Promise<FilmFile> {
  const compact = bytes <= compactBytes
  if (target === 'memory' || (target === 'auto' && compact)) return memoryFile(compact, type)
  if (target === 'auto') return (await diskFile(compact, type).catch(() => undefined)) ?? memoryFile(compact, type)
  if (target === 'disk') {
    const file = await diskFile(compact, type)
    if (!file) throw new ContentHQError('storage-unavailable')
    return file
  }
  try {
    return fileOf(target, await openBeside(target), compact, type, async () => undefined)
  } catch (thrown) {
    throw fileError(thrown)
  }
}
