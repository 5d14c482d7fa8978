/**
 * Owns the answer before work starts: can this film be made here, what stands in the way, how long will it take, how
 * large will it be. Finds first what costs nothing, and measures only what could be rendered.
 */
import { asContentHQError, frameToSeconds, isCancelled, type Timeline } from '@contenthq/model'
import { soundCodecs } from '../audio/sound-codec.ts'
import { createComposer } from '../compose/compose.ts'
import { maxZoomOf } from '../compose/motions/motions.ts'
import type { AssetReader, Composition } from '../composition.ts'
import { createPictureCache } from '../media/picture-cache.ts'
import type { QualityWish } from '../quality/encoder-settings.ts'
import type { Capabilities } from '../render/capabilities.ts'
import { soundOf } from '../render/containers.ts'
import { filmFrames } from '../render/film-frames.ts'
import type { RenderOptions } from '../render/render.ts'
import { videoSettingsOf } from '../render/video-settings.ts'
import { workersFor } from '../render/worker-count.ts'
import type { SegmentRange } from '../segments/cut.ts'
import type { SegmentStore } from '../segments/segment-store.ts'
import type { TextLayout } from '../text/layout.ts'
import { type Calibration, calibrate } from './calibrate.ts'
import { checkAssets } from './check-assets.ts'
import { estimateBytes, estimateSeconds } from './estimate.ts'
import { findIssues, roomIssues } from './find-issues.ts'
import { findStored, isSoundStored } from './find-stored.ts'
import { errorIssue, type RenderForecast, type RenderIssue } from './forecast.ts'
import { forecastSound } from './forecast-sound.ts'
import { timeSound } from './time-sound.ts'

export type ForecastInput = {
  readonly composition: Composition
  /** Lays the composition out; loads the fonts first. */
  readonly layout: (composition: Composition) => Promise<TextLayout>
  readonly assets: AssetReader
  readonly capabilities: Capabilities
  readonly assetBase: string
  readonly segments: SegmentStore | undefined
}

/** The render's own options that change how long it takes. */
export type ForecastOptions = QualityWish & Pick<Partial<RenderOptions>, 'signal' | 'format'>

const NEVER = new AbortController().signal

const impossible = (issues: readonly RenderIssue[]): RenderForecast => ({ possible: false, issues })
const hasError = (issues: readonly RenderIssue[]): boolean => issues.some(({ severity }) => severity === 'error')
const issueOf = (thrown: unknown): RenderIssue => {
  if (isCancelled(thrown)) throw thrown
  const { code, detail } = asContentHQError(thrown)
  return errorIssue(code, detail === undefined ? {} : { detail })
}

/** Nothing is to be encoded: nothing has to be measured. */
const IDLE: Calibration = { framesPerSecond: 0, startSeconds: 0, keyBytes: 0, deltaBytes: 0 }

const fadingFrames = ({ transitions }: Timeline, ranges: readonly SegmentRange[]): number =>
  ranges
    .filter(({ from }) =>
      transitions.some(({ startFrame, lengthFrames }) => from >= startFrame && from < startFrame + lengthFrames),
    )
    .reduce((sum, { from, to }) => sum + to - from, 0)

/** Packets of silence take next to nothing. */
const isSilent = ({ narration, music, videoSound = [] }: Timeline): boolean =>
  narration.length + music.length + videoSound.length === 0

/** Rejects with 'cancelled' only; all else is an issue. */
export async function canRender(
  input: ForecastInput,
  { signal = NEVER, format = 'mp4', ...wish }: ForecastOptions = {},
): Promise<RenderForecast> {
  const { composition, assets, capabilities, assetBase, segments } = input
  const { timeline } = composition
  const plain = findIssues(composition, capabilities, format)
  if (hasError(plain)) return impossible(plain)
  const pictures = createPictureCache(composition, assets, hash =>
    maxZoomOf(timeline.pictures.filter(clip => clip.asset === hash)),
  )
  const issues = [...plain]
  try {
    issues.push(...(await checkAssets(composition, pictures, assets, signal)))
    if (hasError(issues)) return impossible(issues)
    if (format === 'm4a' || format === 'mp3' || format === 'wav') {
      const estimate = await forecastSound(format, input)
      return { possible: true, issues: [...issues, ...roomIssues(estimate.bytes, capabilities)], estimate }
    }
    const composer = createComposer(composition, await input.layout(composition))
    const { ranges, compose, frameRate, count } = filmFrames(timeline, composer, format)
    const told = { format, codecs: capabilities.codecs.video, ...wish }
    const { size } = composition
    const settings = videoSettingsOf({ size, timeline: { frameRate } }, capabilities, assetBase, told)
    const stored = await findStored(ranges, compose, settings, segments, signal)
    const soundYard = timeSound()
    const workers = await workersFor(settings, ranges, capabilities.workers)
    const { missing } = stored
    const calibration =
      missing.length === 0 ? IDLE : await calibrate({ ranges: missing, compose, pictures, settings, workers, signal })
    const filmSeconds = frameToSeconds(timeline.lengthFrames, timeline.frameRate)
    const facts = {
      calibration,
      framesToEncode: missing.reduce((sum, { from, to }) => sum + to - from, 0),
      framesTotal: count,
      segmentsToEncode: missing.length,
      storedBytes: stored.bytes,
      encoder: settings.encoder,
      fadingFrames: fadingFrames(timeline, missing),
      soundStored:
        format === 'gif' || (segments !== undefined && (await isSoundStored(composition, soundOf[format], segments))),
      soundBytes: format === 'gif' || isSilent(timeline) ? 0 : (soundCodecs[soundOf[format]].bitrate * filmSeconds) / 8,
      filmSeconds,
      soundYard,
      workers,
      cores: capabilities.cores,
    }
    const { framesToEncode, framesTotal } = facts
    const { framesPerSecond } = calibration
    const [seconds, bytes] = [estimateSeconds(facts), estimateBytes(facts)]
    return {
      possible: true,
      issues: [...issues, ...roomIssues(bytes, capabilities)],
      estimate: { seconds, bytes, framesToEncode, framesTotal, framesPerSecond },
    }
  } catch (thrown) {
    return impossible([...issues, issueOf(thrown)])
  } finally {
    pictures.dispose()
  }
}
