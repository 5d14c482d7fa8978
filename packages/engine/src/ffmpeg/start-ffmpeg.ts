/** Owns the start of one FFmpeg.wasm instance: addresses, foreign origins, failure in words. Does not run jobs. */
import { ContentHQError } from '@contenthq/model'
import type { FFmpeg } from '@ffmpeg/ffmpeg'

/** 32 MB must come through a slow line; a core that cannot start says so at once. */
const LOAD_TIMEOUT = 180_000

/** What was fetched, once: a new blob for every instance would never be freed. */
const blobs = new Map<string, Promise<string>>()

/** Both cores of FFmpeg: where they lie below assetBase, and how long a core whose files are here may take to start, ms. */
const cores = {
  single: { folder: 'ffmpeg/', startTimeout: LOAD_TIMEOUT },
  // it is known to hang, and the other one is there
  threaded: { folder: 'ffmpeg-mt/', startTimeout: 8000 },
} as const

export type Core = keyof typeof cores

const folderOf = (assetBase: string, core: Core): URL =>
  new URL(`${assetBase.replace(/\/$/, '')}/${cores[core].folder}`, globalThis.location.href)

/** Threads need shared memory, which only isolated pages have. */
export const mayUseThreads = (): boolean => globalThis.crossOriginIsolated === true

const threadedCores = new Map<string, Promise<boolean>>()

/** Whether the core with threads may be used here and is served. */
export async function hasThreadedCore(assetBase: string): Promise<boolean> {
  if (!mayUseThreads()) return false
  const { href } = new URL('ffmpeg-core.wasm', folderOf(assetBase, 'threaded'))
  const known =
    threadedCores.get(href) ??
    fetch(href, { method: 'HEAD' }).then(
      // a page instead of a file is what some hosts answer to everything
      ({ ok, headers }) => ok && headers.get('content-type')?.startsWith('text/html') !== true,
      () => false,
    )
  threadedCores.set(href, known)
  return known
}

/**
 * A module may be imported from our own origin; from another it comes through a blob, which needs CORS only. So does
 * the threaded core, whose start is timed without its way here.
 */
async function reachable({ href, origin }: URL, mimeType: string, core: Core): Promise<string> {
  if (core === 'single' && origin === globalThis.location.origin) return href
  const { toBlobURL } = await import('@ffmpeg/util')
  const blob = blobs.get(href) ?? toBlobURL(href, mimeType)
  blobs.set(href, blob)
  blob.catch(() => blobs.delete(href))
  return blob
}

/**
 * A loaded instance of a core below assetBase. Throws `ffmpeg-unavailable` when a file is missing, blocked or too slow,
 * or the core does not start in time, `cancelled` on abort.
 */
export async function startFFmpeg(
  assetBase: string,
  signal: AbortSignal,
  core: Core,
  startTimeout: number = cores[core].startTimeout,
): Promise<FFmpeg> {
  const base = folderOf(assetBase, core)
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
  const late = (ms: number) => setTimeout(() => reject(failure('It took too long.')), ms)
  let timer = late(LOAD_TIMEOUT)
  let ffmpeg: FFmpeg | undefined
  const file = (name: string, type: string) => reachable(new URL(name, base), type, core)
  try {
    if (core === 'threaded' && !(await hasThreadedCore(assetBase))) throw new Error('There is no core with threads.')
    const files = Promise.all([
      import('@ffmpeg/ffmpeg'),
      import('./worker-url.ts'),
      file('ffmpeg-core.js', 'text/javascript'),
      file('ffmpeg-core.wasm', 'application/wasm'),
      core === 'threaded' ? file('ffmpeg-core.worker.js', 'text/javascript') : undefined,
    ])
    const [{ FFmpeg }, { ffmpegWorkerUrl }, coreURL, wasmURL, workerURL] = await Promise.race([files, stopped])
    clearTimeout(timer)
    timer = late(startTimeout)
    ffmpeg = new FFmpeg()
    const urls = { coreURL, wasmURL, ...(workerURL === undefined ? {} : { workerURL }) }
    const loading = ffmpeg.load({ ...urls, classWorkerURL: ffmpegWorkerUrl() })
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
