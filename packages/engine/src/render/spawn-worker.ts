/** Owns the start of render workers, and how the page notices that a worker is gone. Knows nothing of what they do. */
import { ContentHQError } from '@contenthq/model'
import { type Remote, wrap } from 'comlink'
import type { RenderWorker } from './protocol.ts'

export type SpawnedWorker<W = RenderWorker> = {
  readonly remote: Remote<W>
  /** Rejects when the worker dies; never resolves. */
  readonly death: Promise<never>
  terminate(): void
}

/** A worker that can be watched. */
export type HoldsLock = { holdLock(name: string): Promise<boolean> }

export function spawnWorker(): SpawnedWorker {
  const name = `contenthq-render ${crypto.randomUUID()}`
  return watchWorker(new Worker(new URL('./worker/index.ts', import.meta.url), { type: 'module', name }), name)
}

/** `name` is the worker's own, of which there is one. */
export function watchWorker<W extends HoldsLock = RenderWorker>(worker: Worker, name: string): SpawnedWorker<W> {
  const remote = wrap<W>(worker)
  const ended = new AbortController()
  const death = new Promise<never>((_resolve, reject) => {
    const die = (event: Event) =>
      reject(new ContentHQError('worker-died', event instanceof ErrorEvent ? event.message : event.type))
    worker.addEventListener('error', die)
    worker.addEventListener('messageerror', die)
    watchLock(remote as Remote<HoldsLock>, name, ended.signal).then(
      gone => gone && reject(new ContentHQError('worker-died', 'It was ended from outside.')),
      () => undefined, // no locks here: the silence of the worker tells, only later
    )
  })
  death.catch(() => undefined) // it may die while nobody waits
  return {
    remote,
    death,
    terminate() {
      ended.abort()
      worker.terminate()
    },
  }
}

/**
 * No event tells that a worker was killed, but the lock it holds becomes free then. Resolves with true at its death,
 * with false where it could not take the lock; rejects when it is ended by us.
 */
async function watchLock(remote: Remote<HoldsLock>, name: string, signal: AbortSignal): Promise<boolean> {
  if (!(await remote.holdLock(name))) return false
  return navigator.locks.request(name, { signal }, () => true)
}
