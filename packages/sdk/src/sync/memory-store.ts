/** Owns a local store in memory that keeps the promises of the ports, for tests and as their shortest description. */
import { ContentHQError, type ProjectDocument, type ProjectId } from '@contenthq/model'
import type { LocalProject, NextProject, SyncStore } from './ports.ts'

export type MemoryStore = SyncStore & {
  /** What a session does: stores an edit. */
  edit(document: ProjectDocument): void
  /** What a session does: deletes, and notes it for the API. */
  remove(id: ProjectId): void
  addMedia(hash: string, blob: Blob): void
  readonly projects: ReadonlyMap<ProjectId, LocalProject>
}

async function sha256(blob: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer())
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('')
}

export function createMemoryStore(replay?: SyncStore['documents']['replay']): MemoryStore {
  const projects = new Map<ProjectId, LocalProject>()
  const deletions = new Set<ProjectId>()
  const files = new Map<string, Blob>()
  let changes = 0
  const newChange = (): string => String(++changes)

  function put({ document, revision, pending }: NextProject): void {
    projects.set(document.id, { id: document.id, document, revision, pending, change: newChange(), sent: [] })
  }

  return {
    projects,
    edit(document) {
      const before = projects.get(document.id)
      projects.set(document.id, {
        id: document.id,
        document,
        revision: before?.revision ?? null,
        pending: true,
        change: newChange(),
        sent: before?.sent ?? [],
      })
    },
    remove(id) {
      if (projects.get(id)?.revision !== null) deletions.add(id)
      projects.delete(id)
    },
    addMedia: (hash, blob) => files.set(hash, blob),
    documents: {
      list: async () => [...projects.values()],
      read: async id => projects.get(id),
      async markSent(id, hash) {
        const project = projects.get(id)
        if (project) projects.set(id, { ...project, sent: [...project.sent, hash] })
      },
      async acknowledge(id, revision, change) {
        const project = projects.get(id)
        if (project) projects.set(id, { ...project, revision, pending: project.change !== change, sent: [] })
      },
      async swap(id, change, next) {
        if ((projects.get(id)?.change ?? null) !== change) return false
        projects.delete(id)
        next.forEach(put)
        return true
      },
      deletions: async () => [...deletions],
      async forgetDeletion(id) {
        deletions.delete(id)
      },
      ...(replay ? { replay } : {}),
    },
    media: {
      has: async hash => files.has(hash),
      async read(hash) {
        const blob = files.get(hash)
        if (!blob) throw new ContentHQError('asset-missing', hash)
        return blob
      },
      async putAs(hash, blob) {
        if ((await sha256(blob)) !== hash) throw new ContentHQError('media-mismatch', hash)
        files.set(hash, blob)
      },
    },
  }
}
