/** Owns the store as sync needs it: single steps that happen whole or not at all. Does not know the API. */
import type { DocumentPort, LocalProject, NextProject, SyncStore } from '../sync/ports.ts'
import { type Database, type DocumentRow, stored } from './database.ts'
import { type GiveUp, writeWithRoom } from './make-room.ts'
import type { MediaStore } from './media.ts'

/** `giveUp`: what may go when a document finds no room. */
export function createSyncStore(database: Database, media: MediaStore, giveUp: readonly GiveUp[] = []): SyncStore {
  return {
    documents: createDocumentPort(database, giveUp),
    media: { has: media.has, read: media.read, putAs: media.putAs },
  }
}

function createDocumentPort({ documents, deletions, atomically }: Database, giveUp: readonly GiveUp[]): DocumentPort {
  const change = <T>(work: () => Promise<T>): Promise<T> => writeWithRoom(() => atomically(work), giveUp)
  return {
    list: () =>
      stored(async () => (await documents.toArray()).map(({ id, revision, pending }) => ({ id, revision, pending }))),
    read: id => stored(async () => localProject(await documents.get(id))),
    markSent: (id, hash) =>
      change(async () => {
        const row = await documents.get(id)
        if (row && !row.sent.includes(hash)) await documents.put({ ...row, sent: [...row.sent, hash] })
      }),
    acknowledge: (id, revision, sentChange) =>
      change(async () => {
        const row = await documents.get(id)
        if (!row) return
        await documents.put({ ...row, revision, pending: sentChange !== row.change, sent: [] })
      }),
    swap: (id, expected, next) =>
      change(async () => {
        const row = await documents.get(id)
        if ((row?.change ?? null) !== expected) return false
        if (row) await documents.delete(id)
        await documents.bulkPut(next.map(rowOf))
        return true
      }),
    deletions: () => stored(async () => (await deletions.toArray()).map(({ id }) => id)),
    forgetDeletion: id => stored(() => deletions.delete(id)),
  }
}

const localProject = (row: DocumentRow | undefined): LocalProject | undefined =>
  row && {
    id: row.id,
    document: row.document,
    revision: row.revision,
    pending: row.pending,
    change: row.change,
    sent: row.sent,
  }

const rowOf = ({ document, revision, pending }: NextProject): DocumentRow => ({
  id: document.id,
  document,
  updatedAt: new Date().toISOString(),
  revision,
  pending,
  change: crypto.randomUUID(),
  sent: [],
})
