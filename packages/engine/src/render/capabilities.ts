/**
 * Owns what this browser and page can do, as data, and which path a render takes with the reason. Every codec is proved
 * by encoding; nothing here throws. Codecs are probed once a page, storage is asked each time.
 */
import { type PageFacts, pageFacts } from './page-facts.ts'
import type { CodecSupport } from './protocol.ts'
import { type EncoderChoice, probeRenderPath, type RenderPath, renderPathOf } from './render-path.ts'
import { spawnWorker } from './spawn-worker.ts'
import { type StorageFacts, storageFacts } from './storage-facts.ts'

/** A part of the path: what is used, and one sentence why. */
export type PathChoice<T extends string> = { readonly use: T; readonly reason: string }

export type Capabilities = RenderPath &
  PageFacts & {
    /** What the browser itself really encoded; the film's AAC comes from FFmpeg.wasm either way. */
    readonly codecs: CodecSupport & { readonly video: { readonly h264: boolean } }
    readonly storage: StorageFacts
    /** The render's worker started and answered. */
    readonly renderWorker: boolean
    /** How a film is made here. */
    readonly chosen: {
      readonly painter: PathChoice<RenderPath['framePath']>
      readonly video: PathChoice<RenderPath['videoEncoder']>
      readonly audio: PathChoice<RenderPath['audioEncoder']>
    }
  }

const NO_CODECS: CodecSupport = { video: { vp9: false, av1: false }, audio: { aac: false, opus: false } }
/** A browser whose codecs hang counts as one without them. */
const PROBE_MS = 8000

let codecs: Promise<CodecSupport> | undefined

/** VP9, AV1, AAC, Opus; none where no worker starts. */
export function probeCodecs(): Promise<CodecSupport> {
  codecs ??= (async () => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<CodecSupport>(resolve => {
      timer = setTimeout(resolve, PROBE_MS, NO_CODECS)
    })
    try {
      const worker = spawnWorker()
      try {
        return await Promise.race([worker.remote.probeCodecs(), worker.death, late])
      } finally {
        worker.terminate()
      }
    } catch {
      return NO_CODECS
    } finally {
      clearTimeout(timer)
    }
  })()
  return codecs
}

function reasonsOf(path: RenderPath, choice: EncoderChoice): Capabilities['chosen'] {
  const { framePath, videoEncoder, audioEncoder, webcodecsH264 } = path
  return {
    painter: {
      use: framePath,
      reason:
        framePath === 'canvas'
          ? 'A GPU draws the canvases of this page.'
          : path.gpu
            ? 'x264 takes planes only.'
            : 'No GPU draws here: WebAssembly paints planes faster than a canvas does.',
    },
    video: {
      use: videoEncoder,
      reason:
        choice === 'ffmpeg'
          ? 'This page asks for FFmpeg.wasm.'
          : webcodecsH264
            ? 'WebCodecs encoded a test frame of H.264.'
            : 'WebCodecs encodes no H.264 here.',
    },
    audio: { use: audioEncoder, reason: 'FFmpeg.wasm gives the same AAC in every browser.' },
  }
}

/** `known` is the path when it was probed before. Takes about half a second the first time. */
export async function probeCapabilities(
  choice: EncoderChoice,
  known: Promise<RenderPath> = probeRenderPath(choice),
): Promise<Capabilities> {
  const [path, support, page, storage] = await Promise.all([
    known.catch(() => undefined),
    probeCodecs(),
    pageFacts(),
    storageFacts(),
  ])
  const taken = path ?? renderPathOf(choice, false)
  return {
    ...taken,
    ...page,
    codecs: { ...support, video: { h264: taken.webcodecsH264, ...support.video } },
    storage,
    renderWorker: path !== undefined,
    chosen: reasonsOf(taken, choice),
  }
}
