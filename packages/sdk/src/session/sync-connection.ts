/** Owns whether this session talks to an API: without one everything stays local. Joins the sync room to store and state. */
import { type AssetHash, ContentHQError, type ProjectId } from '@contenthq/model'
import { type ApiClient, createApiClient } from '../api/client.ts'
import type { Store } from '../state/store.ts'
import type { Database } from '../store/database.ts'
import type { GiveUp } from '../store/make-room.ts'
import type { MediaStore } from '../store/media.ts'
import { createSyncStore } from '../store/sync-store.ts'
import { createSync, type SyncEvent } from '../sync/sync.ts'
import type { SessionOptions } from './session-options.ts'

export type SyncConnection = {
  /** Undefined where this session talks to no API. */
  readonly client?: ApiClient
  /** A project was saved here. */
  changed(id: ProjectId): void
  /** A project was deleted here. */
  deleted(id: ProjectId): void
  /** The bytes of a file that may be on the API only. Throws 'asset-missing', 'api-unreachable'. */
  read(hash: AssetHash): Promise<Blob>
  start(): Promise<void>
  stop(): Promise<void>
}

type Input = {
  readonly options: SessionOptions
  readonly store: Store
  readonly database: Database
  readonly media: MediaStore
  /** What may go when a document finds no room. */
  readonly giveUp: readonly GiveUp[]
  /** The store has another document for this id than before; when it has none, `now` is where the work went, if anywhere. */
  readonly onReplaced: (id: ProjectId, now: ProjectId | undefined) => void
}

const localOnly = (media: MediaStore): SyncConnection => ({
  changed: () => undefined,
  deleted: () => undefined,
  read: media.read,
  start: async () => undefined,
  stop: async () => undefined,
})

export function connectSync({ options, store, database, media, giveUp, onReplaced }: Input): SyncConnection {
  const { apiBase, token } = options
  if (apiBase === undefined) return localOnly(media)
  const client = createApiClient({ baseURL: apiBase, ...(token === undefined ? {} : { token }) })

  function onEvent(event: SyncEvent): void {
    if (event.kind === 'refused') store.set({ error: event.error.toRecord() })
    else if (event.kind === 'newer') store.set({ error: new ContentHQError('document-newer').toRecord() })
    else if (event.kind === 'kept-both') onReplaced(event.id, event.copyId)
    else onReplaced(event.id, undefined)
  }

  const sync = createSync({
    client,
    store: createSyncStore(database, media, giveUp),
    onState: state => store.set({ sync: state }),
    onEvent,
  })
  const wake = () => sync.wake()
  return {
    client,
    changed: sync.changed,
    deleted: sync.deleted,
    read: hash => sync.fetchMedia(hash),
    async start() {
      globalThis.addEventListener?.('online', wake)
      store.set({ sync: sync.state })
      await sync.start()
    },
    async stop() {
      globalThis.removeEventListener?.('online', wake)
      await sync.dispose()
    },
  }
}
