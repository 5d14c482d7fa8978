/** The one file that starts render workers. Knows nothing of what they do. */
import { ContentHQError } from '@contenthq/model'
import { type Remote, wrap } from 'comlink'
import type { RenderWorker } from './protocol.ts'

export type SpawnedWorker = {
  readonly remote: Remote<RenderWorker>
  /** Rejects when the worker dies; never resolves. */
  readonly death: Promise<never>
  terminate(): void
}

export function spawnWorker(): SpawnedWorker {
  const worker = new Worker(new URL('./worker/index.ts', import.meta.url), { type: 'module', name: 'contenthq-render' })
  const death = new Promise<never>((_resolve, reject) => {
    const die = (event: Event) =>
      reject(new ContentHQError('worker-died', event instanceof ErrorEvent ? event.message : event.type))
    worker.addEventListener('error', die)
    worker.addEventListener('messageerror', die)
  })
  death.catch(() => undefined) // it may die while nobody waits
  return { remote: wrap<RenderWorker>(worker), death, terminate: () => worker.terminate() }
}
