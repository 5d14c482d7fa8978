/** Owns the project document: the only truth about a project. No media, no word timings, at most 1 MiB of JSON. */
import type { SourceKind } from '../content-document.ts'
import type { Asset, AssetHash } from './asset.ts'
import type { CaptionSettings } from './captions.ts'
import type { OutputSettings } from './output.ts'
import type { Overlay } from './overlays.ts'
import type { Scene, Takes } from './scene.ts'
import type { Ducking, FilmSound } from './sound.ts'

export type ProjectId = string

export const PROJECT_VERSION = 1

/** What the user gave. File and pasted text are kept in the store as an asset. */
export type ProjectInput =
  | { readonly kind: 'topic'; readonly topic: string }
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'text'; readonly text: string; readonly name?: string; readonly mimeType?: string }

export const moods = [
  'calm',
  'warm',
  'wonder',
  'upbeat',
  'tense',
  'hopeful',
  'somber',
  'playful',
  'epic',
  'mystery',
] as const
export type Mood = (typeof moods)[number]

/** Names of the voices that are always there, the default first. */
export const builtInVoices = ['slt', 'rms', 'awb'] as const
export type BuiltInVoice = (typeof builtInVoices)[number]

export type VoiceSettings = { readonly voice: string /** 0.5 to 2, 1 is natural. */; readonly speed: number }

/** Levels in dB: `gain` of the music alone, `duck` below it while somebody speaks. What is absent is as `soundBounds` has it. */
export type MusicSettings = {
  readonly enabled: boolean
  readonly gain: number
  readonly duck: number
  readonly ducking?: Ducking
  /** Seconds of fading, at the film's start and where film or music end. */
  readonly fadeIn?: number
  readonly fadeOut?: number
  /** Seconds of the piece that are skipped. */
  readonly start?: number
  /** A piece shorter than the film is heard again; true. */
  readonly loop?: boolean
  /** Seconds that its end and its next beginning overlap. */
  readonly crossfade?: number
}

/** Seconds of silence around a scene's narration. Set by `fitPacing` so that the film has the length asked for. */
export type Pacing = { readonly lead: number; readonly tail: number }

export type ProjectSettings = {
  readonly output: OutputSettings
  /** The length asked for; the timeline ends within ±10 % of it. */
  readonly targetSeconds: number
  readonly mood: Mood
  readonly language: string
  readonly seed: number
  readonly voice: VoiceSettings
  readonly music: MusicSettings
  readonly sound?: FilmSound
  readonly captions: CaptionSettings
  readonly pacing: Pacing
}

/** Where the story's facts come from. */
export type SourceRecord = {
  readonly kind: SourceKind
  readonly title: string
  readonly words: number
  readonly textHash: string
  readonly url?: string
  readonly author?: string
  readonly licence?: string
  readonly attribution?: string
}

export type Story = {
  readonly title: string
  readonly hook: string
  readonly synopsis: string
  readonly closing: string
  readonly provider: string
}

export type MusicTake = {
  readonly id: string
  readonly asset: AssetHash
  readonly provider: string
  readonly mood: Mood
  readonly seconds: number
}

export type ProjectDocument = {
  readonly version: typeof PROJECT_VERSION
  readonly id: ProjectId
  readonly title: string
  readonly createdAt: string
  readonly input: ProjectInput
  readonly settings: ProjectSettings
  readonly source?: SourceRecord
  readonly story?: Story
  readonly scenes: readonly Scene[]
  readonly music: Takes<MusicTake>
  /** Over the whole film, the last on top. */
  readonly overlays?: readonly Overlay[]
  readonly assets: Readonly<Record<AssetHash, Asset>>
}

export const defaultSettings: ProjectSettings = {
  output: { aspectRatio: '16:9', quality: '720p', frameRate: { num: 30, den: 1 } },
  targetSeconds: 60,
  mood: 'warm',
  language: 'en',
  seed: 1,
  voice: { voice: 'slt', speed: 1 },
  music: { enabled: true, gain: -9, duck: -10 },
  captions: { enabled: true, style: 'plate' },
  pacing: { lead: 0.35, tail: 0.55 },
}

/** A new, empty project. Clock and randomness come from the caller. */
export function createProject(fields: {
  readonly id: ProjectId
  readonly createdAt: string
  readonly title: string
  readonly input: ProjectInput
  readonly settings: ProjectSettings
}): ProjectDocument {
  return { version: PROJECT_VERSION, ...fields, scenes: [], music: { list: [] }, assets: {} }
}
