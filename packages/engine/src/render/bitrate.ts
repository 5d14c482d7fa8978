/** Owns the video bitrate: measured start values (see docs), scaled by pixels and frame rate. */
import type { FrameRate, Size } from '@contenthq/model'

/** 4 Mbit/s at 720p30 and 6 Mbit/s at 1080p30 look like x264 crf 23 (mean SSIM); in between and beyond by a power law. */
const BASE = { pixels: 1280 * 720 * 30, bitrate: 4_000_000 }
const EXPONENT = Math.log(6 / 4) / Math.log((1920 * 1080) / (1280 * 720))

/** bit/s */
export function videoBitrate({ width, height }: Size, { num, den }: FrameRate): number {
  return Math.round(BASE.bitrate * ((width * height * num) / den / BASE.pixels) ** EXPONENT)
}
