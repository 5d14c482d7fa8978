/** Owns the sizes and rates a film can have. Does not know codecs. */

export const aspectRatios = ['16:9', '9:16', '1:1'] as const
export type AspectRatio = (typeof aspectRatios)[number]

export const qualities = ['480p', '720p', '1080p'] as const
export type Quality = (typeof qualities)[number]

export type FrameRate = { readonly num: number; readonly den: number }
export type Size = { readonly width: number; readonly height: number }

/** What a film is encoded to. Bitrate in bit/s. */
export type OutputSettings = {
  readonly aspectRatio: AspectRatio
  readonly quality: Quality
  readonly frameRate: FrameRate
}

/** Pixels of the shorter side. */
const shortSide: Record<Quality, number> = { '480p': 480, '720p': 720, '1080p': 1080 }

/** Even pixel size of a film: 16:9 at 720p is 1280×720, 9:16 is 720×1280, 1:1 is 720×720. */
export function outputSize(aspectRatio: AspectRatio, quality: Quality): Size {
  const short = shortSide[quality]
  const long = Math.round((short * 16) / 9 / 2) * 2
  if (aspectRatio === '16:9') return { width: long, height: short }
  if (aspectRatio === '9:16') return { width: short, height: long }
  return { width: short, height: short }
}
