/** Owns the start of one FFmpeg.wasm instance: addresses, foreign origins, failure in words. Does not run jobs. */
import { ContentHQError } from '@contenthq/model'
import type { FFmpeg } from '@ffmpeg/ffmpeg'

/** 32 MB must come through a slow line; a core that cannot start says so at once. */
const LOAD_TIMEOUT = 180_000

/** What came from another origin, fetched once: a new blob for every instance would never be freed. */
const blobs = new Map<string, Promise<string>>()

/** A module may be imported from our own origin; from another it comes through a blob, which needs CORS only. */
async function reachable({ href, origin }: URL, mimeType: string): Promise<string> {
  if (origin === globalThis.location.origin) return href
  const { toBlobURL } = await import('@ffmpeg/util')
  const blob = blobs.get(href) ?? toBlobURL(href, mimeType)
  blobs.set(href, blob)
  blob.catch(() => blobs.delete(href))
  return blob
}

/**
 * A loaded instance of the core under `${assetBase}/ffmpeg/`. Throws `ffmpeg-unavailable` when a file is missing,
 * blocked or too slow, `cancelled` on abort.
 */
export async function startFFmpeg(assetBase: string, signal: AbortSignal): Promise<FFmpeg> {
  const base = new URL(`${assetBase.replace(/\/$/, '')}/ffmpeg/`, globalThis.location.href)
  const failure = (cause: unknown) =>
    new ContentHQError(
      'ffmpeg-unavailable',
      `${base.href}: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    )
  const { promise: stopped, reject } = Promise.withResolvers<never>()
  stopped.catch(() => undefined)
  const cancel = () => reject(new ContentHQError('cancelled'))
  signal.addEventListener('abort', cancel, { once: true })
  const timer = setTimeout(() => reject(failure('It took too long.')), LOAD_TIMEOUT)
  let ffmpeg: FFmpeg | undefined
  try {
    const [{ FFmpeg }, { ffmpegWorkerUrl }] = await Promise.all([import('@ffmpeg/ffmpeg'), import('./worker-url.ts')])
    const coreURL = await reachable(new URL('ffmpeg-core.js', base), 'text/javascript')
    const wasmURL = await reachable(new URL('ffmpeg-core.wasm', base), 'application/wasm')
    ffmpeg = new FFmpeg()
    const loading = ffmpeg.load({ coreURL, wasmURL, classWorkerURL: ffmpegWorkerUrl() })
    loading.catch(() => undefined)
    await Promise.race([loading, stopped])
    return ffmpeg
  } catch (thrown) {
    ffmpeg?.terminate()
    throw thrown instanceof ContentHQError ? thrown : failure(thrown)
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', cancel)
  }
}
