/** Owns what every step of the pipeline is given: the document's door, media, providers, progress. */
import type { Command, Pixels, ProjectDocument, Size } from '@contenthq/model'
import type { Registry } from '../providers/registry.ts'
import type { MediaStore } from '../store/media.ts'
import type { ProgressTracker } from './progress.ts'

/** What the pipeline needs of the engine: the page decodes pictures, the mix room writes WAV. */
export type MediaTools = {
  pictureSize(blob: Blob): Promise<Size>
  picturePixels(blob: Blob, longest: number): Promise<Pixels>
  /** 48 kHz, 16 bit. */
  writeWav(channels: readonly Float32Array<ArrayBuffer>[], sampleRate: number): Blob
}

export type PipelineContext = {
  readonly document: () => ProjectDocument
  /** Applies a change made by the pipeline; it is not part of undo. */
  readonly commit: (command: Command) => void
  readonly media: MediaStore
  readonly providers: Registry
  readonly tools: MediaTools
  readonly progress: ProgressTracker
  readonly newId: () => string
}
