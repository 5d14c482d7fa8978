/** Owns the shape of a forecast: what stands in the way of a film, and what it will take. Plain data. */
import { type AssetHash, type ErrorCode, errorFacts, type Issue } from '@contenthq/model'

/** A finding before work starts. An `error` means that the render would end with this code. */
export type RenderIssue = Issue & {
  /** One sentence: what a person can do. */
  readonly remedy: string
  readonly asset?: AssetHash
}

export type RenderEstimate = {
  /** Wall time of the render on this machine as it is now. */
  readonly seconds: number
  /** Size of the file. */
  readonly bytes: number
  /** Frames that the segment store does not hold. */
  readonly framesToEncode: number
  readonly framesTotal: number
  /** Painted and encoded by all workers together, as measured. */
  readonly framesPerSecond: number
}

export type RenderForecast = {
  /** No issue is an error. */
  readonly possible: boolean
  readonly issues: readonly RenderIssue[]
  /** Absent where the render is not possible. */
  readonly estimate?: RenderEstimate
}

type IssueFacts = { readonly detail?: string; readonly asset?: AssetHash; readonly sceneId?: string }

/** An issue in the words of the error that the render would end with. */
export function errorIssue(code: ErrorCode, { detail, asset, sceneId }: IssueFacts = {}): RenderIssue {
  const { message, remedy } = errorFacts[code]
  return {
    code,
    severity: 'error',
    message: detail === undefined ? message : `${message} ${detail}`,
    remedy,
    ...(asset === undefined ? {} : { asset }),
    ...(sceneId === undefined ? {} : { sceneId }),
  }
}

/** What does not stop a film, but should be known before it. */
const notices = {
  'picture-missing': ['warning', 'A scene has no picture.', 'Make or choose one, or its ground is shown.'],
  'storage-low': ['warning', 'The film may not fit into this browser’s storage.', 'Free some space first.'],
  'memory-low': ['warning', 'The film may not fit into memory.', 'Choose a smaller size, or split the film.'],
  'encoder-slow': [
    'info',
    'This browser encodes no H.264 itself, so FFmpeg.wasm does, several times slower.',
    'Use a current Chromium, Firefox or Safari.',
  ],
} as const satisfies Record<string, readonly [Issue['severity'], string, string]>

export type NoticeCode = keyof typeof notices

export function noticeIssue(code: NoticeCode, { sceneId }: IssueFacts = {}): RenderIssue {
  const [severity, message, remedy] = notices[code]
  return { code, severity, message, remedy, ...(sceneId === undefined ? {} : { sceneId }) }
}
