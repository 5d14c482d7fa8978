/** Owns the order of a render: cut, encode the picture beside the sound, stitch. Each step is a file of its own. */
import { ContentHQError, throwIfAborted } from '@contenthq/model'
import { createComposer } from '../compose/compose.ts'
import { maxZoomOf } from '../compose/motions/motions.ts'
import type { AssetReader, Composition } from '../composition.ts'
import { createPictureCache } from '../media/picture-cache.ts'
import type { QualityWish } from '../quality/encoder-settings.ts'
import { cutSegments } from '../segments/cut.ts'
import type { SegmentStore } from '../segments/segment-store.ts'
import { readSoundBlock } from '../segments/sound-blocks.ts'
import type { TextLayout } from '../text/layout.ts'
import { checkMedia } from './check-media.ts'
import { type EncoderShare, encodeVideo } from './encode-video.ts'
import { encodeFilmSound } from './film-sound.ts'
import type { FilmTarget } from './output/film-file.ts'
import { createPartShelf } from './output/part-shelf.ts'
import { writeFilm } from './output/write-film.ts'
import { type RenderProgress, reportProgress } from './progress.ts'
import type { VideoSettings } from './protocol.ts'
import type { RenderPath } from './render-path.ts'
import { videoSettingsOf } from './video-settings.ts'

export type RenderOptions = QualityWish & {
  readonly signal: AbortSignal
  readonly onProgress?: (progress: RenderProgress) => void
  /** Where the film goes; 'auto'. */
  readonly target?: FilmTarget
}

export type RenderedFilm = {
  /** MP4: H.264 and AAC, header first. That of a long film is a file on disk. */
  readonly blob: Blob
  readonly frames: number
  /** Frames that no earlier render had left in the segment store. */
  readonly framesEncoded: number
  /** Packets of sound, 1,024 samples each, that none had left there. */
  readonly soundPacketsEncoded: number
  /** For people. */
  readonly videoEncoder: string
  /** All that made the picture: more than one where an encoder died in the middle. */
  readonly videoEncoders: readonly EncoderShare[]
  readonly audioEncoder: string
  /** Frees what lies behind `blob`, which cannot be read afterwards where it is a file of the browser's. */
  dispose(): Promise<void>
}

export type RenderInput = {
  readonly composition: Composition
  readonly layout: TextLayout
  readonly assets: AssetReader
  readonly path: RenderPath
  readonly assetBase: string
  /** Without one every frame is encoded, and the parts of a long film lie in temporary files. */
  readonly segments: SegmentStore | undefined
}

/**
 * First every part of the film is made and put aside, then they are read one by one into the film: neither the parts nor
 * the film are ever held whole. Throws 'timeline-empty', 'asset-missing', 'media-unsupported', 'media-empty',
 * 'encoder-failed', 'worker-died', 'cancelled', and what the target throws: 'storage-full', 'storage-unavailable', 'output-unwritable'.
 */
export async function renderFilm(
  { composition, layout, assets, path, assetBase, segments: store }: RenderInput,
  { signal, onProgress, target = 'auto', ...wish }: RenderOptions,
): Promise<RenderedFilm> {
  const { timeline } = composition
  if (timeline.lengthFrames === 0) throw new ContentHQError('timeline-empty')
  throwIfAborted(signal)
  const settings = videoSettingsOf(composition, path, assetBase, wish)
  // one failure stops everything that runs beside it
  const stop = new AbortController()
  const both = AbortSignal.any([signal, stop.signal])
  const ranges = cutSegments(timeline)
  const progress = reportProgress(timeline.lengthFrames, onProgress)
  const cache = createPictureCache(composition, assets, hash =>
    maxZoomOf(timeline.pictures.filter(clip => clip.asset === hash)),
  )
  const compose = createComposer(composition, layout)
  const shelf = createPartShelf(store)

  const encodeSound = () =>
    encodeFilmSound({ composition, assets, shelf, assetBase, signal: both, onProgress: progress.sound })
  const encodePicture = (
    wanted: typeof ranges,
    told: VideoSettings,
    onFrames: (segment: number, frames: number) => void,
  ) =>
    encodeVideo({
      ranges: wanted,
      compose,
      pictures: cache,
      settings: told,
      shelf,
      workers: path.workers,
      signal: both,
      onFrames,
    })
  const guarded = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work
    } catch (thrown) {
      stop.abort()
      throw thrown
    }
  }

  try {
    progress.begin()
    await checkMedia(composition, cache, assets, both)
    const [video, audio] = await settleFirstFailure([
      guarded(encodePicture(ranges, settings, progress.frames)),
      guarded(encodeSound()),
    ])
    /** What somebody cleared away meanwhile is made again. */
    const readAgain = async <T>(read: () => Promise<T | undefined>, make: () => Promise<unknown>): Promise<T> => {
      const part = (await read()) ?? (await make().then(read))
      if (!part) throw new ContentHQError('encoder-failed', 'A finished part of the film was lost.')
      return part
    }
    const parts = {
      segments: video.segments,
      decoder: video.decoder,
      sound: audio,
      readSegment(index: number) {
        progress.written(index / ranges.length)
        return readAgain(
          () => shelf.get(video.segments[index]!.key),
          () => encodePicture([ranges[index]!], video.segments[index]!.settings, () => undefined),
        )
      },
      readSound: (index: number) => readAgain(() => readSoundBlock(shelf, audio.blocks[index]!.key), encodeSound),
    }
    const film = await writeFilm(parts, settings, target, signal)
    progress.written(1)
    return {
      ...film,
      frames: timeline.lengthFrames,
      framesEncoded: video.framesEncoded,
      soundPacketsEncoded: audio.packetsEncoded,
      videoEncoder: video.encoders.map(({ name }) => name).join(', '),
      videoEncoders: video.encoders,
      audioEncoder: audio.encoder,
    }
  } finally {
    cache.dispose()
    await shelf.leave()
  }
}

/** Waits for all; rejects with the failure that came first, not with the cancellations it caused. */
async function settleFirstFailure<A, B>(work: [Promise<A>, Promise<B>]): Promise<[A, B]> {
  let first: { readonly reason: unknown } | undefined
  for (const one of work) one.catch(reason => (first ??= { reason }))
  await Promise.allSettled(work)
  if (first) throw first.reason
  return Promise.all(work)
}
