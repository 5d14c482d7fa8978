/** Owns what crosses the border between page and render worker: plain data, and the calls there are. */
import type { AssetHash, ErrorRecord, FrameRate, Size } from '@contenthq/model'
import type { EncodedSound, SoundBlocks } from '../audio/encode-sound.ts'
import type { Stereo } from '../audio/mix.ts'
import type { SoundCodecId } from '../audio/sound-codec.ts'
import type { SoundPlan } from '../audio/sound-plan.ts'
import type { DisplayList, SpriteKey } from '../display-list.ts'
import type { MovingInput } from '../media/moving-frames.ts'
import type { FramePath } from '../painters/choose-painter.ts'
import type { EncodedSegment } from '../segments/segment-store.ts'

export type { EncodedSegment, VideoPacket } from '../segments/segment-store.ts'

export type WebCodecsSettings = {
  readonly kind: 'webcodecs'
  /** bit/s */
  readonly bitrate: number
  readonly acceleration: 'no-preference' | 'prefer-software'
  /** Absent: H.264. */
  readonly codec?: 'vp9' | 'av1'
}

/** x264 in FFmpeg.wasm. */
export type X264Settings = {
  readonly kind: 'x264'
  /** x264's own name for how much time it takes. */
  readonly preset: 'ultrafast' | 'superfast' | 'veryfast' | 'faster' | 'fast' | 'medium'
  /** Constant rate factor, 0..51: less is better. */
  readonly crf: number
  /** bit/s that may not be exceeded for long; quiet pictures take less. */
  readonly maxBitrate: number
  /**
   * Most B frames in a row: 3 halve the size of slow motion. 0 where segments share a track with an encoder that
   * makes none, for decoders lose frames where their delay changes.
   */
  readonly bFrames: 0 | 3
}

/** GIF through FFmpeg.wasm, with a palette for each segment. */
export type GifSettings = {
  readonly kind: 'gif'
  /** 2..256 in a palette. */
  readonly colours: number
  /** FFmpeg's own name: an ordered pattern keeps still parts still, the other one is smoother and larger. */
  readonly dither: 'bayer' | 'sierra2_4a'
}

export type EncoderSettings = WebCodecsSettings | X264Settings | GifSettings

export type VideoSettings = {
  readonly size: Size
  readonly frameRate: FrameRate
  readonly encoder: EncoderSettings
  readonly assetBase: string
  /** How frames reach the encoder. */
  readonly framePath: FramePath
}

/** A worker has no other input: what is hashed is what is sent. */
export type SegmentJob = {
  readonly lists: readonly DisplayList[]
  readonly pictures: ReadonlyMap<string, ImageBitmap>
  readonly sprites: ReadonlyMap<SpriteKey, ImageBitmap>
  /** Files, decoded by the worker frame by frame. */
  readonly moving: ReadonlyMap<AssetHash, MovingInput>
  readonly settings: VideoSettings
}

/** The whole film's sound: the plan, and the files it names. */
export type SoundJob = {
  readonly plan: SoundPlan
  readonly files: ReadonlyMap<AssetHash, Blob>
  readonly codec: SoundCodecId
  readonly assetBase: string
}

/** What a preview hears: the plan, and the files it names. */
export type PreviewSoundJob = Pick<SoundJob, 'plan' | 'files'>

/** Comlink loses the fields of errors, so results carry them as data. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ErrorRecord }

/** Codecs that the browser itself encodes, beside H.264. */
export type CodecSupport = {
  readonly video: { readonly vp9: boolean; readonly av1: boolean }
  readonly audio: { readonly aac: boolean; readonly opus: boolean }
}

/** The calls of the worker. A port carries the page's AbortSignal; the callback reports how far the call is. */
export type RenderWorker = {
  /** Takes a lock of this name for as long as the worker lives. False where there are no locks. */
  holdLock(name: string): Promise<boolean>
  /** Whether WebCodecs really encodes H.264 here. */
  probe(): Promise<boolean>
  probeCodecs(): Promise<CodecSupport>
  /** `onFrame` is told how many frames are encoded so far. */
  paintSegment(job: SegmentJob, port: MessagePort, onFrame: (frames: number) => void): Promise<Outcome<EncodedSegment>>
  /** Opens the sound of a preview in place of the one before. */
  openPreviewSound(job: PreviewSoundJob, port: MessagePort): Promise<Outcome<void>>
  /** Left and right of the open mix at a gain in dB. */
  previewBlock(startSample: number, length: number, gain: number): Promise<Outcome<Stereo>>
  /** The film's gain in dB, as the export takes it. */
  previewGain(): Promise<Outcome<number>>
  /** `onProgress` is told the share done, 0..1; `blocks` stays on the page. */
  mixSound(
    job: SoundJob,
    port: MessagePort,
    onProgress: (share: number) => void,
    blocks: SoundBlocks,
  ): Promise<Outcome<EncodedSound>>
}

/** The calls of the worker that writes one private file in place. They reject with the browser's error. */
export type FileWorker = {
  holdLock(name: string): Promise<boolean>
  open(handle: FileSystemFileHandle): Promise<void>
  write(data: Uint8Array<ArrayBuffer>, position: number): Promise<void>
  /** All is on disk, and nobody holds the file. */
  close(): Promise<void>
}
