/**
 * Owns the capabilities that make a film's parts, as interfaces. A provider fulfils one capability.
 * Does not know who fulfils them (offline, cloud through the API, the user's own) nor in which order they are asked.
 */
import type { ContentDocument } from './content-document.ts'
import type { Provenance } from './project/asset.ts'
import type { NarrationTimings } from './project/captions.ts'
import type { Size } from './project/output.ts'
import type { Mood, ProjectInput, Story } from './project/project.ts'
import type { MotionChoice, SceneKind, SentenceSource, TransitionChoice, VisualCheck } from './project/scene.ts'

export type Capability = 'source' | 'story' | 'image' | 'vision' | 'speech' | 'music'

/** Every call can be cancelled and may report how far it is, 0..1. */
export type Call = { readonly signal: AbortSignal; readonly onProgress?: (fraction: number) => void }

export type ProviderInfo = {
  /** Stable, kebab-case: 'offline-art'. Written into takes and provenance. */
  readonly id: string
  /** For people: 'Built in'. */
  readonly label: string
  readonly place: 'offline' | 'cloud' | 'own'
  /** Ends workers and frees what else it holds; a later call may begin anew. A session calls it for its built-in ones. */
  readonly dispose?: () => void
}

/** Reads what the user gave. Answers undefined when this input is not its business; then the next one is asked. */
export type SourceProvider = ProviderInfo & {
  readonly capability: 'source'
  read(
    request: { readonly input: ProjectInput; readonly language: string },
    call: Call,
  ): Promise<ContentDocument | undefined>
}

export type StoryRequest = {
  readonly document: ContentDocument
  readonly targetSeconds: number
  readonly language: string
  readonly mood: Mood
  readonly seed: number
}

/** A scene as written: no ids, no takes. */
export type SceneDraft = {
  readonly kind: SceneKind
  readonly title: string
  readonly narration: string
  readonly sources: readonly SentenceSource[]
  readonly visualDescription: string
  readonly imagePrompt: string
  /** Absent: chosen by what is said, see `defaultLooks`. */
  readonly motion?: MotionChoice
  readonly transition?: TransitionChoice
}

/** A written story: what holds the film together, and the narration as paragraphs that become scenes. */
export type StoryDraft = Omit<Story, 'provider'> & {
  readonly paragraphs: readonly {
    readonly title: string
    readonly text: string
    readonly sources: readonly SentenceSource[]
  }[]
}

export type StoryProvider = ProviderInfo & {
  readonly capability: 'story'
  writeStory(request: StoryRequest, call: Call): Promise<StoryDraft>
  planScenes(request: StoryRequest & { readonly story: StoryDraft }, call: Call): Promise<readonly SceneDraft[]>
  /** A new prompt that answers a failed check. */
  repairPrompt(
    request: { readonly prompt: string; readonly narration: string; readonly check: VisualCheck },
    call: Call,
  ): Promise<string>
}

export type ImageRequest = {
  readonly prompt: string
  readonly narration: string
  readonly filmTitle: string
  readonly sceneTitle: string
  readonly sceneKind: SceneKind
  /** Place of the scene in the film, for variety between neighbours. */
  readonly index: number
  readonly count: number
  /** The narrations of the whole film in order, so that one style and no repeated picture run through it. */
  readonly film: readonly { readonly title: string; readonly narration: string }[]
  readonly size: Size
  readonly mood: Mood
  readonly seed: number
  readonly attempt: number
}

/** Bytes of a picture: SVG, PNG, JPEG or WebP. SVG must be self-contained (fonts and pictures inside). */
export type Picture = {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly mimeType: string
  readonly width: number
  readonly height: number
  readonly focus?: { readonly x: number; readonly y: number }
  readonly provenance: Provenance
}

export type ImageProvider = ProviderInfo & {
  readonly capability: 'image'
  makePicture(request: ImageRequest, call: Call): Promise<Picture>
}

/** RGBA, 8 bit, straight alpha, row by row: what a decoded picture looks like to a check. */
export type Pixels = { readonly data: Uint8ClampedArray; readonly width: number; readonly height: number }

export type CheckRequest = {
  readonly pixels: Pixels
  readonly prompt: string
  readonly narration: string
  /** Pictures already in the film, for sameness. */
  readonly others: readonly Pixels[]
}

export type VisionProvider = ProviderInfo & {
  readonly capability: 'vision'
  checkPicture(request: CheckRequest, call: Call): Promise<VisualCheck>
}

export type SpeechRequest = {
  readonly text: string
  readonly language: string
  readonly voice: string
  readonly speed: number
}

/** Interleaved-free PCM at any rate (the store writes it as 48 kHz WAV), with the moment of every word. */
export type Speech = {
  readonly channels: readonly Float32Array<ArrayBuffer>[]
  readonly sampleRate: number
  readonly timings: NarrationTimings
  readonly voice: string
  readonly provenance: Provenance
}

export type Voice = {
  readonly id: string
  readonly label: string
  readonly language: string
  readonly gender: 'female' | 'male' | 'neutral'
}

export type SpeechProvider = ProviderInfo & {
  readonly capability: 'speech'
  /** Reads the marks in a narration itself (see `readNarrationMarks`); the others are given the plain text. */
  readonly obeysMarks?: true
  voices(call: Call): Promise<readonly Voice[]>
  speak(request: SpeechRequest, call: Call): Promise<Speech>
}

export type MusicRequest = {
  readonly mood: Mood
  readonly seconds: number
  readonly seed: number /** Seconds of scene starts, for hits. */
  readonly cuts: readonly number[]
}

export type Music = {
  readonly channels: readonly Float32Array<ArrayBuffer>[]
  readonly sampleRate: number
  readonly provenance: Provenance
}

export type MusicProvider = ProviderInfo & {
  readonly capability: 'music'
  compose(request: MusicRequest, call: Call): Promise<Music>
}

export type Provider = SourceProvider | StoryProvider | ImageProvider | VisionProvider | SpeechProvider | MusicProvider
export type ProviderOf<C extends Capability> = Extract<Provider, { readonly capability: C }>
