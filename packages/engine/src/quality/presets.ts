/** Owns the presets of quality and every number behind them; docs/quality.md says how they were found. Data only. */

type Encoding =
  /** By bitrate: a share of the standard one. */
  | { readonly kind: 'bitrate'; readonly share: number }
  /** By quality: x264 in FFmpeg.wasm, whatever encoders the browser has. */
  | {
      readonly kind: 'x264'
      readonly preset: 'ultrafast' | 'superfast' | 'veryfast' | 'faster' | 'fast' | 'medium'
      readonly crf: number
      readonly share: number
    }

export type QualityPreset = {
  readonly id: string
  readonly label: string
  /** One sentence for people who choose. */
  readonly meaning: string
  readonly encoding: Encoding
}

/** From the smallest bitrate up; the last one buys size with time. */
export const qualityPresets = [
  {
    id: 'draft',
    label: 'Draft',
    meaning: 'For a quick look: about half the size, soft where much moves.',
    encoding: { kind: 'bitrate', share: 0.52 },
  },
  {
    id: 'standard',
    label: 'Standard',
    meaning: 'For the web: clean on a laptop and a phone.',
    encoding: { kind: 'bitrate', share: 1 },
  },
  {
    id: 'high',
    label: 'High',
    meaning: 'For large screens and for editing again: about twice the size.',
    encoding: { kind: 'bitrate', share: 1.92 },
  },
  {
    id: 'small',
    label: 'Small file',
    meaning: 'Looks like Standard at about half the size, and takes several times as long.',
    // the share is only a ceiling
    encoding: { kind: 'x264', preset: 'veryfast', crf: 23, share: 1 },
  },
] as const satisfies readonly QualityPreset[]

export type QualityPresetId = (typeof qualityPresets)[number]['id']

export const DEFAULT_QUALITY: QualityPresetId = 'standard'

/** Where the standard bitrate was measured, bit/s at 30 frames/s; in between and beyond it follows a power law. */
export const STANDARD_BITRATES = [
  { width: 1280, height: 720, bitrate: 2_500_000 },
  { width: 1920, height: 1080, bitrate: 4_000_000 },
] as const

/** x264 in the place of a bitrate: about the same look, the bitrate is only a ceiling. */
export const X264_INSTEAD = { preset: 'veryfast', crfAtStandard: 21, crfForHalf: 5 } as const

/** WebM for the preset that others give to x264: a share of the standard bitrate. */
export const WEBM_SMALL = { vp9: 0.6, av1: 0.5 } as const

/** GIF: colours of a palette, and how what lies between them is shown. */
export const GIF_COLOURS = {
  small: { colours: 64, dither: 'bayer' },
  draft: { colours: 96, dither: 'bayer' },
  standard: { colours: 192, dither: 'bayer' },
  high: { colours: 256, dither: 'sierra2_4a' },
} as const satisfies Record<QualityPresetId, { readonly colours: number; readonly dither: string }>
