/** Owns the scene: the unit of story, with its takes. Takes are kept; one is in use. */
import type { Span } from '../content-document.ts'
import type { AssetHash } from './asset.ts'
import type { CaptionStyleId, TimingOrigin } from './captions.ts'
import type { Ground, PictureFit } from './ground.ts'
import type { Overlay } from './overlays.ts'
import type { SceneSound } from './sound.ts'

export type SceneId = string
export type TakeId = string

/** Registry ids; the engine owns what they do. */
export type MotionId = string
export type TransitionId = string

/** Fractions of the picture, 0..1: x, y, width, height. */
export type UnitRect = readonly [x: number, y: number, width: number, height: number]

/** 'steady' goes at one pace; 'ease' sets off and arrives slowly. */
export const motionEasings = ['steady', 'ease'] as const
export type MotionEasing = (typeof motionEasings)[number]

/** `from` and `to` are for 'ken-burns' only: the part of the picture seen first and last. `easing`: 'steady'. */
export type MotionChoice = {
  readonly style: MotionId
  readonly from?: UnitRect
  readonly to?: UnitRect
  readonly easing?: MotionEasing
}

/** Length in seconds; a 'cut' has 0. */
export type TransitionChoice = { readonly style: TransitionId; readonly seconds: number }

/** What the scene shows: a title card (text over its picture) or a picture. */
export type SceneKind = 'title' | 'picture'

/** One sentence of narration (UTF-16 span in `narration`) and the source span it rests on. */
export type SentenceSource = { readonly sentence: Span; readonly source: Span }

/** Score of a picture check, 0–100; below 60 is retaken. `kind` says what was looked at. */
export type VisualCheck = {
  readonly provider: string
  readonly kind: 'technical' | 'meaning'
  readonly score: number
  readonly parts: Readonly<Record<string, number>>
  readonly reasons: readonly string[]
}

/** Samples at 48 kHz. */
export type Trim = { readonly start: number; readonly end: number }

/** A free or a generated picture of the scene. */
export type VisualTake = {
  readonly id: TakeId
  readonly asset: AssetHash
  readonly prompt: string
  readonly provider: string
  readonly attempt: number
  readonly check?: VisualCheck
  /** Point of interest, 0..1 of the picture. Default: its middle. */
  readonly focus?: { readonly x: number; readonly y: number }
  /** Of a video: samples at 48 kHz cut from its start and end. */
  readonly trim?: Trim
}

export type NarrationTake = {
  readonly id: TakeId
  readonly asset: AssetHash
  /** Asset of kind 'timings'. */
  readonly timings: AssetHash
  readonly timingOrigin: TimingOrigin
  /** Length of the sound at 48 kHz. */
  readonly samples: number
  readonly provider: string
  readonly voice: string
  /** The text as spoken then; differs from the scene's narration after an edit. */
  readonly text: string
  readonly speed: number
}

/** Takes in the order they were made. `inUse` is undefined until the first one is there. */
export type Takes<T extends { readonly id: TakeId }> = { readonly list: readonly T[]; readonly inUse?: TakeId }

/** Values set by hand that no automatic step changes again. Frames at the film's rate. */
export type ScenePins = {
  readonly startFrame?: number
  readonly lengthFrames?: number
  /** Samples at 48 kHz cut from the narration's start and end. */
  readonly trim?: Trim
}

export type Scene = {
  readonly id: SceneId
  readonly kind: SceneKind
  readonly title: string
  readonly narration: string
  readonly sources: readonly SentenceSource[]
  readonly visualDescription: string
  readonly imagePrompt: string
  readonly visuals: Takes<VisualTake>
  readonly narrations: Takes<NarrationTake>
  readonly motion: MotionChoice
  /** Behind the picture, or alone. Default: a dark one. */
  readonly ground?: Ground
  /** 'cover' */
  readonly fit?: PictureFit
  /** How the previous scene gives way to this one. The first scene's is not used. */
  readonly transition: TransitionChoice
  /** Overrides the project's. */
  readonly captionStyle?: CaptionStyleId
  readonly sound?: SceneSound
  /** Over this scene, the last on top. */
  readonly overlays?: readonly Overlay[]
  readonly pins: ScenePins
  /** Changed by a person since it was made. */
  readonly edited: boolean
}

export const takeInUse = <T extends { readonly id: TakeId }>(takes: Takes<T>): T | undefined =>
  takes.list.find(take => take.id === takes.inUse)
