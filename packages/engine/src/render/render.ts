/** Owns the order of a render: cut, encode the picture beside the sound, stitch. Each step is a file of its own. */
import { ContentHQError, type FilmFormat, formatFacts, frameToSeconds, throwIfAborted } from '@contenthq/model'
import { createComposer } from '../compose/compose.ts'
import { maxZoomOf } from '../compose/motions/motions.ts'
import type { AssetReader, Composition } from '../composition.ts'
import { createPictureCache } from '../media/picture-cache.ts'
import type { QualityWish } from '../quality/encoder-settings.ts'
import type { SegmentRange } from '../segments/cut.ts'
import type { SegmentStore } from '../segments/segment-store.ts'
import { readSoundBlock } from '../segments/sound-blocks.ts'
import type { TextLayout } from '../text/layout.ts'
import { checkMedia } from './check-media.ts'
import { type Container, soundOf } from './containers.ts'
import { type EncoderShare, encodeVideo } from './encode-video.ts'
import { filmFrames } from './film-frames.ts'
import { encodeFilmSound } from './film-sound.ts'
import { missingFor, requireFormat } from './format-support.ts'
import type { FilmTarget } from './output/film-file.ts'
import { createPartShelf } from './output/part-shelf.ts'
import { readPart } from './output/read-part.ts'
import { writeFile, writeFilm } from './output/write-film.ts'
import { type RenderProgress, reportProgress } from './progress.ts'
import type { CodecSupport, VideoSettings } from './protocol.ts'
import type { RenderPath } from './render-path.ts'
import { renderSound } from './render-sound.ts'
import { stitchGif } from './stitch-gif.ts'
import { videoSettingsOf } from './video-settings.ts'

export type RenderOptions = QualityWish & {
  /** 'mp4'. Formats without a picture are the film's sound alone. */
  readonly format?: FilmFormat
  readonly signal: AbortSignal
  readonly onProgress?: (progress: RenderProgress) => void
  /** Where the film goes; 'auto'. */
  readonly target?: FilmTarget
}

export type RenderedFilm = {
  /** By format; MP4: H.264 and AAC, header first. That of a long film is a file on disk. */
  readonly blob: Blob
  /** 0 without a picture. */
  readonly frames: number
  readonly seconds: number
  /** Frames that no earlier render had left in the segment store. */
  readonly framesEncoded: number
  /** Packets of sound, of 1,024 samples or 960 of Opus, that none had left there. */
  readonly soundPacketsEncoded: number
  /** For people; empty without a picture. */
  readonly videoEncoder: string
  /** All that made the picture: more than one where an encoder died in the middle. */
  readonly videoEncoders: readonly EncoderShare[]
  /** For people; empty without sound. */
  readonly audioEncoder: string
  /** Frees what lies behind `blob`, which cannot be read afterwards where it is a file of the browser's. */
  dispose(): Promise<void>
}

export type RenderInput = {
  readonly composition: Composition
  readonly layout: TextLayout
  readonly assets: AssetReader
  readonly path: RenderPath
  /** What the browser encodes beside H.264; asked where the format needs it. */
  readonly codecs: () => Promise<CodecSupport>
  readonly assetBase: string
  /** Without one every frame is encoded, and the parts of a long film lie in temporary files. */
  readonly segments: SegmentStore | undefined
}

/**
 * First every part of the film is made and put aside, then they are read one by one into the film: neither the parts nor
 * the film are ever held whole. Throws 'timeline-empty', 'asset-missing', 'media-unsupported', 'media-empty',
 * 'encoder-failed', 'worker-died', 'format-unavailable', 'cancelled', and what the target throws: 'storage-full', 'storage-unavailable', 'output-unwritable'.
 */
export async function renderFilm(input: RenderInput, options: RenderOptions): Promise<RenderedFilm> {
  const { composition, layout, assets, path, assetBase, segments: store } = input
  const { signal, onProgress, target = 'auto', format = 'mp4', ...wish } = options
  const { timeline, size } = composition
  requireFormat(format)
  if (timeline.lengthFrames === 0) throw new ContentHQError('timeline-empty')
  throwIfAborted(signal)
  if (format === 'm4a' || format === 'mp3' || format === 'wav') return renderSound(format, input, options)
  const codecs = format === 'webm' ? await input.codecs() : undefined
  const missing = codecs && missingFor(format, codecs)
  if (missing) throw new ContentHQError('format-unavailable', missing)
  const told = { format, ...wish, ...(codecs ? { codecs: codecs.video } : {}) }
  // one failure stops everything that runs beside it
  const stop = new AbortController()
  const both = AbortSignal.any([signal, stop.signal])
  const cache = createPictureCache(composition, assets, hash =>
    maxZoomOf(timeline.pictures.filter(clip => clip.asset === hash)),
  )
  const { ranges, compose, frameRate, count } = filmFrames(timeline, createComposer(composition, layout), format)
  const settings = videoSettingsOf({ size, timeline: { frameRate } }, path, assetBase, told)
  const progress = reportProgress(count, onProgress)
  const shelf = createPartShelf(store)

  const encodeSound = () =>
    encodeFilmSound({
      composition,
      assets,
      codec: soundOf[format === 'gif' ? 'mp4' : format],
      shelf,
      assetBase,
      signal: both,
      onProgress: progress.sound,
    })
  const encodePicture = (
    wanted: readonly SegmentRange[],
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
      formatFacts[format].sound ? guarded(encodeSound()) : undefined,
    ])
    const readSegment = (index: number) => {
      progress.written(index / ranges.length)
      return readPart(
        () => shelf.get(video.segments[index]!.key),
        () => encodePicture([ranges[index]!], video.segments[index]!.settings, () => undefined),
      )
    }
    const readSound = (index: number) => readPart(() => readSoundBlock(shelf, audio!.blocks[index]!.key), encodeSound)
    const film =
      format === 'gif'
        ? await writeGif(readSegment)
        : await writeFilm(
            { segments: video.segments, decoder: video.decoder, sound: audio, readSegment, readSound },
            { size, frameRate, container: format satisfies Container },
            target,
            signal,
          )
    progress.written(1)
    return {
      ...film,
      frames: count,
      seconds: frameToSeconds(timeline.lengthFrames, timeline.frameRate),
      framesEncoded: video.framesEncoded,
      soundPacketsEncoded: audio?.packetsEncoded ?? 0,
      videoEncoder: video.encoders.map(({ name }) => name).join(', '),
      videoEncoders: video.encoders,
      audioEncoder: audio?.encoder ?? '',
    }

    function writeGif(read: typeof readSegment) {
      const bytes = video.segments.reduce((sum, segment) => sum + segment.bytes, 0)
      return writeFile({ mimeType: formatFacts.gif.mimeType, bytes }, target, file =>
        stitchGif({ segments: ranges.length, readSegment: read }, { size, frameRate }, file, signal),
      )
    }
  } finally {
    cache.dispose()
    await shelf.leave()
  }
}

/** Waits for all; rejects with the failure that came first, not with the cancellations it caused. */
async function settleFirstFailure<A, B>(work: [Promise<A>, Promise<B> | undefined]): Promise<[A, B | undefined]> {
  let first: { readonly reason: unknown } | undefined
  for (const one of work) one?.catch(reason => (first ??= { reason }))
  await Promise.allSettled(work)
  if (first) throw first.reason
  return Promise.all(work)
}
