/** Owns the timeline: tracks, clips and transitions in exact frames and samples. Plain data; knows no project, no pixels. */
import type { AssetHash } from '../project/asset.ts'
import type { CaptionChoice, CaptionStyleId } from '../project/captions.ts'
import type { Ground, PictureFit } from '../project/ground.ts'
import type { FrameRate } from '../project/output.ts'
import type { Overlay } from '../project/overlays.ts'
import type { MotionChoice, SceneId, SceneKind, TransitionId } from '../project/scene.ts'

/** A scene on the picture track. Neighbours overlap by their transition and nowhere else. */
export type PictureClip = {
  readonly sceneId: SceneId
  readonly kind: SceneKind
  /** Text of a title card. */
  readonly title: string
  /** Undefined while the scene has no picture: its ground is shown. */
  readonly asset?: AssetHash
  readonly startFrame: number
  readonly lengthFrames: number
  readonly motion: MotionChoice
  /** Default: the film's background. */
  readonly ground?: Ground
  /** 'cover'. A hidden picture has no `asset` here. */
  readonly fit?: PictureFit
  readonly focus?: { readonly x: number; readonly y: number }
  /** The part of a video that is shown, from its first frame on; when it is over its last frame stays. Default: all. */
  readonly part?: { readonly offsetSamples: number; readonly samples: number }
}

/** A stretch of a sound file on the 48 kHz timeline. */
export type SoundClip = {
  readonly sceneId?: SceneId
  readonly asset: AssetHash
  readonly startSample: number
  /** Samples heard. */
  readonly samples: number
  /** Samples skipped at the file's start. */
  readonly offsetSamples: number
  /** dB; 0. */
  readonly gain?: number
  /** Samples of fading at both ends of equal power, so that two that overlap are as loud as one; 0. */
  readonly fadeIn?: number
  readonly fadeOut?: number
  /** The music goes down while this is heard. Default: under narration only. */
  readonly ducks?: boolean
}

/** The words of one narration clip. */
export type CaptionClip = {
  readonly sceneId: SceneId
  /** Asset of kind 'timings'. */
  readonly timings: AssetHash
  readonly style: CaptionStyleId
  readonly choice?: CaptionChoice
  /** Sample of the timings' second 0, may lie before the clip when it is trimmed. */
  readonly originSample: number
  readonly startFrame: number
  readonly lengthFrames: number
}

/** A logo or a lower third, while it is seen. */
export type OverlayClip = {
  readonly sceneId?: SceneId
  readonly overlay: Overlay
  readonly startFrame: number
  readonly lengthFrames: number
  /** What begins or ends with the film itself is there at once, and stays. */
  readonly edges: 'both' | 'in' | 'out' | 'none'
}

export type TransitionSpan = {
  readonly from: SceneId
  readonly to: SceneId
  readonly style: TransitionId
  readonly startFrame: number
  readonly lengthFrames: number
}

export type Timeline = {
  readonly frameRate: FrameRate
  readonly lengthFrames: number
  readonly pictures: readonly PictureClip[]
  readonly narration: readonly SoundClip[]
  readonly music: readonly SoundClip[]
  /** What is heard of the scenes' videos. Default: nothing. */
  readonly videoSound?: readonly SoundClip[]
  readonly captions: readonly CaptionClip[]
  readonly transitions: readonly TransitionSpan[]
  /** Above the transitions, the last on top. Default: none. */
  readonly overlays?: readonly OverlayClip[]
}
