/** Owns the last step of a render: the film's parts become one file, and a film that cannot be finished leaves nothing. */
import { asContentHQError } from '@contenthq/model'
import type { VideoSettings } from '../protocol.ts'
import { type FilmParts, stitchFilm } from '../stitch.ts'
import { type FilmTarget, openFilmFile } from './film-file.ts'

export type WrittenFilm = { readonly blob: Blob; dispose(): Promise<void> }

/** Bytes of packets; header and index come on top. */
const bytesOf = ({ segments, sound }: FilmParts): number =>
  segments.reduce((sum, { bytes }) => sum + bytes, 0) + (sound?.bytes ?? 0)

/**
 * Films of up to `compactBytes` are put together in memory. With 'auto' a disk that is full is no end: the film is then kept in memory. Throws 'storage-full',
 * 'storage-unavailable', 'output-unwritable', 'encoder-failed', 'cancelled'.
 */
export async function writeFilm(
  parts: FilmParts,
  settings: Pick<VideoSettings, 'size' | 'frameRate'>,
  target: FilmTarget,
  signal: AbortSignal,
  compactBytes?: number,
): Promise<WrittenFilm> {
  const file = await openFilmFile(target, bytesOf(parts), compactBytes)
  try {
    await stitchFilm(parts, settings, file, signal)
    return { blob: await file.finish(), dispose: file.dispose }
  } catch (thrown) {
    await file.abandon()
    if (target === 'auto' && asContentHQError(thrown).code === 'storage-full')
      return writeFilm(parts, settings, 'memory', signal, compactBytes)
    throw thrown
  }
}
