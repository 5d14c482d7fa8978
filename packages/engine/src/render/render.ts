/** Owns the order of a render: lay out, cut, encode in parallel with the sound, stitch. Each step is a file of its own. */
import { ContentHQError, throwIfAborted } from '@contenthq/model'
import { transfer } from 'comlink'
import { resolveSoundPlan, soundFiles } from '../audio/sound-plan.ts'
import { createComposer } from '../compose/compose.ts'
import { maxZoomOf } from '../compose/motions/motions.ts'
import type { AssetReader, Composition } from '../composition.ts'
import { createPictureCache } from '../media/picture-cache.ts'
import { cutSegments } from '../segments/cut.ts'
import type { TextLayout } from '../text/layout.ts'
import { videoBitrate } from './bitrate.ts'
import { callWorker } from './call-worker.ts'
import type { Capabilities } from './capabilities.ts'
import { runPool } from './pool.ts'
import type { VideoSettings } from './protocol.ts'
import { createSegmentJob } from './segment-jobs.ts'
import { spawnWorker } from './spawn-worker.ts'
import { stitchFilm } from './stitch.ts'

export type RenderStage = 'scene-video' | 'audio-mixing' | 'assembly'
export type RenderProgress = {
  readonly framesDone: number
  readonly framesTotal: number
  /** 0..1 */
  readonly sound: number
  readonly stage: RenderStage
}

export type RenderOptions = { readonly signal: AbortSignal; readonly onProgress?: (progress: RenderProgress) => void }

export type RenderedFilm = {
  /** MP4: H.264 and AAC, header first. */
  readonly blob: Blob
  readonly frames: number
  readonly videoEncoder: string
  readonly audioEncoder: string
}

export type RenderInput = {
  readonly composition: Composition
  readonly layout: TextLayout
  readonly assets: AssetReader
  readonly capabilities: Capabilities
  readonly assetBase: string
}

/** Throws 'timeline-empty', 'asset-missing', 'media-unsupported', 'encoder-failed', 'worker-died', 'cancelled'. */
export async function renderFilm(
  { composition, layout, assets, capabilities, assetBase }: RenderInput,
  { signal, onProgress }: RenderOptions,
): Promise<RenderedFilm> {
  const { timeline, size } = composition
  if (timeline.lengthFrames === 0) throw new ContentHQError('timeline-empty')
  throwIfAborted(signal)
  const settings: VideoSettings = {
    size,
    frameRate: timeline.frameRate,
    bitrate: videoBitrate(size, timeline.frameRate),
    encoder: capabilities.videoEncoder,
    assetBase,
  }
  // one failure stops everything that runs beside it
  const stop = new AbortController()
  const both = AbortSignal.any([signal, stop.signal])
  const segments = cutSegments(timeline)
  const framesOf = segments.map(() => 0)
  let sound = 0
  const report = (stage: RenderStage) =>
    onProgress?.({
      framesDone: framesOf.reduce((sum, frames) => sum + frames, 0),
      framesTotal: timeline.lengthFrames,
      sound,
      stage,
    })

  const cache = createPictureCache(composition, assets, hash =>
    maxZoomOf(timeline.pictures.filter(clip => clip.asset === hash)),
  )
  // x264 in FFmpeg.wasm takes one core and much memory: one worker then
  const videoWorkers = Array.from(
    { length: capabilities.videoEncoder === 'ffmpeg' ? 1 : Math.min(capabilities.workers, segments.length) },
    spawnWorker,
  )
  const soundWorker = spawnWorker()

  async function encodeSound() {
    const plan = resolveSoundPlan(composition)
    const files = new Map(
      await Promise.all(soundFiles(plan).map(async hash => [hash, await assets.read(hash)] as const)),
    )
    const encoded = await callWorker(
      soundWorker,
      both,
      share => {
        sound = share
        report('audio-mixing')
      },
      (remote, port, progress) => remote.mixSound({ plan, files, assetBase }, port, progress),
    )
    soundWorker.terminate()
    return encoded
  }

  const compose = createComposer(composition, layout)
  const encodeVideo = () =>
    runPool(videoWorkers, segments.length, async (worker, index) => {
      const job = await createSegmentJob(segments[index]!, compose, cache, settings)
      return callWorker(
        worker,
        both,
        frames => {
          framesOf[index] = frames
          report('scene-video')
        },
        (remote, port, progress) => remote.paintSegment(transfer(job, [...job.sprites.values()]), port, progress),
      )
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
    report('scene-video')
    const [video, audio] = await settleFirstFailure([guarded(encodeVideo()), guarded(encodeSound())])
    report('assembly')
    const blob = await stitchFilm(video, audio, settings)
    throwIfAborted(signal)
    return {
      blob,
      frames: timeline.lengthFrames,
      videoEncoder: capabilities.videoEncoder === 'webcodecs' ? 'WebCodecs H.264' : 'x264 (FFmpeg.wasm)',
      audioEncoder: audio.encoder,
    }
  } finally {
    for (const worker of [...videoWorkers, soundWorker]) worker.terminate()
    cache.dispose()
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
