/** Owns one call into a worker: the signal goes over, typed errors come back, a dead or silent worker is noticed. */
import { ContentHQError, throwIfAborted } from '@contenthq/model'
import { type ProxyMarked, proxy, type Remote, transfer } from 'comlink'
import type { Outcome, RenderWorker } from './protocol.ts'
import { portOfSignal } from './signal-port.ts'
import type { SpawnedWorker } from './spawn-worker.ts'

/** Without a sign of life for this long a worker counts as dead. FFmpeg.wasm may take long to load on a slow line. */
const SILENCE_MS = 60_000

type Work<T> = (
  remote: Remote<RenderWorker>,
  port: MessagePort,
  onProgress: ((done: number) => void) & ProxyMarked,
) => Promise<Outcome<T>>

export async function callWorker<T>(
  worker: SpawnedWorker,
  signal: AbortSignal,
  onProgress: (done: number) => void,
  work: Work<T>,
): Promise<T> {
  throwIfAborted(signal)
  const { port, dispose } = portOfSignal(signal)
  let timer: ReturnType<typeof setTimeout> | undefined
  let signOfLife = (): void => undefined
  let cancelled: (() => void) | undefined
  try {
    const silence = new Promise<never>((_resolve, reject) => {
      const arm = () => {
        clearTimeout(timer)
        timer = setTimeout(() => reject(new ContentHQError('worker-died', 'no sign of life')), SILENCE_MS)
      }
      arm()
      signOfLife = arm
    })
    const abort = new Promise<never>((_resolve, reject) => {
      cancelled = () => reject(new ContentHQError('cancelled'))
      signal.addEventListener('abort', cancelled, { once: true })
    })
    const progress = proxy((done: number) => {
      signOfLife()
      onProgress(done)
    })
    const outcome = await Promise.race([
      work(worker.remote, transfer(port, [port]), progress),
      worker.death,
      silence,
      abort,
    ])
    if (outcome.ok) return outcome.value
    throw new ContentHQError(outcome.error.code, outcome.error.detail)
  } finally {
    clearTimeout(timer)
    if (cancelled) signal.removeEventListener('abort', cancelled)
    dispose()
  }
}
