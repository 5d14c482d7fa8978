/** Owns the arithmetic from what was measured to time and size. Pure; every constant says where it comes from. */
import type { EncoderSettings } from '../render/protocol.ts'
import type { SoundFormat } from '../render/render-sound.ts'
import { mostBitrate } from '../render/video-settings.ts'
import type { Calibration } from './calibrate.ts'
import { fadingBytes, habitOf } from './encoder-habit.ts'

export type EstimateInput = {
  readonly calibration: Calibration
  readonly framesToEncode: number
  readonly framesTotal: number
  /** Parts of the picture to encode, and all. */
  readonly segmentsToEncode: number
  readonly storedBytes: number
  readonly encoder: EncoderSettings
  /** Of the frames to encode, those in transitions. */
  readonly fadingFrames: number
  /** The sound is kept whole: it is neither mixed nor encoded. */
  readonly soundStored: boolean
  /** Of the file, all of its sound. */
  readonly soundBytes: number
  readonly filmSeconds: number
  /** Processor seconds of the yardstick, timeSound. */
  readonly soundYard: number
  readonly workers: number
  readonly cores: number
}

/** Yardsticks of `timeSound` for a second of film, measured: its readings for the gain, then mixing and AAC in FFmpeg.wasm. */
const GAIN_YARDS = 4
const ENCODE_YARDS = 9
/** Until FFmpeg.wasm is loaded and its delay measured. */
const LOAD_YARDS = 150
/** Seconds a segment costs beside its frames: composing, its key, its pictures, a new encoder. */
const SEGMENT_SECONDS = 0.03
/** Writing the file: seconds a frame. */
const STITCH_SECONDS = 40e-6
/** Bytes of the file's header a frame: sizes, times and chunk tables of picture and sound. */
const HEADER_BYTES = 20

/** Seconds until a sound alone is mixed: a worker, its code, reading and checking the files. */
const SOUND_START_SECONDS = 0.6
/** LAME in FFmpeg.wasm, measured beside the mix. */
const MP3_YARDS = 14

/** The sound alone; PCM is only mixed. */
export function estimateSoundSeconds(
  format: SoundFormat,
  { filmSeconds, soundYard, soundStored }: Pick<EstimateInput, 'filmSeconds' | 'soundYard' | 'soundStored'>,
): number {
  if (soundStored) return filmSeconds * STITCH_SECONDS
  const encode = { wav: 2, m4a: ENCODE_YARDS, mp3: 2 + MP3_YARDS }[format]
  return SOUND_START_SECONDS + soundYard * ((format === 'wav' ? 0 : LOAD_YARDS) + filmSeconds * (GAIN_YARDS + encode))
}

export function estimateSeconds(input: EstimateInput): number {
  const { calibration, framesToEncode, framesTotal, segmentsToEncode, filmSeconds, soundYard, workers, cores } = input
  const picture =
    framesToEncode === 0
      ? 0
      : calibration.startSeconds +
        framesToEncode / calibration.framesPerSecond +
        (segmentsToEncode * SEGMENT_SECONDS) / workers
  const sound = input.soundStored ? 0 : soundYard * (LOAD_YARDS + filmSeconds * (GAIN_YARDS + ENCODE_YARDS))
  // beside busy workers, which take two threads each, the sound takes its share of the cores from them
  const taken = Math.min(1, (workers * 2) / cores)
  return Math.max(sound, picture + (sound * taken) / cores) + framesTotal * STITCH_SECONDS
}

export function estimateBytes(input: EstimateInput): number {
  const { calibration, framesToEncode, framesTotal, segmentsToEncode, storedBytes, filmSeconds, encoder } = input
  const most = ((mostBitrate(encoder) / 8) * filmSeconds) / framesTotal
  const body = Math.min(most, calibration.deltaBytes)
  const fading = fadingBytes[habitOf(encoder)]({ body, most, key: calibration.keyBytes })
  const fades = Math.min(input.fadingFrames, framesToEncode)
  const picture = segmentsToEncode * calibration.keyBytes + fades * fading + (framesToEncode - fades) * body
  return Math.round(storedBytes + picture + input.soundBytes + framesTotal * HEADER_BYTES)
}
