/** Owns the arithmetic from what was measured to time and size. Pure; every constant says where it comes from. */
import { AAC_BITRATE } from '../audio/aac-ffmpeg.ts'
import type { Calibration } from './calibrate.ts'

export type EstimateInput = {
  readonly calibration: Calibration
  readonly framesToEncode: number
  readonly framesTotal: number
  /** Parts of the picture to encode, and all. */
  readonly segmentsToEncode: number
  readonly storedBytes: number
  /** What the encoder is told, bit/s. */
  readonly bitrate: number
  readonly filmSeconds: number
  /** Processor seconds of the yardstick, timeSound. */
  readonly soundYard: number
  readonly workers: number
  readonly cores: number
}

/** Yardsticks of `timeSound` for a second of film: two to four readings for its gain, then mixing and AAC in FFmpeg.wasm. */
const GAIN_YARDS = 5
const ENCODE_YARDS = 9
/** Until FFmpeg.wasm is loaded and its delay measured. */
const LOAD_YARDS = 100
/** Seconds a segment costs beside its frames: composing, its key, its pictures, a new encoder. */
const SEGMENT_SECONDS = 0.03
/** Writing the file: seconds a frame. */
const STITCH_SECONDS = 40e-6
/** A first second this near to the wanted bitrate ends at it: the rate control only finds its way at the start. */
const NEAR_BITRATE = 0.7
/** Bytes of the file's header a frame: sizes, times and chunk tables of picture and sound. */
const HEADER_BYTES = 20

export function estimateSeconds(input: EstimateInput): number {
  const { calibration, framesToEncode, framesTotal, segmentsToEncode, filmSeconds, soundYard, workers, cores } = input
  const picture =
    framesToEncode === 0
      ? 0
      : calibration.startSeconds +
        framesToEncode / calibration.framesPerSecond +
        (segmentsToEncode * SEGMENT_SECONDS) / workers
  const sound = soundYard * (LOAD_YARDS + filmSeconds * (GAIN_YARDS + ENCODE_YARDS))
  // beside busy workers, which take two threads each, the sound takes its share of the cores from them
  const taken = Math.min(1, (workers * 2) / cores)
  return Math.max(sound, picture + (sound * taken) / cores) + framesTotal * STITCH_SECONDS
}

export function estimateBytes(input: EstimateInput): number {
  const { calibration, framesToEncode, framesTotal, segmentsToEncode, storedBytes, filmSeconds, bitrate } = input
  const { keyBytes, deltaBytes } = calibration
  const measured = segmentsToEncode * keyBytes + (framesToEncode - segmentsToEncode) * deltaBytes
  const wanted = ((bitrate / 8) * filmSeconds * framesToEncode) / framesTotal
  const encoded = measured > wanted * NEAR_BITRATE ? wanted : measured
  return Math.round(storedBytes + encoded + (AAC_BITRATE * filmSeconds) / 8 + framesTotal * HEADER_BYTES)
}
