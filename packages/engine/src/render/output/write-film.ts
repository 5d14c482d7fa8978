/** Owns the last step of a render: the film's parts become one file, and a film that cannot be finished leaves nothing. */
import { asContentHQError, formatFacts } from '@contenthq/model'
import { type FilmParts, type FilmShape, stitchFilm } from '../stitch.ts'
import { type FilmFile, type FilmTarget, openFilmFile } from './film-file.ts'

export type WrittenFilm = { readonly blob: Blob; dispose(): Promise<void> }

export type FileFacts = {
  readonly mimeType: string
  /** About how large it gets. */
  readonly bytes: number
  /** Files of up to so many bytes are put together in memory. */
  readonly compactBytes?: number
}

/** Bytes of packets; header and index come on top. */
const bytesOf = ({ segments, sound }: FilmParts): number =>
  segments.reduce((sum, { bytes }) => sum + bytes, 0) + (sound?.bytes ?? 0)

/**
 * Opens a file, has it filled, and finishes it. With 'auto' a disk that is full is no end: the film is then kept in
 * memory. Throws 'storage-full', 'storage-unavailable', 'output-unwritable', and what `fill` throws.
 */
export async function writeFile(
  { mimeType, bytes, compactBytes }: FileFacts,
  target: FilmTarget,
  fill: (file: FilmFile) => Promise<void>,
): Promise<WrittenFilm> {
  const file = await openFilmFile(target, bytes, mimeType, compactBytes)
  try {
    await fill(file)
    return { blob: await file.finish(), dispose: file.dispose }
  } catch (thrown) {
    await file.abandon()
    if (target === 'auto' && asContentHQError(thrown).code === 'storage-full')
      return writeFile({ mimeType, bytes, ...(compactBytes === undefined ? {} : { compactBytes }) }, 'memory', fill)
    throw thrown
  }
}

/** Throws as `writeFile`, and 'encoder-failed', 'cancelled'. */
export const writeFilm = (
  parts: FilmParts,
  shape: FilmShape,
  target: FilmTarget,
  signal: AbortSignal,
  compactBytes?: number,
): Promise<WrittenFilm> =>
  writeFile(
    {
      mimeType: formatFacts[shape.container ?? 'mp4'].mimeType,
      bytes: bytesOf(parts),
      ...(compactBytes === undefined ? {} : { compactBytes }),
    },
    target,
    file => stitchFilm(parts, shape, file, signal),
  )
