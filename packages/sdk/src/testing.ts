/** What tests outside the SDK need of its inside: the API client, sync, and a store in memory. Not for apps. */
export { type ApiClient, createApiClient } from './api/client.ts'
export { createMemoryStore, type MemoryStore } from './sync/memory-store.ts'
export { createSync, type Sync, type SyncEvent } from './sync/sync.ts'
