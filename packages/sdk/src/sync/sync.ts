/**
 * Owns keeping the projects of this device and the API together. The local store comes first: sync only follows it.
 * Without an answer from the API everything stays here and goes out, once each, when it answers again.
 */
import type { AssetHash, ContentHQError, ProjectId } from '@contenthq/model'
import type { ApiClient } from '../api/client.ts'
import type { SyncState } from '../session-contract.ts'
import type { SyncStore } from './ports.ts'
import { pullProjects } from './pull-projects.ts'
import { type PushContext, pushDeletion, pushProject, type SyncEvent } from './push-project.ts'
import { createTaskQueue, type QueueState } from './task-queue.ts'

export type { SyncEvent } from './push-project.ts'

export type SyncOptions = {
  readonly client: ApiClient
  readonly store: SyncStore
  readonly onState: (state: SyncState) => void
  readonly onEvent?: (event: SyncEvent) => void
  /** Milliseconds from the last edit to the save. Default 2,000. */
  readonly delay?: number
  /** Milliseconds between attempts while the API does not answer: the first and the longest. Default 1,000 and 60,000. */
  readonly firstPause?: number
  readonly longestPause?: number
  /** Names the copies that a conflict makes. Default: a random UUID. */
  readonly newId?: () => ProjectId
}

export type Sync = {
  readonly state: SyncState
  /** Queues what was not sent before and looks at what the API has. Resolves when the queue is made, not when it is empty. */
  start(): Promise<void>
  /** The store has an edit of this project. */
  changed(id: ProjectId): void
  /** The store has noted this deletion. */
  deleted(id: ProjectId): void
  /** Tries now: the network is back, or the page is shown again. */
  wake(): void
  /** Looks at the API's list again. */
  pull(): void
  /** Resolves when all is sent, or the API does not answer. Sends waiting edits at once. */
  flush(): Promise<void>
  /** The bytes of a file: from here, else from the API, and then kept here. Throws 'asset-missing', 'api-unreachable'. */
  fetchMedia(hash: AssetHash, signal?: AbortSignal): Promise<Blob>
  /** Stops; a request under way is cut. What was not sent goes out at the next start. */
  dispose(): Promise<void>
}

const stateOf: Record<QueueState, SyncState> = { idle: 'synced', working: 'syncing', unreachable: 'offline' }

const PULL = 'pull'
const pushName = (id: ProjectId): string => `push ${id}`

export function createSync({
  client,
  store,
  onState,
  onEvent = () => {},
  delay = 2000,
  firstPause = 1000,
  longestPause = 60_000,
  newId = () => crypto.randomUUID(),
}: SyncOptions): Sync {
  const stop = new AbortController()
  const queue = createTaskQueue({
    firstPause,
    longestPause,
    onState: state => onState(stateOf[state]),
    onFailure: (name: string, error: ContentHQError) =>
      onEvent({ kind: 'refused', id: name.slice(name.indexOf(' ') + 1), error }),
  })
  const context: PushContext = {
    client,
    store,
    signal: stop.signal,
    newId,
    onEvent(event) {
      if (event.kind === 'kept-both') push(event.copyId, 0)
      onEvent(event)
    },
  }

  function push(id: ProjectId, after: number): void {
    const work = async (): Promise<void> => {
      // an edit made meanwhile has queued the project itself, after its own delay
      if ((await pushProject(id, context)) === 'again' && !queue.has(pushName(id))) push(id, 0)
    }
    queue.add(pushName(id), work, after)
  }

  const remove = (id: ProjectId): void => queue.add(`delete ${id}`, () => pushDeletion(id, context), 0)

  async function pushAll(): Promise<void> {
    for (const id of await store.documents.deletions()) remove(id)
    for (const { id, pending } of await store.documents.list()) if (pending) push(id, 0)
  }

  function pull(): void {
    const work = async (): Promise<void> => {
      await pullProjects(context)
      await pushAll()
    }
    queue.add(PULL, work, 0)
  }

  return {
    get state() {
      return stateOf[queue.state]
    },
    async start() {
      pull()
      await pushAll()
    },
    changed: id => push(id, delay),
    deleted: remove,
    wake: queue.wake,
    pull,
    async flush() {
      await pushAll()
      await queue.settled()
    },
    async fetchMedia(hash, signal) {
      if (await store.media.has(hash)) return store.media.read(hash)
      const blob = await client.media.get(hash, {
        signal: signal ? AbortSignal.any([signal, stop.signal]) : stop.signal,
      })
      await store.media.putAs(hash, blob)
      return blob
    },
    async dispose() {
      stop.abort()
      await queue.stop()
    },
  }
}
