/** Owns one call into a worker: the signal goes over, typed errors come back, a dead or stuck worker is noticed. */
import { ContentHQError, throwIfAborted } from '@contenthq/model'
import { type ProxyMarked, proxy, type Remote, transfer } from 'comlink'
import type { Outcome, RenderWorker } from './protocol.ts'
import { portOfSignal } from './signal-port.ts'
import type { SpawnedWorker } from './spawn-worker.ts'

/** How long a call may make no progress before its worker counts as stuck, ms. */
export type Patience = {
  /** Before its first progress: a worker starts, and may load FFmpeg.wasm through a slow line. */
  readonly first: number
  readonly next: number
}

const PATIENCE: Patience = { first: 200_000, next: 60_000 }

type Work<T> = (
  remote: Remote<RenderWorker>,
  port: MessagePort,
  onProgress: ((done: number) => void) & ProxyMarked,
) => Promise<Outcome<T>>

/** Only a number that grows counts as progress. Throws what the worker answers, 'encoder-failed' when it is stuck, 'worker-died' when it is gone, 'cancelled'. */
export async function callWorker<T>(
  worker: SpawnedWorker,
  signal: AbortSignal,
  onProgress: (done: number) => void,
  work: Work<T>,
  patience: Patience = PATIENCE,
): Promise<T> {
  throwIfAborted(signal)
  const { port, dispose } = portOfSignal(signal)
  const { promise: trouble, reject } = Promise.withResolvers<never>()
  trouble.catch(() => undefined)
  const watch = (ms: number) =>
    setTimeout(() => reject(new ContentHQError('encoder-failed', `No progress for ${ms / 1000} s.`)), ms)
  const cancel = () => reject(new ContentHQError('cancelled'))
  signal.addEventListener('abort', cancel, { once: true })
  let timer = watch(patience.first)
  let most = 0
  const progress = proxy((done: number) => {
    if (done > most) {
      most = done
      clearTimeout(timer)
      timer = watch(patience.next)
    }
    onProgress(done)
  })
  try {
    const outcome = await Promise.race([work(worker.remote, transfer(port, [port]), progress), worker.death, trouble])
    if (outcome.ok) return outcome.value
    throw new ContentHQError(outcome.error.code, outcome.error.detail)
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', cancel)
    dispose()
  }
}
