/**
 * Owns the measurement of how fast this machine makes this film now: some of its own frames, painted and encoded by as
 * many workers as the render takes, through the same code, for at most a second. Nothing of it is kept.
 */
import { transfer } from 'comlink'
import type { DisplayList } from '../display-list.ts'
import type { PictureCache } from '../media/picture-cache.ts'
import { callWorker } from '../render/call-worker.ts'
import type { EncodedSegment, VideoSettings } from '../render/protocol.ts'
import { composeSegment, createSegmentJob } from '../render/segment-jobs.ts'
import { type SpawnedWorker, spawnWorker } from '../render/spawn-worker.ts'
import type { SegmentRange } from '../segments/cut.ts'
import { type EncoderHabit, habitOf, steadyBytes } from './encoder-habit.ts'

export type CalibrationInput = {
  /** What would be encoded; at least one. */
  readonly ranges: readonly SegmentRange[]
  readonly compose: (frame: number) => DisplayList
  readonly pictures: PictureCache
  readonly settings: VideoSettings
  readonly workers: number
  readonly signal: AbortSignal
}

export type Calibration = {
  /** All workers together. */
  readonly framesPerSecond: number
  /** From nothing to the first encoded frame: workers, code, first pictures. */
  readonly startSeconds: number
  /** Mean bytes of the first packet of a segment, and of the others. */
  readonly keyBytes: number
  readonly deltaBytes: number
}

/** From the workers' start. FFmpeg.wasm needs half a second to load and encodes a run at once. */
const BUDGET_MS: Readonly<Record<EncoderHabit, number>> = { avc: 900, vpx: 1500, x264: 5000, gif: 8000 }
/** A machine too slow for the budget still gets this for the run that measures. */
const LEAST_MS: Readonly<Record<EncoderHabit, number>> = { avc: 350, vpx: 1000, x264: 1000, gif: 1000 }
/** Fewer frames of a run that is cut short say nothing. */
const LEAST_FRAMES = 3
/** The first run fills caches and shows about how fast the second will be. */
const FIRST_RUN: Readonly<Record<EncoderHabit, number>> = { avc: 6, vpx: 6, x264: 2, gif: 4 }
/** The second one is at least so long, or the rate control has not found its way. */
const SECOND_RUN: Readonly<Record<EncoderHabit, number>> = { avc: 18, vpx: 34, x264: 12, gif: 20 }
const MOST_FRAMES = 60
/** What the second run may take of the time that is left. */
const SHARE = 0.75

type Run = { readonly frames: number; readonly seconds: number; readonly segment?: EncodedSegment }

/** The ranges that hold the frames at even distances among all: longer ones are chosen more often. */
function spread(ranges: readonly SegmentRange[], count: number): readonly SegmentRange[] {
  const frames = ranges.flatMap(range => Array.from({ length: range.to - range.from }, () => range))
  return Array.from({ length: count }, (_, index) => frames[Math.floor(((index + 0.5) / count) * frames.length)]!)
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Throws what the render would: 'encoder-failed', 'worker-died', 'media-unsupported', 'asset-missing', 'cancelled'. */
export async function calibrate(input: CalibrationInput): Promise<Calibration> {
  const { compose, pictures, settings, signal } = input
  const began = performance.now()
  const habit = habitOf(settings.encoder)
  const deadline = began + BUDGET_MS[habit]
  const workers = Array.from({ length: input.workers }, spawnWorker)
  const starts: number[] = []

  /** `until` cuts a run short: the frames it got to count. */
  async function run(worker: SpawnedWorker, { from, to }: SegmentRange, until?: AbortSignal): Promise<Run> {
    const job = await createSegmentJob(composeSegment({ from, to }, compose), pictures, settings)
    const started = performance.now()
    let first = { frames: 0, at: started }
    let last = first
    /** What comes before the first encoded frame is no part of the pace; FFmpeg tells its frames in lumps. */
    const paceOf = ({ frames, at }: typeof first) => {
      const since =
        settings.encoder.kind !== 'webcodecs' || frames === first.frames ? { frames: 0, at: started } : first
      return { frames: frames - since.frames, seconds: (at - since.at) / 1000 }
    }
    try {
      const segment = await callWorker(
        worker,
        until ? AbortSignal.any([signal, until]) : signal,
        frames => {
          last = { frames, at: performance.now() }
          if (first.frames === 0) first = last
        },
        (remote, port, progress) => remote.paintSegment(transfer(job, [...job.sprites.values()]), port, progress),
      )
      starts.push(first.at - began)
      return { ...paceOf({ frames: to - from, at: performance.now() }), segment }
    } catch (thrown) {
      if (signal.aborted || !until?.aborted || last.frames < LEAST_FRAMES) throw thrown
      return paceOf(last)
    }
  }

  /** Two runs over the same stretch: the first fills caches, the second measures. */
  async function measure(worker: SpawnedWorker, { from, to }: SegmentRange): Promise<readonly Run[]> {
    const few = FIRST_RUN[habit]
    const first = await run(worker, { from, to: Math.min(to, from + few) })
    const left = Math.max(LEAST_MS[habit], deadline - performance.now())
    const fits = Math.floor(((first.frames / first.seconds) * left * SHARE) / 1000)
    const frames = Math.min(to - from, MOST_FRAMES, Math.max(SECOND_RUN[habit], fits))
    const until = AbortSignal.timeout(left)
    try {
      return [first, await run(worker, { from, to: from + frames }, until)]
    } catch (thrown) {
      if (signal.aborted || !until.aborted) throw thrown
      return [first]
    }
  }

  try {
    const runs = await Promise.all(
      spread(input.ranges, workers.length).map((range, index) => measure(workers[index]!, range)),
    )
    const segments = runs.flatMap(pair => pair.findLast(({ segment }) => segment)?.segment ?? [])
    return {
      framesPerSecond: runs.reduce((sum, pair) => sum + pair.at(-1)!.frames / pair.at(-1)!.seconds, 0),
      startSeconds: Math.min(...starts) / 1000,
      keyBytes: mean(segments.map(({ packets }) => packets[0]!.data.length)),
      deltaBytes: mean(
        segments.map(({ packets }) =>
          steadyBytes(
            packets.map(({ data }) => data.length),
            habit,
          ),
        ),
      ),
    }
  } finally {
    for (const worker of workers) worker.terminate()
  }
}
