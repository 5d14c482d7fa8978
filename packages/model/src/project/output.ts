/** Owns the shapes, sizes and rates a film can have. Does not know codecs. */

export const aspectRatios = ['16:9', '9:16', '1:1', '4:5', '21:9'] as const
export type AspectRatio = (typeof aspectRatios)[number]

/** Named by the pixels of the shorter side; 2160p is what people call 4K. */
export const qualities = ['480p', '720p', '1080p', '1440p', '2160p'] as const
export type Quality = (typeof qualities)[number]

export type FrameRate = { readonly num: number; readonly den: number }
export type Size = { readonly width: number; readonly height: number }

/** The rates a film can be made at, slowest first. 29.97 is the exact fraction of NTSC. */
export const frameRates = [
  { num: 24, den: 1 },
  { num: 25, den: 1 },
  { num: 30_000, den: 1001 },
  { num: 30, den: 1 },
  { num: 50, den: 1 },
  { num: 60, den: 1 },
] as const satisfies readonly FrameRate[]

/** '30', '29.97': a rate as people write it. */
export const frameRateName = ({ num, den }: FrameRate): string => String(Math.round((num / den) * 100) / 100)

/** The rate of this name; undefined when there is none. */
export const frameRateNamed = (name: string): FrameRate | undefined =>
  frameRates.find(rate => frameRateName(rate) === name)

/** What a film is encoded to. */
export type OutputSettings = {
  readonly aspectRatio: AspectRatio
  readonly quality: Quality
  readonly frameRate: FrameRate
}

const shortSide: Record<Quality, number> = { '480p': 480, '720p': 720, '1080p': 1080, '1440p': 1440, '2160p': 2160 }
/** No side is longer: decoders of phones and televisions stop at 4K, so 21:9 at 2160p is 3840 × 1646. */
const LONGEST_SIDE = 3840

const even = (pixels: number): number => Math.round(pixels / 2) * 2

/** Even pixel size of a film: 16:9 at 720p is 1280×720, 9:16 is 720×1280, 1:1 is 720×720, 4:5 is 720×900, 21:9 is 1680×720. */
export function outputSize(aspectRatio: AspectRatio, quality: Quality): Size {
  const [across = 1, down = 1] = aspectRatio.split(':').map(Number)
  const short = shortSide[quality]
  const long = Math.min(LONGEST_SIDE, (short * Math.max(across, down)) / Math.min(across, down))
  const shorter = even((long * Math.min(across, down)) / Math.max(across, down))
  const longer = even(long)
  return across >= down ? { width: longer, height: shorter } : { width: shorter, height: longer }
}
