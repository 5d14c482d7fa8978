/** Owns the choices of the export dialog, the presets, and the guess of the file's size. Pure. */
import {
  type AspectRatio,
  type FilmFormat,
  formatFacts,
  frameRateName,
  frameRateNamed,
  type OutputSettings,
  outputSize,
  type ProjectDocument,
  type ProjectSettings,
  type Quality,
} from '@contenthq/model'
import type { ExportOptions, QualityPresetId } from '@contenthq/sdk'
import type { IconName } from '../../elements/icon/icon.ts'
import type { MessageKey } from '../../locales/translate.ts'

export type ExportChoices = {
  readonly aspectRatio: AspectRatio
  readonly quality: Quality
  /** Name of the frame rate. */
  readonly rate: string
  readonly format: FilmFormat
  readonly preset: QualityPresetId
  readonly burnCaptions: boolean
}

export type Preset = {
  readonly id: string
  readonly label: MessageKey & `preset.${string}`
  readonly icon: IconName
  readonly aspectRatio: AspectRatio
  readonly quality: Quality
}

export const presets: readonly Preset[] = [
  { id: 'youtube', label: 'preset.youtube', icon: 'monitor-play', aspectRatio: '16:9', quality: '1080p' },
  { id: 'shorts', label: 'preset.shorts', icon: 'smartphone', aspectRatio: '9:16', quality: '1080p' },
  { id: 'square', label: 'preset.square', icon: 'square', aspectRatio: '1:1', quality: '1080p' },
  { id: 'slides', label: 'preset.slides', icon: 'presentation', aspectRatio: '16:9', quality: '720p' },
]

export const choicesOf = ({ settings }: ProjectDocument): ExportChoices => ({
  aspectRatio: settings.output.aspectRatio,
  quality: settings.output.quality,
  rate: frameRateName(settings.output.frameRate),
  format: 'mp4',
  preset: 'standard',
  burnCaptions: settings.captions.enabled,
})

/** The output settings these choices ask for; a rate that is none of ours is kept. */
export const outputOf = (choices: ExportChoices, { settings }: ProjectDocument): OutputSettings => ({
  aspectRatio: choices.aspectRatio,
  quality: choices.quality,
  frameRate: frameRateNamed(choices.rate) ?? settings.output.frameRate,
})

/** The project's settings that these choices change. */
export const settingsOf = (
  choices: ExportChoices,
  project: ProjectDocument,
): Pick<ProjectSettings, 'output' | 'captions'> => ({
  output: outputOf(choices, project),
  captions: { ...project.settings.captions, enabled: choices.burnCaptions },
})

/** The caption file that goes with a format: WebM's players read WebVTT, a GIF says nothing. */
export const captionFileOf = (format: FilmFormat): 'srt' | 'vtt' | undefined =>
  format === 'gif' ? undefined : format === 'webm' ? 'vtt' : 'srt'

/** What a format is called in the dialog's words. */
export const kindOf = (format: FilmFormat): 'film' | 'gif' | 'sound' =>
  format === 'gif' ? 'gif' : formatFacts[format].picture ? 'film' : 'sound'

/** From this length on a film goes straight into a file, where the browser can: it may not fit into memory. */
const LONG_SECONDS = 300
export const isLong = (seconds: number): boolean => seconds >= LONG_SECONDS

/** What is asked of the session beside the project's own settings. */
export const optionsOf = ({ format, quality, preset }: ExportChoices): ExportOptions => ({ format, quality, preset })

/** Bits a second of sound alone: AAC and MP3 as they are made here, 16-bit stereo at 48 kHz. */
const SOUND_BITS = { m4a: 160e3, mp3: 192e3, wav: 48_000 * 32 } as const

/** Of the standard bitrate; a small file takes about half. */
const SHARES = { draft: 0.52, standard: 1, high: 1.92, small: 0.5 } as const satisfies Record<QualityPresetId, number>

/**
 * Bytes, roughly: 2.5 Mbit/s at 720p30 and 4 at 1080p30, between and beyond by a power law, and 160 kbit/s of sound.
 * Shown until the forecast is there. Undefined for GIF, which only measuring knows.
 */
export function sizeGuess(choices: ExportChoices, seconds: number): number | undefined {
  const { format } = choices
  if (format === 'gif') return undefined
  if (format === 'm4a' || format === 'mp3' || format === 'wav') return (SOUND_BITS[format] * seconds) / 8
  const { width, height } = outputSize(choices.aspectRatio, choices.quality)
  const rate = (width * height * Number(choices.rate)) / (1280 * 720 * 30)
  const exponent = Math.log(4 / 2.5) / Math.log(2.25)
  return ((2.5e6 * SHARES[choices.preset] * rate ** exponent + 160e3) * seconds) / 8
}

/** 'The history of tea' → 'the-history-of-tea.mp4'. Letters of any script are kept. */
export const fileNameOf = (title: string, format: FilmFormat = 'mp4'): string =>
  `${
    title
      .toLowerCase()
      .normalize('NFC')
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 80) || 'film'
  }.${format}`
