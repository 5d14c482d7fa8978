/** Owns what a caption is and when each word is spoken. Does not know how captions look. */
import type { Span } from '../content-document.ts'

/** One spoken word: where it stands in the narration text (UTF-16, punctuation included) and when it sounds (seconds from the file's start). */
export type WordTiming = Span & { readonly from: number; readonly to: number }

/** Where word timings come from; shown to the user. */
export type TimingOrigin = 'phones' | 'vendor' | 'transcription' | 'energy' | 'reading-speed'

/** Stored beside its narration as an asset of kind 'timings' (JSON). */
export type NarrationTimings = {
  readonly text: string
  readonly language: string
  readonly origin: TimingOrigin
  readonly words: readonly WordTiming[]
}

/** Registry ids; the engine owns what they look like. */
export type CaptionStyleId = string

export const captionFonts = ['sans', 'serif'] as const
export const captionSizes = ['small', 'medium', 'large'] as const
export const captionPositions = ['bottom', 'middle', 'top'] as const

/** What a person chooses over the style; absent: as the style has it. */
export type CaptionChoice = {
  readonly font?: (typeof captionFonts)[number]
  readonly size?: (typeof captionSizes)[number]
  readonly position?: (typeof captionPositions)[number]
}

export type CaptionSettings = { readonly enabled: boolean; readonly style: CaptionStyleId } & CaptionChoice
