/** Owns the IndexedDB database and its versions. Rooms above see typed tables, never Dexie's errors. */
import {
  type AssetHash,
  asContentHQError,
  ContentHQError,
  type ProjectDocument,
  type ProjectId,
} from '@contenthq/model'
import { Dexie, type EntityTable } from 'dexie'

export type DocumentRow = {
  readonly id: ProjectId
  readonly document: ProjectDocument
  /** ISO 8601; sorted by it. */
  readonly updatedAt: string
  /** Revision on the API that `document` is based on; null: the API has never seen it. */
  readonly revision: number | null
  /** Edited since the API last had it. */
  readonly pending: boolean
  /** Another value after every save. */
  readonly change: string
  /** Hashes of documents that were sent and not yet acknowledged. */
  readonly sent: readonly string[]
}

export type MediaRow = {
  readonly hash: AssetHash
  readonly blob: Blob
  readonly bytes: number
  readonly addedAt: string
}
/** A deletion that the API has not been told yet. */
export type DeletionRow = { readonly id: ProjectId }
export type CacheRow = { readonly key: string; readonly value: unknown }
/** Beside the value, so that neither the budget nor a use reads or writes megabytes. */
export type CacheUseRow = {
  readonly key: string
  /** Milliseconds since 1970; sorted by it. */
  readonly usedAt: number
  readonly bytes: number
}

export type Database = {
  readonly documents: EntityTable<DocumentRow, 'id'>
  readonly media: EntityTable<MediaRow, 'hash'>
  readonly deletions: EntityTable<DeletionRow, 'id'>
  readonly cache: EntityTable<CacheRow, 'key'>
  readonly cacheUses: EntityTable<CacheUseRow, 'key'>
  /** Rejects with Dexie's error where the page may store nothing. */
  open(): PromiseLike<unknown>
  /** Runs `work` in one transaction over documents and deletions. */
  atomically<T>(work: () => Promise<T>): Promise<T>
  /** Runs `work` in one transaction over cache and cacheUses. */
  atomicallyCached<T>(work: () => Promise<T>): Promise<T>
  close(): void
}

export function openDatabase(name: string): Database {
  const dexie = new Dexie(name)
  dexie.version(1).stores({ documents: 'id, updatedAt', media: 'hash', deletions: 'id', cache: 'key, usedAt' })
  // what the cache held can be made again
  dexie
    .version(2)
    .stores({ cache: 'key', cacheUses: 'key, usedAt' })
    .upgrade(transaction => transaction.table('cache').clear())
  return {
    documents: dexie.table('documents'),
    media: dexie.table('media'),
    deletions: dexie.table('deletions'),
    cache: dexie.table('cache'),
    cacheUses: dexie.table('cacheUses'),
    open: () => dexie.open(),
    atomically: work => dexie.transaction('rw', ['documents', 'deletions'], work),
    atomicallyCached: work => dexie.transaction('rw', ['cache', 'cacheUses'], work),
    close: () => dexie.close(),
  }
}

/** Runs storage work; quota and access failures become typed errors. Dexie wraps the browser's error in `inner`. */
export async function stored<T>(work: () => PromiseLike<T>): Promise<T> {
  try {
    return await work()
  } catch (thrown) {
    const names = new Set([nameOf(thrown), nameOf((thrown as { inner?: unknown } | null)?.inner)])
    if (names.has('QuotaExceededError')) throw new ContentHQError('storage-full', undefined, { cause: thrown })
    if (
      ['MissingAPIError', 'InvalidStateError', 'SecurityError', 'OpenFailedError', 'UnknownError'].some(name =>
        names.has(name),
      )
    )
      throw new ContentHQError('storage-unavailable', undefined, { cause: thrown })
    throw asContentHQError(thrown)
  }
}

const nameOf = (thrown: unknown): string =>
  typeof thrown === 'object' && thrown !== null ? String((thrown as { name?: unknown }).name) : ''
