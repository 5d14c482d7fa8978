/** Owns whether this session talks to an API: none means everything stays local. Joins the sync room to the store. */
import type { Store } from '../state/store.ts'
import type { Database } from '../store/database.ts'
import type { MediaStore } from '../store/media.ts'
import type { SessionOptions } from './session-options.ts'

export type SyncConnection = {
  /** A project was saved or deleted here. */
  changed(id: string): void
  start(): Promise<void>
  stop(): Promise<void>
}

type Input = {
  readonly options: SessionOptions
  readonly store: Store
  readonly database: Database
  readonly media: MediaStore
}

const local: SyncConnection = { changed: () => undefined, start: async () => undefined, stop: async () => undefined }

export function connectSync({ options }: Input): SyncConnection {
  if (options.apiBase === undefined) return local
  return local
}
