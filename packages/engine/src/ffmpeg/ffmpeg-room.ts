/**
 * The only room that loads FFmpeg.wasm: starts it, queues its jobs, watches it, ends it when it hangs, and starts it
 * anew every ten jobs because its memory never shrinks. Does not know what it encodes.
 */
import { asContentHQError, ContentHQError, throwIfAborted } from '@contenthq/model'
import type { FFFSType, FFmpeg } from '@ffmpeg/ffmpeg'
import { type Core, mayUseThreads, startFFmpeg } from './start-ffmpeg.ts'

export type FFmpegRoomOptions = {
  /** Where the host serves `ffmpeg/ffmpeg-core.js` and `ffmpeg/ffmpeg-core.wasm` of @ffmpeg/core (its ESM build). */
  readonly assetBase: string
  /** Milliseconds without a word from FFmpeg after which it counts as hung; 30,000. */
  readonly silence?: number
  /** Jobs after which the instance is replaced; 10. */
  readonly jobsPerInstance?: number
  /**
   * Threads that a job may use; 1. With more, the core with threads (`ffmpeg-mt/` below assetBase) is taken where the
   * page is isolated. When it is not there, does not start, says nothing or fails, the other core goes on.
   */
  readonly threads?: number
  /** How long the core with threads may take to start, and say nothing, ms; 8,000 and 7,000. */
  readonly threadedPatience?: { readonly start: number; readonly silence: number }
}

export type FFmpegJob = {
  /** As on the command line, without `ffmpeg`; told how many threads there are. */
  readonly args: readonly string[] | ((threads: number) => readonly string[])
  /** Input files by name. Their buffers are given away. */
  readonly files: Readonly<Record<string, Uint8Array<ArrayBuffer>>>
  /** Input files that FFmpeg reads piece by piece and that never lie in its memory; `/blobs/<name>` in `args`. */
  readonly blobs?: Readonly<Record<string, Blob>>
  /** Names of the files to read back. */
  readonly outputs: readonly string[]
  readonly signal?: AbortSignal
  /** 0..1, as far as FFmpeg can tell. */
  readonly onProgress?: (share: number) => void
}

/** What a job gave: its output files by name, and what FFmpeg said. */
export type FFmpegResult = {
  readonly files: Readonly<Record<string, Uint8Array<ArrayBuffer>>>
  readonly log: readonly string[]
}

export type FFmpegRoom = {
  /**
   * Runs one command; jobs wait for each other. Throws `ffmpeg-unavailable` when the core cannot be loaded,
   * `encoder-failed` when the command fails or hangs, `cancelled` on abort. After any of these the next job starts
   * with a fresh instance.
   */
  run(job: FFmpegJob): Promise<FFmpegResult>
  /** Ends the instance at once; running and waiting jobs throw `cancelled`. */
  dispose(): void
}

const SILENCE = 30_000
/** Together, the most that a core which never answers costs: 15 s. */
const THREADED_PATIENCE = { start: 8000, silence: 7000 }
const JOBS_PER_INSTANCE = 10
const LOG_LINES = 200
const BLOBS = '/blobs'

/** A promise that rejects when the watchdog barks or the signal fires, and the means to calm it. */
function createWatch(silence: number, signal: AbortSignal) {
  const { promise, reject } = Promise.withResolvers<never>()
  promise.catch(() => undefined)
  const bark = () => reject(new ContentHQError('encoder-failed', `FFmpeg said nothing for ${silence / 1000} s.`))
  let timer = setTimeout(bark, silence)
  const abort = () => reject(new ContentHQError('cancelled'))
  signal.addEventListener('abort', abort, { once: true })
  return {
    alarm: promise,
    alive() {
      clearTimeout(timer)
      timer = setTimeout(bark, silence)
    },
    end() {
      clearTimeout(timer)
      signal.removeEventListener('abort', abort)
    },
  }
}

/** Bytes in a buffer of their own, for it is transferred whole. */
const ownBuffer = (bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> =>
  bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice()

/** Answers what takes them out again. */
async function mountBlobs(ffmpeg: FFmpeg, blobs: Readonly<Record<string, Blob>>): Promise<() => Promise<void>> {
  const files = Object.entries(blobs).map(([name, data]) => ({ name, data }))
  if (files.length === 0) return async () => undefined
  await ffmpeg.createDir(BLOBS)
  await ffmpeg.mount('WORKERFS' as FFFSType, { blobs: files }, BLOBS)
  return async () => {
    await ffmpeg.unmount(BLOBS)
    await ffmpeg.deleteDir(BLOBS)
  }
}

async function execute(
  ffmpeg: FFmpeg,
  { args: wanted, files, blobs = {}, outputs }: FFmpegJob,
  threads: number,
  log: string[],
): Promise<FFmpegResult['files']> {
  const args = typeof wanted === 'function' ? wanted(threads) : wanted
  // with threads the job may have to be done again by the other core: its files are copied, not given away
  for (const [name, bytes] of Object.entries(files))
    await ffmpeg.writeFile(name, threads > 1 ? bytes.slice() : ownBuffer(bytes))
  const unmount = await mountBlobs(ffmpeg, blobs)
  const code = await ffmpeg.exec(['-hide_banner', ...args])
  await unmount()
  if (code !== 0) throw new ContentHQError('encoder-failed', log.slice(-3).join(' | ') || `FFmpeg ended with ${code}.`)
  const results: Record<string, Uint8Array<ArrayBuffer>> = {}
  for (const name of outputs) {
    const bytes = await ffmpeg.readFile(name)
    if (typeof bytes === 'string') throw new ContentHQError('encoder-failed', `FFmpeg gave text for ${name}.`)
    results[name] = bytes as Uint8Array<ArrayBuffer>
  }
  for (const name of [...Object.keys(files), ...outputs]) await ffmpeg.deleteFile(name)
  return results
}

/** Opens the room. Nothing is loaded before the first job. Works on the page and inside module workers. */
export function createFFmpegRoom({
  assetBase,
  silence = SILENCE,
  jobsPerInstance = JOBS_PER_INSTANCE,
  threads: wantedThreads = 1,
  threadedPatience = THREADED_PATIENCE,
}: FFmpegRoomOptions): FFmpegRoom {
  let core: Core = wantedThreads > 1 && mayUseThreads() ? 'threaded' : 'single'
  const closing = new AbortController()
  let instance: FFmpeg | undefined
  let jobsDone = 0
  let queue: Promise<unknown> = Promise.resolve()

  const drop = () => {
    instance?.terminate()
    instance = undefined
    jobsDone = 0
  }

  const start = (signal: AbortSignal) =>
    core === 'threaded'
      ? startFFmpeg(assetBase, signal, core, threadedPatience.start)
      : startFFmpeg(assetBase, signal, core)

  const runOnce = async (job: FFmpegJob, signal: AbortSignal): Promise<FFmpegResult> => {
    if (jobsDone >= jobsPerInstance) drop()
    instance ??= await start(signal)
    const ffmpeg = instance
    const log: string[] = []
    const watch = createWatch(core === 'threaded' ? threadedPatience.silence : silence, signal)
    const onLog = ({ message }: { message: string }) => {
      watch.alive()
      log.push(message)
      if (log.length > LOG_LINES) log.shift()
    }
    const onProgress = ({ progress }: { progress: number }) => {
      watch.alive()
      if (progress >= 0 && progress <= 1) job.onProgress?.(progress)
    }
    ffmpeg.on('log', onLog)
    ffmpeg.on('progress', onProgress)
    try {
      const work = execute(ffmpeg, job, core === 'threaded' ? wantedThreads : 1, log)
      work.catch(() => undefined)
      const files = await Promise.race([work, watch.alarm])
      jobsDone++
      return { files, log }
    } catch (thrown) {
      drop()
      throw asContentHQError(thrown, 'encoder-failed')
    } finally {
      watch.end()
      ffmpeg.off('log', onLog)
      ffmpeg.off('progress', onProgress)
    }
  }

  const runNow = async (job: FFmpegJob, signal: AbortSignal): Promise<FFmpegResult> => {
    throwIfAborted(signal)
    try {
      return await runOnce(job, signal)
    } catch (thrown) {
      if (core === 'single' || signal.aborted) throw thrown
      core = 'single'
      return runOnce(job, signal)
    }
  }

  return {
    run(job) {
      const signal = job.signal ? AbortSignal.any([job.signal, closing.signal]) : closing.signal
      const turn = queue.then(() => runNow(job, signal))
      queue = turn.catch(() => undefined)
      return turn
    },
    dispose() {
      closing.abort()
      drop()
    },
  }
}
