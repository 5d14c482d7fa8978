/** What tests outside the SDK need of its inside: the API client, sync, and stores. Not for apps. */
import type { SegmentStore } from '@contenthq/engine'
import { createCache } from './cache/cache.ts'
import { createSegmentStore } from './cache/segment-store.ts'
import { openDatabase } from './store/database.ts'

export { type LeftBehind, leftBehind, nothing } from '@contenthq/engine/testing'
export { type ApiClient, createApiClient } from './api/client.ts'
export { type ApiSourceOptions, apiSource } from './providers/api-source.ts'
export { createMemoryStore, type MemoryStore } from './sync/memory-store.ts'
export { createSync, type Sync, type SyncEvent } from './sync/sync.ts'

/** A store on a database of this name, apart from any session. */
export function openSegments(databaseName: string): { readonly segments: SegmentStore; close(): void } {
  const database = openDatabase(databaseName)
  return { segments: createSegmentStore(createCache(database)), close: () => database.close() }
}
