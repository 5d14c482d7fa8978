/** Owns the shape of a session: what the studio, the command and app developers program against. */
import type { Capabilities, PosterOptions, QualityPresetId, RenderForecast } from '@contenthq/engine'
import type {
  AspectRatio,
  AssetHash,
  Call,
  Command,
  ErrorRecord,
  FilmFormat,
  Issue,
  OverlayId,
  ProjectDocument,
  ProjectId,
  ProjectInput,
  ProjectSettings,
  Quality,
  SceneId,
  StageStatus,
  Timeline,
  Voice,
} from '@contenthq/model'

export type {
  Capabilities,
  PosterOptions,
  QualityPresetId,
  RenderEstimate,
  RenderForecast,
  RenderIssue,
} from '@contenthq/engine'

export type PieceState = 'waiting' | 'running' | 'done' | 'retaken' | 'failed'

/** How far one scene is: the row of the progress matrix. */
export type SceneProgress = {
  readonly picture: PieceState
  readonly check: PieceState
  readonly narration: PieceState
  /** 0..1 of the piece that runs. */
  readonly fraction: number
  readonly error?: ErrorRecord
}

export type PipelineState = {
  readonly state: 'idle' | 'running' | 'paused' | 'done' | 'failed' | 'cancelled'
  /** 0..100; never goes back within a run. */
  readonly percent: number
  /** Known after 3 s of data. */
  readonly secondsLeft?: number
  readonly stages: readonly StageStatus[]
  readonly scenes: Readonly<Record<SceneId, SceneProgress>>
  readonly error?: ErrorRecord
}

export type ExportState = {
  readonly state: 'idle' | 'running' | 'done' | 'failed' | 'cancelled'
  readonly percent: number
  readonly secondsLeft?: number
  /** What is worked on now. */
  readonly stage?: 'scene-video' | 'audio-mixing' | 'assembly'
  readonly framesDone: number
  readonly framesTotal: number
  readonly film?: Film
  readonly error?: ErrorRecord
}

export type Film = {
  /**
   * The file, an MP4 by default. That of a long film is a file on disk, which is there until the next film of this session is finished or the
   * session is disposed of: keep it by saving it.
   */
  readonly blob: Blob
  readonly fileName: string
  readonly format: FilmFormat
  readonly mimeType: string
  readonly seconds: number
  /** 0 where the format has no picture. */
  readonly frames: number
  readonly width: number
  readonly height: number
  /** SubRip text of the captions, also where they are not shown; empty where nobody speaks. */
  readonly subtitles: string
  /** The same as WebVTT. */
  readonly subtitlesVtt: string
  /** Encoders that made it, for people; empty without a picture, or without sound. */
  readonly videoEncoder: string
  readonly audioEncoder: string
}

export type Saving = 'saved' | 'saving' | 'failed'
/** 'local': no API. 'offline': the API does not answer; work goes on here and is sent later. */
export type SyncState = 'local' | 'synced' | 'syncing' | 'offline'

export type SessionState = {
  readonly project?: ProjectDocument
  readonly timeline?: Timeline
  readonly issues: readonly Issue[]
  readonly canUndo: boolean
  readonly canRedo: boolean
  readonly saving: Saving
  readonly sync: SyncState
  readonly pipeline: PipelineState
  readonly export: ExportState
  /** The last failure outside pipeline and export. */
  readonly error?: ErrorRecord
}

export type ProjectSummary = {
  readonly id: ProjectId
  readonly title: string
  readonly updatedAt: string
  readonly sceneCount: number
  readonly seconds: number
  readonly aspectRatio: AspectRatio
  /** Picture of the first scene. */
  readonly thumbnail?: AssetHash
}

/** One entry of a registry: a motion, transition or caption style. */
export type StyleInfo = { readonly id: string; readonly label: string }

export type ExportOptions = {
  /** 'mp4'. Rejects with 'format-unavailable' where this browser cannot make it. */
  readonly format?: FilmFormat
  /** How large the picture is; default: the project's. */
  readonly quality?: Quality
  /** How well the picture is kept; 'standard'. */
  readonly preset?: QualityPresetId
  /**
   * Writes the film into this file while it is put together, from `showSaveFilePicker()`. Until the film is whole the file
   * keeps what it held. Default: the film is the blob in the answer.
   */
  readonly file?: FileSystemFileHandle
}

/** What would be exported: by default the project as it is. */
export type ForecastOptions = ExportOptions & {
  readonly signal?: AbortSignal
  /** As if the project had these settings. */
  readonly settings?: Partial<ProjectSettings>
}

/** `settings`: as if the project had these. */
export type FilmPosterOptions = PosterOptions & Pick<ForecastOptions, 'settings'>

export type PlayerState = {
  readonly frame: number
  readonly playing: boolean
  readonly ready: boolean
  readonly lengthFrames: number
  /** It plays without sound for now: the browser wants a gesture first, or the sound is still being read. */
  readonly muted?: boolean
}

/** Plays the project's timeline into a canvas with sound; follows edits by itself. */
export type Player = {
  readonly state: PlayerState
  subscribe(listener: (state: PlayerState) => void): () => void
  play(): Promise<void>
  pause(): void
  /** Resolves when the frame is painted. */
  seek(frame: number): Promise<void>
  dispose(): void
}

export type Session = {
  readonly state: SessionState
  /** Called after every change, with the new state; answers a function that ends it. */
  subscribe(listener: (state: SessionState) => void): () => void

  listProjects(): Promise<readonly ProjectSummary[]>
  /** Makes, stores and opens a project. Bad input rejects with 'topic-empty', 'duration-invalid', … */
  createProject(input: ProjectInput, settings?: Partial<ProjectSettings>): Promise<ProjectId>
  openProject(id: ProjectId): Promise<void>
  deleteProject(id: ProjectId): Promise<void>

  /** Starts or resumes the pipeline up to a project that can be played; resolves when it stops. Failures are in the state. */
  run(): Promise<void>
  /** Finishes the pieces under way, starts no more; `run()` goes on. */
  pause(): void
  /** Stops at once; what is finished is kept. */
  cancel(): void

  /** Applies a change made by a person; throws 'edit-refused' with the reason, or 'style-unknown'. */
  edit(command: Command): void
  undo(): void
  redo(): void

  /** A new take of one piece. */
  regenerate(sceneId: SceneId, piece: 'picture' | 'narration'): Promise<void>
  /**
   * The user's own picture or video. Answers what could not be taken over as it is; rejects with 'media-unsupported',
   * 'media-empty', 'cancelled'. What the browser cannot decode is converted, which may take minutes.
   */
  replacePicture(sceneId: SceneId, picture: Blob, call?: Partial<Call>): Promise<readonly Issue[]>

  /**
   * A logo or watermark over one scene, or over the whole film (null); answers its id, by which edits change it. Rejects
   * with 'media-unsupported', 'media-empty', 'cancelled'.
   */
  addLogo(scene: SceneId | null, picture: Blob, call?: Partial<Call>): Promise<OverlayId>

  /** An object URL for a stored file; the session owns and revokes it. */
  assetUrl(hash: AssetHash): Promise<string>
  createPlayer(canvas: HTMLCanvasElement): Player

  /** Renders the film; progress is in the state. Rejects with 'cancelled' after cancelExport(). */
  exportFilm(options?: ExportOptions): Promise<Film>
  cancelExport(): void
  /**
   * Whether the film can be made here, and how long it takes and how large it gets: issues with remedies, an estimate
   * measured on some of its frames, which takes about a second. Rejects with 'cancelled', 'style-unknown', or
   * 'asset-missing' where word timings are lost.
   */
  canExport(options?: ForecastOptions): Promise<RenderForecast>
  /** One frame of the film as a picture file. Rejects with 'timeline-empty', 'asset-missing', 'style-unknown', 'cancelled'. */
  poster(options?: FilmPosterOptions): Promise<Blob>
  /** What this browser and page can do, proved, and which way a film is made here. */
  capabilities(): Promise<Capabilities>

  voices(): Promise<readonly Voice[]>
  readonly styles: {
    readonly motions: readonly StyleInfo[]
    readonly transitions: readonly StyleInfo[]
    readonly captions: readonly StyleInfo[]
    /** Designs of lower thirds. */
    readonly lowerThirds: readonly StyleInfo[]
  }

  /** Stops everything and frees workers, URLs and listeners. */
  dispose(): Promise<void>
}
